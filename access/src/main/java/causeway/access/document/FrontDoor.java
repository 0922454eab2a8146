package causeway.access.document;

/// The company-owned name that corporate DNS points the services at.
public record FrontDoor(String name, Kind kind, boolean proxyProtocol) {
  public enum Kind {
    LOAD_BALANCER,
    INSTANCES
  }
}
