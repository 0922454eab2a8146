package causeway.functions.fake;

import static causeway.reconcile.observed.LifecycleState.*;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeps as many instances as are desired, evenly over the zones.
final class Capacity {
  private final Lifecycle lifecycle;
  private final Refreshes refreshes;
  private final GroupSettings settings;
  private int desired;

  Capacity(Lifecycle lifecycle, Refreshes refreshes, GroupSettings settings) {
    this.lifecycle = lifecycle;
    this.refreshes = refreshes;
    this.settings = settings;
  }

  int desired() {
    return desired;
  }

  void desire(int count) {
    desired = count;
  }

  void step() {
    List<Member> active = active();
    int wanted = desired + refreshes.extra();
    for (int missing = wanted - active.size(); missing > 0; missing--) {
      Optional<Member> pooled =
          lifecycle.members().stream().filter(member -> member.state == WARMED_STOPPED).findFirst();
      if (pooled.isPresent()) {
        lifecycle.start(pooled.get(), true);
      } else {
        Member _ = lifecycle.launch(emptiest(), refreshes.launchVersion());
      }
    }
    active.stream()
        .filter(member -> member.state == IN_SERVICE && !refreshes.busyWith(member))
        .sorted(
            Comparator.comparingLong((Member member) -> -inZone(member.zone))
                .thenComparingLong(Member::template)
                .thenComparing(member -> member.launched))
        .limit(active.size() > wanted ? 1 : 0)
        .forEach(member -> lifecycle.leave(member, true));
  }

  String emptiest() {
    return settings.zones().stream().min(Comparator.comparingLong(this::inZone)).orElseThrow();
  }

  private long inZone(String zone) {
    return active().stream().filter(member -> member.zone.equals(zone)).count();
  }

  private List<Member> active() {
    return lifecycle.members().stream()
        .filter(member ->
            switch (member.state) {
              case PENDING, PENDING_WAIT, PENDING_PROCEED, IN_SERVICE -> true;
              default -> false;
            })
        .toList();
  }
}
