package causeway.testbed.demo;

import causeway.testbed.farm.StackFarm;

/// The documents that a team applies during the acts, each one edit away from the first.
record Documents(StackFarm farm) {
  private static final String DOOR = "front-door:";

  private static final String FACTORY =
      """
        - name: factory-telemetry
          from: {networks: [factory]}
          to: {endpoint: s3, buckets: ["telemetry-*"]}
      """;

  String first() {
    return farm.plan().documentText();
  }

  /// One rule more: the factory may.
  String withFactory() {
    return first().replace(DOOR, FACTORY + DOOR);
  }

  /// The office's rule for some roles only.
  String withPrincipals() {
    return first()
        .replace(
            "buckets: [\"telemetry-*\"]}",
            "buckets: [\"telemetry-*\"], principals: [\"arn:aws:iam::000000000000:role/office-*\"]}");
  }

  /// With two mistakes.
  String faulty() {
    return first().replace("networks: [office]", "networks: [ofice]").replace("effect:", "efect:");
  }

  /// Clients get the proxies' own addresses.
  String instances() {
    return first()
        .replace(
            "{name: " + farm.plan().frontDoor() + "}",
            "{name: " + farm.plan().frontDoor() + ", kind: instances}");
  }
}
