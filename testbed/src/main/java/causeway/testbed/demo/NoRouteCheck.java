package causeway.testbed.demo;

import causeway.testbed.Client;
import causeway.testbed.Region;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.Farm;
import causeway.testbed.farm.ProxyInstance;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Goes straight to S3's address, from the office and, as the accepted neighbour, from a proxy.
final class NoRouteCheck implements Step.Check {
  @Override
  public void run(Region region, Evidence evidence) {
    Client office = region.office();
    String endpoint = "https://" + region.frankfurt().plan().service();
    String typed = "aws s3 ls --endpoint-url " + endpoint;
    CompletableFuture<Command.Result> cli =
        CompletableFuture.supplyAsync(() ->
            office
                .aws("s3", "ls", "--endpoint-url", endpoint, "--region", "eu-central-1")
                .with("AWS_MAX_ATTEMPTS", "1")
                .run());
    for (Farm farm : region.farms()) {
      String service = farm.plan().service();
      JsonNode direct = reach(office.python("-c", Background.script("reach.py"), service, "443"));
      evidence.expect(
          direct.path("error").asString("").equals("ENETUNREACH"),
          "from the office " + service + " should be ENETUNREACH, but it is " + direct);
      evidence.fact("office → " + service + ":443", direct.path("text").asString());
      ProxyInstance proxy = farm.proxies().getFirst();
      String python = office.python().line().getLast();
      JsonNode inside =
          reach(proxy.host().command(python, "-c", Background.script("reach.py"), service, "443"));
      evidence.expect(
          inside.path("reached").asBoolean(),
          proxy.name() + " has no route to " + service + ": " + inside);
      evidence.fact(proxy.name() + " → " + service + ":443", "connected");
    }
    Command.Result listed = cli.join();
    evidence.client(typed, listed);
    evidence.expect(
        !listed.ok(), "the AWS CLI reached S3 from the office without the farm: " + listed);
  }

  private static JsonNode reach(Command command) {
    return JsonMapper.shared().readTree(command.check().out());
  }
}
