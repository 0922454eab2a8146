package causeway.access.check;

import causeway.access.Effect;
import causeway.access.Rule;
import causeway.access.check.EffectiveAccess.Access;
import causeway.access.check.EffectiveAccess.Closed;
import causeway.access.check.EffectiveAccess.NetworkAccess;
import causeway.access.document.FarmDocument;
import causeway.access.grant.Blocks;
import causeway.access.grant.Fit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what one network after another reaches at the endpoints of one document. Rules are taken
/// together by the networks that they name, and each such set of addresses is compared with a
/// network once.
final class Reach {
  private static final int ALSO = 20;

  private final List<AtEndpoint> endpoints;

  /// The rules that count at one endpoint.
  ///
  /// @param closing which deny all of it
  /// @param allows in the order of the document
  /// @param shared what those of `allows` grant that name no principals
  private record AtEndpoint(
      String name, List<Placed> closing, List<Placed> allows, Map<String, Access> shared) {}

  /// @param callers absent means any address
  private record Placed(Rule rule, @Nullable Blocks callers) {}

  Reach(FarmDocument document, LocalDate today) {
    Map<List<String>, Blocks> sets = new LinkedHashMap<>();
    List<Placed> placed =
        document.rules().stream()
            .filter(rule -> rule.enforced(today))
            .map(rule -> new Placed(rule, callers(document, rule, sets)))
            .toList();
    endpoints =
        document.endpoints().entrySet().stream()
            .map(endpoint -> at(endpoint.getKey(), endpoint.getValue().service(), placed))
            .toList();
  }

  private static @Nullable Blocks callers(
      FarmDocument document, Rule rule, Map<List<String>, Blocks> sets) {
    List<String> networks = rule.from().networks();
    return networks.isEmpty()
        ? null
        : sets.computeIfAbsent(
            networks,
            names ->
                Blocks.of(
                    names.stream()
                        .flatMap(name -> document.networks().getOrDefault(name, List.of()).stream())
                        .toList()));
  }

  private static AtEndpoint at(String name, String service, List<Placed> placed) {
    List<Placed> closing = new ArrayList<>();
    List<Placed> allows = new ArrayList<>();
    Map<String, Access> shared = new LinkedHashMap<>();
    for (Placed each : placed) {
      Rule rule = each.rule();
      if (!new Fit(rule.to()).reaches(name, service)) {
        continue;
      }
      if (rule.effect() == Effect.ALLOW) {
        allows.add(each);
        if (rule.to().principals().isEmpty()) {
          shared.put(rule.name(), new Access(rule.name(), name, Words.grant(rule), false, ""));
        }
      } else if (closesAll(rule)) {
        closing.add(each);
      }
    }
    return new AtEndpoint(name, closing, allows, shared);
  }

  private static boolean closesAll(Rule rule) {
    Rule.To to = rule.to();
    return new Fit(to).unbounded()
        && to.regions().isEmpty()
        && to.ports().isEmpty()
        && rule.from().users().isEmpty()
        && rule.from().groups().isEmpty();
  }

  List<Access> shared() {
    return endpoints.stream().flatMap(endpoint -> endpoint.shared().values().stream()).toList();
  }

  NetworkAccess of(String network, List<String> cidrs) {
    Blocks blocks = Blocks.of(cidrs);
    Map<Blocks, Boolean> met = new HashMap<>();
    List<Access> own = new ArrayList<>();
    List<Access> also = new ArrayList<>();
    List<Closed> closed = new ArrayList<>();
    int more = 0;
    for (AtEndpoint endpoint : endpoints) {
      String closing = closing(endpoint, blocks);
      if (closing != null) {
        closed.add(new Closed(closing, endpoint.name()));
        continue;
      }
      Set<String> ours = new HashSet<>();
      for (Placed each : endpoint.allows()) {
        Blocks callers = each.callers();
        if (callers == null || met.computeIfAbsent(callers, c -> c.meets(blocks))) {
          ours.add(each.rule().name());
          own.add(access(each, endpoint.name(), blocks));
        }
      }
      if (!ours.isEmpty()) {
        List<Access> first =
            endpoint.shared().values().stream()
                .filter(grant -> !ours.contains(grant.rule()))
                .limit(ALSO)
                .toList();
        also.addAll(first);
        long all =
            endpoint.shared().size() - ours.stream().filter(endpoint.shared()::containsKey).count();
        more += (int) all - first.size();
      }
    }
    return new NetworkAccess(
        network, List.copyOf(own), List.copyOf(also), more, List.copyOf(closed));
  }

  private static @Nullable String closing(AtEndpoint endpoint, Blocks blocks) {
    for (Placed each : endpoint.closing()) {
      Blocks callers = each.callers();
      if (callers == null || callers.contains(blocks)) {
        return each.rule().name();
      }
    }
    return null;
  }

  private static Access access(Placed each, String endpoint, Blocks blocks) {
    Rule rule = each.rule();
    Blocks callers = each.callers();
    boolean part = callers != null && !callers.contains(blocks);
    return new Access(rule.name(), endpoint, Words.grant(rule), part, Words.users(rule.from()));
  }
}
