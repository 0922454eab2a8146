package causeway.access.diff;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Effect;
import causeway.access.Rule;
import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.RandomFarm;
import causeway.access.decide.Target;
import causeway.access.host.HostCatalogue;
import causeway.access.snapshot.AccessSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomDiffTest {
  private static final int PAIRS = 60;
  private static final int QUESTIONS = 200;
  private static final Instant NOW = Instant.parse("2026-06-02T12:00:00Z");

  @Test
  void everyExampleReplaysAndNoRandomDifferenceIsMissed() {
    long seed = Long.getLong("causeway.seed", System.nanoTime());
    int differences = 0;
    for (int i = 0; i < PAIRS; i++) {
      RandomFarm farm = new RandomFarm(seed + i);
      AccessSnapshot old = farm.snapshot();
      AccessSnapshot fresh = i % 4 == 0 ? farm.snapshot() : without(old, i);
      String at = "-Dcauseway.seed=" + (seed + i);
      AccessDiff diff = AccessDiff.between(old, fresh, NOW);
      diff.changes().forEach(change -> replays(old, fresh, change, at));
      differences += questions(farm, old, fresh, diff, at);
    }
    assertThat(differences).isPositive();
  }

  private static AccessSnapshot without(AccessSnapshot old, int which) {
    List<Rule> rules = new ArrayList<>(old.rules());
    if (!rules.isEmpty()) {
      rules.remove(which % rules.size());
    }
    return new AccessSnapshot(
        old.farm(),
        old.region(),
        old.mode(),
        null,
        null,
        old.endpoints(),
        old.networks(),
        old.users(),
        old.groups(),
        rules);
  }

  private static void replays(AccessSnapshot old, AccessSnapshot fresh, Change change, String at) {
    Example example = change.example();
    if (example == null) {
      assertThat(change.kind()).as(at).isEqualTo(Kind.ENDPOINT_POLICY);
      return;
    }
    Caller caller = new Caller(example.address(), example.user());
    Target target = new Target(HostCatalogue.parse(example.host()), example.port());
    Decision before = Access.of(old).decide(caller, target, example.at());
    Decision after = Access.of(fresh).decide(caller, target, example.at());

    assertThat(before).as(at).isEqualTo(example.before());
    assertThat(after).as(at).isEqualTo(example.after());
    switch (change.kind()) {
      case ADDED -> assertThat(after.effect()).as(at).isEqualTo(Effect.ALLOW);
      case REMOVED -> assertThat(after.effect()).as(at).isEqualTo(Effect.DENY);
      case EXPIRY -> assertThat(example.at()).as(at).isAfter(NOW);
      case WOULD_CHANGED -> assertThat(before.effect()).as(at).isEqualTo(after.effect());
      case ENDPOINT_POLICY -> throw new AssertionError("an example that no proxy decides");
    }
    if (change.kind() != Kind.WOULD_CHANGED) {
      assertThat(before.effect()).as(at).isNotEqualTo(after.effect());
    }
  }

  private static int questions(
      RandomFarm farm, AccessSnapshot old, AccessSnapshot fresh, AccessDiff diff, String at) {
    Access before = Access.of(old);
    Access after = Access.of(fresh);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    diff.changes().forEach(change -> kinds.add(change.kind()));
    int differences = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Caller caller = farm.caller();
      Target target = farm.target();
      boolean served = target.host().reachable() && !"us-east-1".equals(target.host().region());
      Effect was = before.decide(caller, target, NOW).effect();
      Effect is = after.decide(caller, target, NOW).effect();
      if (served && was != is) {
        differences++;
        assertThat(kinds)
            .as("%s: %s %s", at, caller, target)
            .contains(is == Effect.ALLOW ? Kind.ADDED : Kind.REMOVED);
      }
    }
    return differences;
  }
}
