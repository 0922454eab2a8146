package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.cloud.Service;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.FarmPlan;
import causeway.testbed.farm.StackFarm;
import causeway.testbed.s3.AccessLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Names one bucket in the handshake and another in the request.
final class LyingNameCheck implements Step.Check {
  private static final String KEY = "salaries.csv";
  private static final String SECRET = "nobody's business";

  /// There, and in no rule.
  private static final String BUCKET = "salaries-2026";

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    StackFarm farm = Stage.farm(region, evidence);
    String there = farm.plan().region();
    region.cloud().makeBucket(there, BUCKET);
    region.cloud().put(there, BUCKET, KEY, SECRET.getBytes(StandardCharsets.UTF_8));
    region.cloud().put(there, Stage.BUCKET, "hello", "hello".getBytes(StandardCharsets.UTF_8));

    evidence.doing("asking for what the rules allow");
    Command.Result honest = curl(region, evidence, Stage.BUCKET, Stage.BUCKET, "hello");
    evidence.expect(
        honest.out().equals("hello"), "the office does not get what a rule allows: " + honest);

    evidence.doing("asking for what no rule names");
    Command.Result refused = curl(region, evidence, BUCKET, BUCKET, KEY);
    evidence.expect(
        !refused.ok() && refused.err().contains("alert"),
        "the proxy does not refuse " + BUCKET + " by its name: " + refused);
    evidence.fact("by its own name", "the proxy refuses the handshake; S3 never hears of it");

    evidence.doing("asking for it under another bucket's name");
    Instant began = Instant.now();
    Command.Result lying = curl(region, evidence, Stage.BUCKET, BUCKET, KEY);
    List<AccessLog.Entry> seen =
        region.s3().since(began).stream()
            .filter(entry -> host(BUCKET, there).equals(entry.host()))
            .toList();
    evidence.expect(!seen.isEmpty(), "the endpoint saw no such request: " + lying);
    AccessLog.Entry entry = seen.getFirst();
    evidence.expect(
        host(Stage.BUCKET, there).equals(entry.serverName()),
        "the handshake did not name the allowed bucket: " + entry);
    evidence.fact(
        "what came through the proxy",
        "handshake " + entry.serverName() + ", request " + entry.host() + entry.path());
    evidence.expect(
        !lying.out().contains(SECRET)
            && lying.out().contains("<Code>AccessDenied</Code>")
            && lying
                .out()
                .contains("because no VPC endpoint policy allows the s3:GetObject action"),
        "the endpoint's answer is another: " + lying);
    evidence.mark("the endpoint refused what the proxy let pass");
    evidence.fact("the endpoint", message(lying.out()));
    String direct =
        new String(
            farm.aws()
                .rest(Service.S3, "GET", "/" + BUCKET + "/" + KEY, new byte[0], Map.of())
                .body(),
            StandardCharsets.UTF_8);
    evidence.expect(direct.equals(SECRET), "S3 itself has no such object: " + direct);
    evidence.fact("without the endpoint in the way", "S3 would have answered: the object is there");
  }

  /// One signed request from the office.
  private static Command.Result curl(
      Region region, Evidence evidence, String named, String asked, String key) {
    String there = FarmPlan.IRELAND.region();
    String url = "https://" + host(named, there) + "/" + key;
    Command command =
        region
            .office()
            .command(
                "curl",
                "-sS",
                "--max-time",
                "20",
                "--cacert",
                region.trust().toString(),
                "--aws-sigv4",
                "aws:amz:" + there + ":s3",
                "--user",
                "testbed:testbed",
                "-H",
                "Host: " + host(asked, there),
                url);
    Command.Result result = command.run();
    String lie = named.equals(asked) ? "" : " -H 'Host: " + host(asked, there) + "'";
    evidence.client(
        "curl --aws-sigv4 aws:amz:" + there + ":s3 -u KEY:SECRET" + lie + " " + url, result);
    return result;
  }

  private static String host(String bucket, String region) {
    return bucket + ".s3." + region + ".amazonaws.com";
  }

  private static String message(String xml) {
    return xml.replaceAll("(?s).*<Message>(.*)</Message>.*", "$1");
  }
}
