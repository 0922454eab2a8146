package causeway.access.document;

import causeway.access.Effect;
import causeway.access.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads the `to` of a rule.
final class Targets {
  private static final Rule.To ANYTHING =
      new Rule.To(
          null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of());

  private final Known known;
  private final String region;
  private final FarmHosts hosts;

  Targets(Known known, @Nullable String region) {
    this.known = known;
    this.region = region == null ? "" : region;
    this.hosts = new FarmHosts(known.services().values(), this.region);
  }

  Rule.To read(Section rule, String owner, Effect effect) {
    Value value = rule.get("to");
    if (value == null) {
      return ANYTHING;
    }
    Section to = Section.open(value, Shape.TO, owner);
    if (to == null) {
      return ANYTHING;
    }
    if (to.isEmpty()) {
      value.fault(Code.EMPTY_LIST, "names nothing; name an endpoint, buckets or the like");
    }
    int before = value.faults().count();
    Patterns patterns = new Patterns(effect, hosts);
    Rule.To read =
        new Rule.To(
            to.get("endpoint", known::endpoint),
            to.get("hosts", v -> v.list("host pattern", false, patterns::host), List.of()),
            to.get("buckets", v -> v.list("bucket", false, patterns::bucket), List.of()),
            to.get(
                "access-points",
                v -> v.list("access point", false, patterns::accessPoint),
                List.of()),
            to.get("accounts", v -> v.list("account", false, Value::account), List.of()),
            to.get("regions", v -> v.list("region", false, this::region), List.of()),
            to.get("ports", v -> v.list("port", false, Value::port), List.of()),
            to.get("tables", v -> v.list("table", false, patterns::table), List.of()),
            to.get("principals", v -> v.list("principal", false, patterns::principal), List.of()),
            to.get("access", Targets::access, List.of()));
    unseen(to, effect);
    return value.faults().count() > before
        ? read
        : EndpointChoice.of(value, read, known.services());
  }

  private @Nullable String region(Value value) {
    String named = value.text(Grammar.REGION);
    if (named != null && !region.isEmpty() && !named.equals(region)) {
      value.warn(
          Code.OTHER_REGION,
          "\"" + named + "\" is not the farm's, and a gateway endpoint serves no other; remove it");
    }
    return named;
  }

  private static List<String> access(Value value) {
    if (value.node() instanceof ScalarNode) {
      String word = value.choice(List.of("read", "write", "admin"), text -> text);
      return word == null ? List.of() : List.of(word);
    }
    return value.list("action", false, v -> v.text(Grammar.ACTIONS));
  }

  /// The proxy cannot hold a deny to what it does not see, and the endpoint policy is made of
  /// allows.
  private static void unseen(Section to, Effect effect) {
    if (effect == Effect.ALLOW) {
      return;
    }
    List<String> named = new ArrayList<>(List.of("tables", "principals", "access"));
    named.removeIf(field -> !to.has(field));
    for (String field : named) {
      Value value = to.get(field);
      if (value != null) {
        value.fault(
            Code.UNSEEN_BY_DENY,
            "cannot be in a deny, because the proxy, which alone enforces it, does not see that much;"
                + " deny by hosts, buckets, access-points, accounts, regions or ports");
      }
    }
  }
}
