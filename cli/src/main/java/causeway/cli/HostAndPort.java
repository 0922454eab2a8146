package causeway.cli;

import causeway.access.decide.Target;
import causeway.access.host.HostCatalogue;

/// `HOST[:PORT]` as a person types it. A colon that no port follows stays part of the name, for the
/// catalogue to refuse.
record HostAndPort(String host, int port) {
  private static final int LAST_PORT = 65_535;

  static HostAndPort parse(String text, int defaultPort) {
    int colon = text.lastIndexOf(':');
    boolean literal = text.indexOf(':') != colon && !text.contains("]:");
    if (colon < 0 || literal || !text.substring(colon + 1).matches("[0-9]+")) {
      return new HostAndPort(text, defaultPort);
    }
    String digits = text.substring(colon + 1);
    int port = digits.length() > 5 ? LAST_PORT + 1 : Integer.parseInt(digits);
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("port " + digits + " is not within 1 to " + LAST_PORT);
    }
    return new HostAndPort(text.substring(0, colon), port);
  }

  Target target() {
    return new Target(HostCatalogue.parse(host), port);
  }
}
