package causeway.testbed.demo;

import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.Farm;
import causeway.testbed.farm.ProxyInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Adds a rule to the farm document and measures, from outside, when each proxy enforces it.
final class RuleCheck implements Step.Check {
  /// What the farm document gains.
  static final String RULE =
      """
        - name: factory-reports
          from: {networks: [factory]}
          to: {endpoint: s3, buckets: ["reports-*"]}
      """;

  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Override
  public void run(Region region, Evidence evidence) throws Exception {
    Farm farm = region.frankfurt();
    String before = farm.plan().documentText();
    String after = before.replace("front-door:", RULE.stripTrailing() + "\nfront-door:");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-c", Background.script("until_admitted.py")));
    arguments.add(region.trust().toString());
    arguments.add(OfficeAct.REPORTS + ".s3.eu-central-1.amazonaws.com");
    arguments.add(Long.toString(LIMIT.toSeconds()));
    farm.proxies().forEach(proxy -> arguments.add(proxy.host().address()));
    JsonNode seen;
    double published;
    try (Background poll =
        Background.start(
            "the factory's polling", region.factory().python(arguments.toArray(String[]::new)))) {
      evidence.doing("publishing the document with one rule more");
      published = System.currentTimeMillis() / 1e3;
      long sequence = farm.publisher().publish(after);
      evidence.mark("document published, sequence " + sequence);
      evidence.doing("waiting for both proxies to enforce sequence " + sequence);
      seen = poll.result();
      evidence.mark("both proxies enforce it");
      evidence.fact("published", "sequence " + sequence + ", one rule more: factory-reports");
    }
    double slowest = 0;
    for (ProxyInstance proxy : farm.proxies()) {
      String address = proxy.host().address();
      JsonNode at = seen.path("admitted").path(address);
      evidence.expect(
          at.isNumber(),
          proxy.name() + " does not enforce the new rule within " + LIMIT.toSeconds() + " s");
      evidence.expect(
          seen.path("refused").path(address).asInt() > 0,
          proxy.name() + " admitted the factory before the rule");
      double after1 = at.asDouble() - published;
      slowest = Math.max(slowest, after1);
      evidence.fact(
          proxy.name() + " enforces it after",
          Evidence.seconds(Duration.ofNanos(Math.round(after1 * 1e9)))
              + " (refused "
              + seen.path("refused").path(address).asInt()
              + " times until then)");
    }
    evidence.fact(
        "both enforce it after",
        Evidence.seconds(Duration.ofNanos(Math.round(slowest * 1e9))) + ", fetched every 2 s");
    Command.Result listed =
        region
            .factory()
            .aws("s3", "ls", "s3://" + OfficeAct.REPORTS + "/", "--region", "eu-central-1")
            .run();
    evidence.client("aws s3 ls s3://" + OfficeAct.REPORTS + "/      # from the factory", listed);
    evidence.expect(listed.ok(), "the factory is still refused: " + listed.lastLine());
  }
}
