package causeway.access.check;

import causeway.access.Rule;
import causeway.access.check.EffectiveAccess.Access;
import causeway.access.check.EffectiveAccess.NetworkAccess;
import java.util.ArrayList;
import java.util.List;

/// Grants in words.
final class Words {
  private Words() {}

  /// What a rule grants, such as `read buckets lake, reports-*`.
  static String grant(Rule rule) {
    Rule.To to = rule.to();
    List<String> targets = new ArrayList<>();
    add(targets, "buckets", to.buckets());
    add(targets, "access points", to.accessPoints());
    add(targets, "tables", to.tables());
    add(targets, "hosts", to.hosts());
    add(targets, "accounts", to.accounts());
    add(targets, "regions", to.regions());
    add(targets, "ports", to.ports().stream().map(String::valueOf).toList());
    String what = targets.isEmpty() ? "everything" : String.join("; ", targets);
    String access = to.access().isEmpty() ? "read and write" : String.join(" and ", to.access());
    String principals =
        to.principals().isEmpty() ? "" : ", as " + String.join(", ", to.principals());
    return access + " " + what + principals;
  }

  private static void add(List<String> targets, String kind, List<String> names) {
    if (!names.isEmpty()) {
      targets.add(kind + " " + String.join(", ", names));
    }
  }

  /// Who must prove to be whom; empty for anyone.
  static String users(Rule.From from) {
    List<String> kinds = new ArrayList<>();
    add(kinds, "users", from.users());
    add(kinds, "groups", from.groups());
    return String.join(" who are in ", kinds);
  }

  static void append(StringBuilder text, NetworkAccess network) {
    text.append(network.network()).append('\n');
    network
        .own()
        .forEach(access ->
            text.append("  can ")
                .append(access.grant())
                .append(" at ")
                .append(access.endpoint())
                .append(access.users().isEmpty() ? "" : ", proven " + access.users())
                .append(access.part() ? ", from part of the network" : "")
                .append(" (rule ")
                .append(access.rule())
                .append(")\n"));
    network.also().forEach(access -> append(text, "  can also ", access));
    if (network.more() > 0) {
      text.append("  can also use what ")
          .append(network.more())
          .append(" more rules grant to everybody, listed at the end\n");
    }
    network
        .closed()
        .forEach(closed ->
            text.append("  cannot reach ")
                .append(closed.endpoint())
                .append(" (rule ")
                .append(closed.rule())
                .append(" denies it)\n"));
    if (network.own().isEmpty() && network.closed().isEmpty()) {
      text.append("  can reach nothing\n");
    }
  }

  /// What everybody can reach, whoever an endpoint's policy was written for.
  static void append(StringBuilder text, List<Access> shared) {
    text.append("everybody who reaches the endpoint\n");
    shared.forEach(access -> append(text, "  can ", access));
  }

  private static void append(StringBuilder text, String verb, Access access) {
    text.append(verb)
        .append(access.grant())
        .append(" at ")
        .append(access.endpoint())
        .append(", because of rule ")
        .append(access.rule())
        .append(": the endpoint policy is the same for all\n");
  }
}
