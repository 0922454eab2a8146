package causeway.testbed.demo;

import causeway.testbed.Client;
import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.Farm;
import causeway.testbed.farm.FarmPlan;
import causeway.testbed.farm.Records;
import causeway.testbed.network.Waiting;
import causeway.testbed.s3.AccessLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Uploads and downloads 100 MB with the AWS CLI and compares checksums.
final class TransferCheck implements Step.Check {
  /// The object that the upload leaves behind.
  static final String KEY = "quarter.bin";

  private static final int BYTES = 100_000_000;
  private static final Duration WRITTEN = Duration.ofSeconds(10);

  private final FarmPlan plan;
  private final String bucket;

  TransferCheck(FarmPlan plan, String bucket) {
    this.plan = plan;
    this.bucket = bucket;
  }

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    Farm farm =
        region.farms().stream().filter(each -> each.plan().equals(plan)).findFirst().orElseThrow();
    Client office = region.office();
    Path home = office.host().folder();
    Instant began = Instant.now();
    Path file = home.resolve(KEY);
    String sum = make(file);
    evidence.fact("SHA-256 before", sum);
    String url = "s3://" + bucket + "/" + KEY;
    evidence.doing("uploading 100 MB to " + url);
    copy(office, evidence, "upload", KEY, url);
    evidence.doing("downloading it again");
    copy(office, evidence, "download", url, "back.bin");
    String back = sum(home.resolve("back.bin"));
    evidence.fact("SHA-256 after", back);
    evidence.expect(
        back.equals(sum), "the checksum after the download is " + back + ", not " + sum);
    Files.delete(file);
    Files.delete(home.resolve("back.bin"));
    seenByS3(region, farm, began, evidence);
    seenByProxies(region, farm, began, evidence);
  }

  private void copy(Client office, Evidence evidence, String what, String from, String to) {
    Path home = office.host().folder();
    String local = home + "/";
    Command.Result copied =
        office
            .aws(
                "s3",
                "cp",
                "--no-progress",
                "--region",
                plan.region(),
                from.startsWith("s3:") ? from : local + from,
                to.startsWith("s3:") ? to : local + to)
            .run();
    evidence.client("aws s3 cp " + from + " " + to, shorten(copied, local));
    evidence.expect(copied.ok(), "the " + what + " failed: " + copied.lastLine());
    double seconds = copied.took().toNanos() / 1e9;
    evidence.fact(
        what,
        String.format(
            Locale.ROOT,
            "%.2f s, %.0f MB/s, the CLI's own start included",
            seconds,
            BYTES / 1e6 / seconds));
  }

  /// The CLI prints paths relative to where it runs, which nobody wants to read.
  private static Command.Result shorten(Command.Result result, String local) {
    String relative = local.substring(1);
    return new Command.Result(
        result.line(),
        result.exit(),
        result.out().replace(local, "").replaceAll("[./]*" + Pattern.quote(relative), ""),
        result.err().replace(local, "").replaceAll("[./]*" + Pattern.quote(relative), ""),
        result.took());
  }

  /// S3 must have seen the proxies and nobody else.
  private void seenByS3(Region region, Farm farm, Instant began, Evidence evidence) {
    List<AccessLog.Entry> seen =
        region.s3().since(began).stream()
            .filter(entry ->
                Objects.requireNonNullElse(entry.serverName(), "").startsWith(bucket + "."))
            .toList();
    TreeSet<String> peers =
        seen.stream().map(AccessLog.Entry::peer).collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> names =
        seen.stream()
            .map(entry -> String.valueOf(entry.serverName()))
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> proxies =
        farm.plan().zones().stream()
            .map(FarmPlan.Zone::proxy)
            .collect(Collectors.toCollection(TreeSet::new));
    evidence.fact("names in the handshakes", String.join(", ", names));
    evidence.fact(
        "addresses that S3 saw", String.join(", ", peers) + " in " + seen.size() + " requests");
    evidence.expect(
        !peers.isEmpty() && proxies.containsAll(peers),
        "S3 saw " + peers + ", not only the proxies " + proxies);
    if (plan.region().equals("us-east-1")) {
      evidence.expect(
          names.contains(bucket + ".s3.amazonaws.com"),
          "the CLI did not use the global name, but " + names);
    }
  }

  /// A record is written when its connection ends, which the CLI's end brings about.
  private void seenByProxies(Region region, Farm farm, Instant began, Evidence evidence)
      throws IOException {
    String office = region.office().host().address();
    Waiting.until(
        "records of " + BYTES + " bytes each way",
        WRITTEN,
        Duration.ofMillis(50),
        () -> {
          List<JsonNode> records = mine(farm, began, office);
          return sum(records, "bytesUp") > BYTES && sum(records, "bytesDown") > BYTES;
        });
    List<JsonNode> records = mine(farm, began, office);
    evidence.fact(
        "records",
        records.size()
            + " connections from "
            + office
            + ", "
            + sum(records, "bytesUp") / 1_000_000
            + " MB up, "
            + sum(records, "bytesDown") / 1_000_000
            + " MB down");
    for (JsonNode record : records) {
      evidence.expect(
          record.path("decision").asString("").equals("allow"),
          "a connection of the office was refused: " + record);
    }
    records.stream()
        .max((a, b) -> Long.compare(a.path("bytesUp").asLong(), b.path("bytesUp").asLong()))
        .ifPresent(record -> evidence.record(record.toString()));
  }

  private static long sum(List<JsonNode> records, String field) {
    return records.stream().mapToLong(record -> record.path(field).asLong()).sum();
  }

  private List<JsonNode> mine(Farm farm, Instant began, String client) throws IOException {
    return Records.find(
        farm,
        began,
        record ->
            record.path("client").asString("").equals(client)
                && record.path("serverName").asString("").startsWith(bucket + "."));
  }

  /// Random bytes, so that nothing on the way can make them smaller.
  private static String make(Path file) throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Random random = new Random();
    byte[] block = new byte[1_000_000];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int written = 0; written < BYTES; written += block.length) {
        random.nextBytes(block);
        digest.update(block);
        out.write(block);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String sum(Path file) throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[1 << 20];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
