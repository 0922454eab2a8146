package causeway.access.decide;

import causeway.access.host.Host;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules of one effect and mode, in document order, each filed under the narrowest thing it names,
/// so that ten thousand rules for ten thousand buckets cost a handful of look-ups.
final class Candidates {
  /// No rule; greater than every index.
  static final int NONE = Integer.MAX_VALUE;

  private static final CompiledRule[] NO_RULES = {};

  private final int size;
  private final PatternIndex byBucket;
  private final PatternIndex byAccessPoint;
  private final PatternIndex byHost;
  private final CompiledRule[] unseenBucket;
  private final CompiledRule[] forUsers;
  private final CompiledRule[] others;

  /// @param rules in document order
  Candidates(List<CompiledRule> rules) {
    List<CompiledRule> bucket = new ArrayList<>();
    List<CompiledRule> accessPoint = new ArrayList<>();
    List<CompiledRule> host = new ArrayList<>();
    List<CompiledRule> users = new ArrayList<>();
    List<CompiledRule> any = new ArrayList<>();
    for (CompiledRule rule : rules) {
      List<CompiledRule> file =
          !rule.buckets.isEmpty()
              ? bucket
              : !rule.accessPoints.isEmpty()
                  ? accessPoint
                  : !rule.hosts.isEmpty() ? host : rule.anyone ? any : users;
      file.add(rule);
    }
    size = rules.size();
    byBucket = new PatternIndex(bucket, rule -> rule.buckets);
    byAccessPoint = new PatternIndex(accessPoint, rule -> rule.accessPoints);
    byHost = new PatternIndex(host, rule -> rule.hosts);
    unseenBucket = bucket.stream().filter(CompiledRule::deny).toArray(CompiledRule[]::new);
    forUsers = users.toArray(NO_RULES);
    others = any.toArray(NO_RULES);
  }

  int size() {
    return size;
  }

  /// The place in the document of the first rule that matches before `bound`, or `bound`.
  int first(@Nullable String user, Host host, int port, long second, int bound) {
    if (size == 0) {
      return bound;
    }
    int first = scan(others, user, host, port, second, bound);
    if (user != null) {
      first = scan(forUsers, user, host, port, second, first);
    }
    first = byHost.first(host.name(), user, host, port, second, first);
    String accessPoint = host.accessPoint();
    if (accessPoint != null) {
      first = byAccessPoint.first(accessPoint, user, host, port, second, first);
    }
    String bucket = Visibility.bucket(host);
    if (bucket != null) {
      return byBucket.first(bucket, user, host, port, second, first);
    }
    return Visibility.hidden(host) ? scan(unseenBucket, user, host, port, second, first) : first;
  }

  static int scan(
      CompiledRule[] rules, @Nullable String user, Host host, int port, long second, int bound) {
    for (CompiledRule rule : rules) {
      if (rule.index >= bound) {
        return bound;
      }
      if (rule.matches(user, host, port, second)) {
        return rule.index;
      }
    }
    return bound;
  }
}
