package causeway.access.document;

import causeway.access.Mode;
import causeway.access.User;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the root of a document, section by section in the order in which they refer to each other.
final class DocumentReader {
  private final Faults faults;
  private final LocalDate today;
  private final @Nullable Path folder;

  /// @param folder where baselines lie; absent when the document is no file
  DocumentReader(Faults faults, LocalDate today, @Nullable Path folder) {
    this.faults = faults;
    this.today = today;
    this.folder = folder;
  }

  /// The document, or nothing when there is any fault.
  @Nullable FarmDocument read(Node node) {
    Value value = new Value(node, "", "the document", false, faults);
    Section root = Section.open(value, Shape.DOCUMENT, "");
    if (root == null) {
      return null;
    }
    String farm = root.get("farm", v -> v.text(Grammar.FARM));
    String region = root.get("region", v -> v.text(Grammar.REGION));
    Mode mode = root.get("mode", v -> v.choice(List.of(Mode.values()), Mode::code), Mode.ENFORCE);
    boolean strict = root.get("strict", Value::flag, true);

    int before = faults.count();
    Map<String, Endpoint> endpoints =
        root.get("endpoints", new Endpoints()::read, Map.<String, Endpoint>of());
    Map<String, List<String>> networks =
        root.get("networks", Networks::read, Map.<String, List<String>>of());
    Map<String, User> users = root.get("users", new Users()::read, Map.<String, User>of());
    Known known = known(root, endpoints);
    Map<String, List<String>> groups =
        root.get("groups", v -> Groups.read(v, known), Map.<String, List<String>>of());
    List<Rules.Placed> rules =
        root.get(
            "rules",
            v -> new Rules(known, new Targets(known, region), today).read(v),
            List.<Rules.Placed>of());
    boolean sound = faults.count() == before;
    if (sound) {
      Strictness.check(strict, rules, known.services(), networks, groups, today);
    }

    Perimeter perimeter = root.get("perimeter", Perimeters::read, Perimeters.NONE);
    FrontDoor door = root.get("front-door", FrontDoors::read);
    Value networksValue = root.get("networks");
    if (networksValue != null) {
      boolean unread = root.has("front-door") && door == null;
      if (!unread) {
        FrontDoors.ipv6(networksValue, networks, door);
      }
    } else {
      value.warn(Code.NO_NETWORKS, "has no networks, so no client is admitted; add networks");
    }
    if (root.has("rules") && sound && rules.isEmpty()) {
      value.warn(Code.NO_RULES, "has no rule, so everything is refused; add rules");
    }
    List<Reaction> reactions = root.get("reactions", new Reactions()::read, List.<Reaction>of());
    Rollout rollout = root.get("rollout", Upkeep::rollout, Upkeep.ROLLOUT);
    Audit audit = root.get("audit", v -> Upkeep.audit(v, known, folder), Upkeep.AUDIT);
    List<DocumentTest> tests =
        root.get("tests", new Tests(known, ruleNames(root))::read, List.<DocumentTest>of());
    if (!faults.none() || farm == null || region == null) {
      return null;
    }
    return new FarmDocument(
        farm,
        region,
        mode,
        strict,
        Collections.unmodifiableMap(endpoints),
        Collections.unmodifiableMap(networks),
        Collections.unmodifiableMap(users),
        Collections.unmodifiableMap(groups),
        rules.stream().map(Rules.Placed::rule).toList(),
        perimeter,
        door,
        reactions,
        rollout,
        audit,
        tests);
  }

  private static Known known(Section root, Map<String, Endpoint> endpoints) {
    Map<String, String> services = new LinkedHashMap<>();
    endpoints.forEach((name, endpoint) -> services.put(name, endpoint.service()));
    return new Known(
        root.keys("endpoints"),
        services,
        root.keys("networks"),
        root.keys("users"),
        root.keys("groups"));
  }

  /// The names of all rules, faulty ones too.
  private static @Nullable Set<String> ruleNames(Section root) {
    Value rules = root.get("rules");
    if (rules == null) {
      return Set.of();
    }
    return rules.node() instanceof SequenceNode list
        ? list.getValue().stream()
            .map(rule -> Peek.text(rule, "name"))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet())
        : null;
  }
}
