package causeway.proxy;

import java.io.StringWriter;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The one line on standard output that says: connections are accepted now, and where.
final class ReadyLine {
  private static final JsonFactory JSON = new JsonFactory();

  private ReadyLine() {}

  static String of(Proxy proxy) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("event", "listening");
      json.writeArrayPropertyStart("listeners");
      for (Proxy.Bound bound : proxy.bound()) {
        json.writeStartObject();
        json.writeStringProperty("kind", bound.kind().code());
        json.writeStringProperty("address", text(bound.address()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("pid", ProcessHandle.current().pid());
      json.writeStringProperty("version", Version.text());
      json.writeEndObject();
    }
    return line.toString();
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    boolean ipv6 = address.getAddress() instanceof Inet6Address;
    return (ipv6 ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
