package causeway.testbed.demo;

import causeway.testbed.Client;
import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.network.Waiting;
import java.time.Duration;
import java.time.Instant;

/// Narrows a rule to principals, and asks with a key of theirs and with another.
final class PrincipalsCheck implements Step.Check {
  private static final String ROLE = "office-etl";

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    Documents documents = new Documents(farm);
    Client office = region.office();
    RoleSession session = RoleSession.of(farm.aws(), ROLE, "anna");
    evidence.expect(listing(office, farm).run().ok(), "the office is refused before the change");
    evidence.doing("applying a document that names principals");
    Typed applied = new Commands(farm, evidence).apply(documents.withPrincipals());
    evidence.expect(applied.exit() == 0, "apply did not end with 0: " + applied);
    try {
      evidence.mark("the rule names role/office-*");
      evidence.doing("waiting until the endpoint refuses another key");
      Waiting.until(
          "a refusal of the account's own key",
          Stage.LIMIT,
          Stage.LOOK,
          () -> !listing(office, farm).run().ok());
      evidence.mark("the endpoint refuses another key");
      evidence.fact(
          "document uploaded → another key is refused",
          Duration.between(applied.uploadedAt(), Instant.now()));
      Command.Result refused = listing(office, farm).run();
      evidence.client(typed(farm) + "      # with the account's own key", refused);
      evidence.expect(
          refused.err().contains("AccessDenied")
              && refused
                  .err()
                  .contains(
                      "arn:aws:iam::000000000000:root is not authorized to perform: s3:ListBucket"),
          "the refusal is another: " + refused);
      Command.Result served = session.as(listing(office, farm)).run();
      evidence.client(typed(farm) + "      # as role/" + ROLE, served);
      evidence.expect(served.ok(), "the role is refused: " + served);
      evidence.fact("role/" + ROLE, "served, from the same machine through the same proxies");
    } finally {
      Typed back = new Commands(farm, evidence).apply(documents.first());
      evidence.expect(back.exit() == 0, "the first document does not come back: " + back);
    }
    Waiting.until(
        "the office's own key again",
        Stage.LIMIT,
        Stage.LOOK,
        () -> listing(office, farm).run().ok());
  }

  private static Command listing(Client office, StackFarm farm) {
    return office
        .aws("s3", "ls", "s3://" + Stage.BUCKET + "/", "--region", farm.plan().region())
        .with("AWS_MAX_ATTEMPTS", "1");
  }

  private static String typed(StackFarm farm) {
    return "aws s3 ls s3://" + Stage.BUCKET + "/ --region " + farm.plan().region();
  }
}
