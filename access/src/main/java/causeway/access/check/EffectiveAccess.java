package causeway.access.check;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.document.Endpoint;
import causeway.access.document.FarmDocument;
import causeway.access.grant.Blocks;
import causeway.access.grant.Fit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What each network can really reach, counting that a client may show the proxy one name and ask
/// the endpoint for another: its own grants, and those of everybody else behind the same endpoint
/// that name no principals. Report-only and expired rules count for nothing. A deny is only counted
/// on where it closes an endpoint to the whole network: a narrower one can be lied around.
///
/// @param mode of the whole document; with `report` the proxies refuse nothing of this
/// @param networks by name
public record EffectiveAccess(Mode mode, List<NetworkAccess> networks) {

  /// One network's access, each list in the order of the document.
  ///
  /// @param own what its own rules grant
  /// @param also what it can reach because the endpoint policy is the same for all
  /// @param closed what a deny closes to all of it
  public record NetworkAccess(
      String network, List<Access> own, List<Access> also, List<Closed> closed) {}

  /// One rule's grant at one endpoint.
  ///
  /// @param part whether only some addresses of the network are among the rule's callers
  /// @param users who must prove to be whom, such as `users etl` or `groups data`; empty for anyone
  public record Access(String rule, String endpoint, String grant, boolean part, String users) {}

  /// An endpoint that a deny rule closes.
  public record Closed(String rule, String endpoint) {}

  /// The effective access by `document` at `now`.
  public static EffectiveAccess of(FarmDocument document, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<Rule> rules =
        document.rules().stream()
            .filter(rule -> rule.mode() == Mode.ENFORCE)
            .filter(rule -> {
              LocalDate until = rule.until();
              return until == null || !until.isBefore(today);
            })
            .toList();
    List<NetworkAccess> networks = new ArrayList<>();
    new TreeMap<>(document.networks())
        .forEach((name, blocks) -> networks.add(of(document, rules, name, Blocks.of(blocks))));
    return new EffectiveAccess(document.mode(), List.copyOf(networks));
  }

  private static NetworkAccess of(
      FarmDocument document, List<Rule> rules, String name, Blocks blocks) {
    List<Access> own = new ArrayList<>();
    List<Access> also = new ArrayList<>();
    List<Closed> closed = new ArrayList<>();
    for (Map.Entry<String, Endpoint> endpoint : document.endpoints().entrySet()) {
      Rule closing = closing(document, rules, endpoint, blocks);
      if (closing != null) {
        closed.add(new Closed(closing.name(), endpoint.getKey()));
        continue;
      }
      List<Rule> allows =
          rules.stream()
              .filter(rule -> rule.effect() == Effect.ALLOW && reaches(rule, endpoint))
              .toList();
      List<Rule> ours = allows.stream().filter(rule -> meets(document, rule, blocks)).toList();
      ours.forEach(rule -> own.add(access(document, rule, endpoint.getKey(), blocks)));
      if (!ours.isEmpty()) {
        allows.stream()
            .filter(rule -> !ours.contains(rule) && rule.to().principals().isEmpty())
            .forEach(rule ->
                also.add(new Access(rule.name(), endpoint.getKey(), Words.grant(rule), false, "")));
      }
    }
    return new NetworkAccess(name, List.copyOf(own), List.copyOf(also), List.copyOf(closed));
  }

  private static @Nullable Rule closing(
      FarmDocument document,
      List<Rule> rules,
      Map.Entry<String, Endpoint> endpoint,
      Blocks blocks) {
    for (Rule rule : rules) {
      Rule.To to = rule.to();
      boolean whole = new Fit(to).unbounded() && to.regions().isEmpty() && to.ports().isEmpty();
      boolean anyone = rule.from().users().isEmpty() && rule.from().groups().isEmpty();
      if (rule.effect() == Effect.DENY
          && whole
          && anyone
          && reaches(rule, endpoint)
          && (rule.from().networks().isEmpty() || callers(document, rule).contains(blocks))) {
        return rule;
      }
    }
    return null;
  }

  private static boolean reaches(Rule rule, Map.Entry<String, Endpoint> endpoint) {
    return new Fit(rule.to()).reaches(endpoint.getKey(), endpoint.getValue().service());
  }

  private static Blocks callers(FarmDocument document, Rule rule) {
    return Blocks.of(
        rule.from().networks().stream()
            .flatMap(name -> document.networks().getOrDefault(name, List.of()).stream())
            .toList());
  }

  private static boolean meets(FarmDocument document, Rule rule, Blocks blocks) {
    return rule.from().networks().isEmpty() || callers(document, rule).meets(blocks);
  }

  private static Access access(FarmDocument document, Rule rule, String endpoint, Blocks blocks) {
    boolean part = !rule.from().networks().isEmpty() && !callers(document, rule).contains(blocks);
    return new Access(rule.name(), endpoint, Words.grant(rule), part, Words.users(rule.from()));
  }

  /// One line a grant, under one line a network.
  public String text() {
    StringBuilder text = new StringBuilder();
    if (mode == Mode.REPORT) {
      text.append("mode: report, so nothing below is refused yet\n");
    }
    networks.forEach(network -> Words.append(text, network));
    return text.toString();
  }
}
