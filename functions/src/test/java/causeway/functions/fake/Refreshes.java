package causeway.functions.fake;

import static causeway.reconcile.observed.LifecycleState.*;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.InstanceRefresh.Status;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Instance refreshes: one instance after the other, the new one first; rolled back when two new
/// ones do not come up. The group's own template changes only with success.
final class Refreshes {
  private static final int MOST_FAILURES = 2;

  private final Lifecycle lifecycle;
  private final History<Optional<InstanceRefresh>> told;
  private long groupVersion;
  private long version;
  private int number;
  private boolean rollingBack;
  private int failures;
  private @Nullable Member newcomer;
  private @Nullable Member victim;

  Refreshes(Lifecycle lifecycle, InstantSource clock, Lag lag, long groupVersion) {
    this.lifecycle = lifecycle;
    this.groupVersion = groupVersion;
    this.told = new History<>(clock, lag, Optional.empty());
  }

  long groupVersion() {
    return groupVersion;
  }

  long launchVersion() {
    return running() && !rollingBack ? version : groupVersion;
  }

  int extra() {
    return victim == null ? 0 : 1;
  }

  boolean busyWith(Member member) {
    return member == newcomer || member == victim;
  }

  boolean running() {
    return told.truth().filter(refresh -> refresh.status() == Status.RUNNING).isPresent();
  }

  Optional<InstanceRefresh> latest() {
    return told.told();
  }

  void start(long wanted) {
    if (running()) {
      throw new CloudException(Failure.CONFLICT, "an instance refresh is in progress", null);
    }
    number++;
    version = wanted;
    rollingBack = false;
    failures = 0;
    now(Status.RUNNING, null);
    stage("Started");
  }

  private void now(Status status, @Nullable String reason) {
    told.now(Optional.of(new InstanceRefresh(id(), status, Long.toString(version), reason)));
  }

  private String id() {
    return "refresh-" + number;
  }

  private void stage(String stage) {
    lifecycle.watchers.forEach(watcher -> watcher.refresh(id(), stage));
  }

  void step(Capacity capacity) {
    if (!running()) {
      return;
    }
    if (newcomer != null) {
      awaited(newcomer);
      return;
    }
    long goal = rollingBack ? groupVersion : version;
    Optional<Member> next =
        lifecycle.members().stream()
            .filter(member -> member.state == IN_SERVICE && member.template != goal)
            .findFirst();
    if (next.isPresent()) {
      victim = next.get();
      newcomer = lifecycle.launch(victim.zone, goal);
      return;
    }
    // Without anybody to replace, the first one of the new version decides.
    lifecycle.members().stream()
        .filter(member -> launching(member) && member.template == goal)
        .findFirst()
        .ifPresent(member -> newcomer = member);
    boolean proved =
        capacity.desired() == 0
            || lifecycle.members().stream()
                .anyMatch(member -> member.state == IN_SERVICE && member.template == goal);
    if (newcomer == null && proved) {
      finish();
    }
  }

  private static boolean launching(Member member) {
    return switch (member.state) {
      case PENDING, PENDING_WAIT, PENDING_PROCEED -> true;
      default -> false;
    };
  }

  private void awaited(Member fresh) {
    if (fresh.state == IN_SERVICE) {
      if (victim != null && victim.state == IN_SERVICE) {
        lifecycle.leave(victim, false);
      }
      forget();
    } else if (!launching(fresh)) {
      forget();
      failures++;
      if (failures == MOST_FAILURES) {
        rollingBack = true;
      } else if (failures > 2 * MOST_FAILURES) {
        now(Status.GIVEN_UP, "rollback failed");
        stage("Failed");
      }
    }
  }

  private void forget() {
    newcomer = null;
    victim = null;
  }

  private void finish() {
    if (rollingBack) {
      now(Status.GIVEN_UP, "rolled back");
      stage("Failed");
    } else {
      groupVersion = version;
      now(Status.SUCCESSFUL, null);
      stage("Succeeded");
    }
  }
}
