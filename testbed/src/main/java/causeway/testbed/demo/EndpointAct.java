package causeway.testbed.demo;

import java.util.List;

/// The act of the second gate: what a proxy cannot see, the endpoint's policy does.
final class EndpointAct {
  private EndpointAct() {}

  static Act act() {
    return new Act(
        "endpoint",
        "What a proxy cannot see, the endpoint refuses",
        "A proxy that ends no TLS knows the bucket by the name in the handshake only, and not who signed. The endpoint's policy, compiled from the same rules, sees both.",
        List.of(
            new Step(
                "lying-name",
                "A name in the handshake that lies gets nowhere",
                "The client names an allowed bucket to the proxy and asks S3 for another: the proxy lets it pass, the endpoint refuses in AWS's own words.",
                new LyingNameCheck()),
            new Step(
                "table",
                "A table that no rule names is refused",
                "All tables have one name, DynamoDB's, so the proxy lets the office to every one of them; the endpoint for DynamoDB reads which table a request is about.",
                new TableCheck()),
            new Step(
                "principals",
                "Only the principals that a rule names are served",
                "The rule gains principals; the same office with another key is refused by the endpoint, with a session of the role it is served.",
                new PrincipalsCheck())));
  }
}
