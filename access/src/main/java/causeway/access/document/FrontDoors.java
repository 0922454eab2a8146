package causeway.access.document;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `front-door`, and holds it against the networks that come through it.
final class FrontDoors {
  private static final Pattern AWS =
      Pattern.compile(
          "(.*\\.)?(amazonaws\\.(com|com\\.cn|eu)|api\\.aws|amazonwebservices\\.(com\\.cn|eu)"
              + "|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov)");

  private FrontDoors() {}

  static @Nullable FrontDoor read(Value value) {
    Section section = Section.open(value, Shape.FRONT_DOOR, value.name());
    if (section == null) {
      return null;
    }
    String name = section.get("name", FrontDoors::name);
    FrontDoor.Kind kind =
        section.get(
            "kind",
            v -> v.choice(List.of(FrontDoor.Kind.values()), Words::of),
            FrontDoor.Kind.LOAD_BALANCER);
    boolean proxyProtocol = section.get("proxy-protocol", Value::flag, false);
    Value flag = section.get("proxy-protocol");
    if (flag != null && proxyProtocol && kind == FrontDoor.Kind.INSTANCES) {
      flag.fault(
          Code.PROXY_PROTOCOL_ALONE,
          "is true, but clients of kind instances reach the proxies themselves and could claim any"
              + " address; remove it, or use kind load-balancer");
    }
    return name == null ? null : new FrontDoor(name, kind, proxyProtocol);
  }

  private static @Nullable String name(Value value) {
    String name = value.text(Grammar.HOST_NAME);
    if (name != null && AWS.matcher(name).matches()) {
      value.refuse(
          Code.AWS_NAME,
          name,
          "is AWS's own; use a name of your company's, to which its DNS points AWS's names");
      return null;
    }
    return name;
  }

  /// Behind a load balancer without PROXY protocol an IPv6 client arrives with the load balancer's
  /// address, so a rule for an IPv6 network would never match.
  static void ipv6(
      Value networksValue, Map<String, List<String>> networks, @Nullable FrontDoor door) {
    boolean told =
        door != null && (door.proxyProtocol() || door.kind() == FrontDoor.Kind.INSTANCES);
    if (told) {
      return;
    }
    Named.values(networksValue)
        .forEach((name, value) -> {
          for (String block : networks.getOrDefault(name, List.of())) {
            if (!block.contains(":")) {
              continue;
            }
            String rest =
                "\""
                    + block
                    + "\" is IPv6, and without PROXY protocol its clients arrive with the load"
                    + " balancer's address; set front-door.proxy-protocol: true";
            Value at = value.called(value.name(), "block");
            if (door == null) {
              at.warn(Code.IPV6_WITHOUT_PROXY_PROTOCOL, rest);
            } else {
              at.fault(Code.IPV6_WITHOUT_PROXY_PROTOCOL, rest);
            }
            return;
          }
        });
  }
}
