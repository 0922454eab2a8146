package causeway.testbed.demo;

import causeway.testbed.Client;
import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.Records;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/// Tries from a network without a rule, and from one with a deny.
final class RefusedCheck implements Step.Check {
  private static final Duration WRITTEN = Duration.ofSeconds(5);

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    Instant began = Instant.now();
    CompletableFuture<Command.Result> factory =
        CompletableFuture.supplyAsync(() -> list(region.factory()));
    CompletableFuture<Command.Result> guests =
        CompletableFuture.supplyAsync(() -> list(region.guests()));
    check(region, evidence, began, region.factory(), factory.join(), "no-matching-rule", "");
    check(region, evidence, began, region.guests(), guests.join(), "denied-by-rule", "no-guests");
    List<String> seen =
        region.s3().since(began).stream()
            .filter(entry ->
                Objects.requireNonNullElse(entry.serverName(), "").startsWith(OfficeAct.REPORTS))
            .map(Object::toString)
            .toList();
    evidence.expect(seen.isEmpty(), "S3 saw refused requests: " + seen);
    evidence.fact("requests that reached S3", "none");
  }

  /// One attempt, for the refusal is the same every time.
  private static Command.Result list(Client client) {
    return client
        .aws("s3", "ls", "s3://" + OfficeAct.REPORTS + "/", "--region", "eu-central-1")
        .with("AWS_MAX_ATTEMPTS", "1")
        .run();
  }

  private static void check(
      Region region,
      Evidence evidence,
      Instant began,
      Client client,
      Command.Result listed,
      String reason,
      String rule)
      throws Exception {
    String name = client.host().name();
    String address = client.host().address();
    evidence.client(
        "aws s3 ls s3://" + OfficeAct.REPORTS + "/      # from the " + name + ", " + address,
        listed);
    evidence.expect(!listed.ok(), "the " + name + " got through");
    Waiting.until(
        "record of the refusal of " + address,
        WRITTEN,
        Duration.ofMillis(20),
        () -> !Records.find(region.frankfurt(), began, record -> from(record, address)).isEmpty());
    JsonNode record =
        Records.find(region.frankfurt(), began, each -> from(each, address)).getFirst();
    evidence.record(record.toString());
    evidence.expect(
        record.path("decision").asString("").equals("deny")
            && record.path("reason").asString("").equals(reason)
            && record.path("rule").asString("").equals(rule),
        "the record of "
            + address
            + " should say deny, "
            + reason
            + " "
            + rule
            + ", but is "
            + record);
    evidence.fact(
        name + " " + address,
        record.path("message").asString(reason + (rule.isEmpty() ? "" : ", rule " + rule)));
  }

  private static boolean from(JsonNode record, String address) {
    return record.path("client").asString("").equals(address);
  }
}
