package causeway.access.snapshot;

import causeway.access.Quoted;
import causeway.access.Rule;
import causeway.access.User;
import causeway.access.net.Cidr;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules that every published snapshot keeps. A proxy enforces what it loads, so a snapshot
/// with a name that leads nowhere is refused whole: a deny that silently matches nobody is worse
/// than the last good snapshot.
final class SnapshotChecks {
  private static final Set<String> SERVICES = Set.of("s3", "s3express", "dynamodb");
  private static final int LONGEST = 2048;

  private final AccessSnapshot snapshot;

  private SnapshotChecks(AccessSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// @throws SnapshotException naming the first value that breaks a rule
  static void check(AccessSnapshot snapshot) {
    SnapshotChecks checks = new SnapshotChecks(snapshot);
    checks.header();
    checks.endpoints();
    snapshot.networks().forEach((name, blocks) -> blocks("network", name, blocks));
    snapshot.users().forEach(checks::user);
    snapshot.groups().forEach(checks::group);
    checks.rules();
    snapshot.quarantine().forEach(SnapshotChecks::quarantined);
  }

  private void header() {
    text("farm", "its name", snapshot.farm());
    text("farm " + Quoted.of(snapshot.farm()), "region", snapshot.region());
    Long sequence = snapshot.sequence();
    if (sequence != null && sequence < 0) {
      throw new SnapshotException("snapshot: sequence " + sequence + " is negative");
    }
    String version = snapshot.documentVersion();
    if (version != null) {
      text("snapshot", "documentVersion", version);
    }
  }

  private void endpoints() {
    Map<String, String> byService = new HashMap<>();
    snapshot
        .endpoints()
        .forEach((name, endpoint) -> {
          text("endpoint", "its name", name);
          String service = endpoint.service();
          if (!SERVICES.contains(service)) {
            throw refused(
                "endpoint", name, "service", service, "is none of s3, s3express, dynamodb");
          }
          String other = byService.put(service, name);
          if (other != null) {
            throw refused(
                "endpoint",
                name,
                "service",
                service,
                "is already that of endpoint " + Quoted.of(other));
          }
          blocks("endpoint", name, endpoint.prefixList());
        });
  }

  private static void blocks(String kind, String name, List<String> blocks) {
    text(kind, "its name", name);
    for (String block : blocks) {
      try {
        Cidr.parse(block);
      } catch (IllegalArgumentException notBlock) {
        throw new SnapshotException(
            kind + " " + Quoted.of(name) + ": " + notBlock.getMessage(), notBlock);
      }
    }
  }

  private void user(String name, User user) {
    text("user", "its name", name);
    String password = user.password();
    if (password != null) {
      // Never in a message: a hash is a secret.
      if (!password.startsWith("$") || password.length() > LONGEST || !printable(password)) {
        throw new SnapshotException(
            "user " + Quoted.of(name) + ": its password is not a hash in PHC form");
      }
    }
    String certificate = user.certificate();
    if (certificate != null) {
      text("user " + Quoted.of(name), "certificate", certificate);
    }
  }

  private void group(String name, List<String> members) {
    text("group", "its name", name);
    known("group", name, "user", members, snapshot.users().keySet());
  }

  private void rules() {
    Set<String> names = new HashSet<>();
    for (Rule rule : snapshot.rules()) {
      String name = rule.name();
      text("rule", "its name", name);
      if (!names.add(name)) {
        throw new SnapshotException("rule " + Quoted.of(name) + ": there are two of this name");
      }
      known("rule", name, "network", rule.from().networks(), snapshot.networks().keySet());
      known("rule", name, "user", rule.from().users(), snapshot.users().keySet());
      known("rule", name, "group", rule.from().groups(), snapshot.groups().keySet());
      to(name, rule.to());
    }
  }

  private static void quarantined(AccessSnapshot.Quarantined block) {
    blocks("quarantine", block.release(), List.of(block.source()));
    text("quarantine " + Quoted.of(block.source()), "alarm", block.alarm());
  }

  private void to(String name, Rule.To to) {
    String endpoint = to.endpoint();
    if (endpoint != null) {
      known("rule", name, "endpoint", List.of(endpoint), snapshot.endpoints().keySet());
    }
    String subject = "rule " + Quoted.of(name);
    for (List<String> texts :
        List.of(to.hosts(), to.buckets(), to.accessPoints(), to.regions(), to.tables())) {
      texts.forEach(value -> text(subject, "a pattern", value));
    }
    to.principals().forEach(value -> text(subject, "a principal", value));
    to.access().forEach(value -> text(subject, "access", value));
    for (String account : to.accounts()) {
      if (account.length() != 12 || !account.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw refused("rule", name, "account", account, "is not twelve digits");
      }
    }
    for (int port : to.ports()) {
      if (port < 1 || port > 65535) {
        throw new SnapshotException(subject + ": port " + port + " is not between 1 and 65535");
      }
    }
  }

  private static void known(
      String kind, String name, String what, Collection<String> named, Set<String> known) {
    for (String one : named) {
      if (!known.contains(one)) {
        throw refused(kind, name, what, one, "is not in the snapshot");
      }
    }
  }

  private static void text(String subject, String what, @Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > LONGEST || !printable(value)) {
      throw new SnapshotException(
          subject
              + ": "
              + what
              + " "
              + Quoted.of(value == null ? "" : value)
              + " is not 1 to "
              + LONGEST
              + " printable characters");
    }
  }

  private static boolean printable(String value) {
    return value
        .codePoints()
        .noneMatch(c ->
            Character.isISOControl(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static SnapshotException refused(
      String kind, String name, String what, String value, String rule) {
    return new SnapshotException(
        kind + " " + Quoted.of(name) + ": " + what + " " + Quoted.of(value) + " " + rule);
  }
}
