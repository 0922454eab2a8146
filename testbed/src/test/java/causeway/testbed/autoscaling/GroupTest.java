package causeway.testbed.autoscaling;

import static causeway.testbed.autoscaling.Bench.LAUNCH;
import static causeway.testbed.autoscaling.Bench.TERMINATE;
import static causeway.testbed.autoscaling.Bench.states;
import static causeway.testbed.autoscaling.Bench.zones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GroupTest {
  private final Bench bench = new Bench();

  @Test
  void zonesAreFilledAndEmptiedEvenly() {
    Group group = bench.serving(5);
    assertThat(zones(group)).isEqualTo("aaabb");
    bench.service.setDesiredCapacity("farm", 2, false);
    bench.clock.settle();
    assertThat(zones(group)).isEqualTo("ab");
    assertThat(bench.cloud.log).contains("deregister i-0001", "terminate i-0001");
  }

  @Test
  void aZoneWithoutCapacityIsMadeUpForAndBalancedLater() {
    bench.cloud.brokenZones.add("b");
    Group group = bench.serving(4);
    bench.clock.advance(Duration.ofMinutes(5));
    assertThat(zones(group)).isEqualTo("aaaa");
    assertThat(bench.cloud.types()).contains("EC2 Instance Launch Unsuccessful");
    bench.cloud.brokenZones.clear();
    bench.clock.advance(Duration.ofMinutes(5));
    assertThat(zones(group)).as("launched before anything was terminated").isEqualTo("aabb");
    assertThat(bench.cloud.log.indexOf("launch i-0005 b"))
        .isLessThan(bench.cloud.log.indexOf("terminate i-0001"));
  }

  @Test
  void aDeadInstanceIsReplaced() {
    Group group = bench.serving(2, LAUNCH, TERMINATE);
    bench.cloud.running.remove("i-0002");
    bench.clock.advance(Timings.PRODUCTION.healthCheck());
    assertThat(states(group)).isEqualTo("{InService=1, Pending:Wait=1, Terminating:Wait=1}");
    assertThat(bench.cloud.log).endsWith("deregister i-0002", "launch i-0003 b");
    assertThat(group.activities().stream().map(Activity::cause))
        .anyMatch(cause -> cause.contains("EC2 health check"));
  }

  @Test
  void anInstanceSaidToBeUnhealthyIsReplacedUnlessInItsGracePeriod() {
    Group group = bench.serving(2);
    group.change(
        group
            .settings()
            .with(new GroupSettings.Periods(Duration.ofHours(1), Duration.ZERO, Duration.ZERO)),
        "a test");
    bench.service.setHealth("i-0001", false, true);
    bench.settle(group);
    assertThat(bench.cloud.log).doesNotContain("terminate i-0001");
    bench.service.setHealth("i-0001", false, false);
    bench.settle(group);
    assertThat(bench.cloud.log).contains("terminate i-0001", "launch i-0003 a");
    assertThatThrownBy(() -> bench.service.setHealth("i-none", false, false))
        .hasMessage("Instance Id not found - No managed instance found for instance ID: i-none");
  }

  @Test
  void terminatingOneWithoutDecrementReplacesIt() {
    Group group = bench.serving(2);
    Activity activity = bench.service.terminate("i-0001", false);
    assertThat(activity.description()).isEqualTo("Terminating EC2 instance: i-0001");
    bench.settle(group);
    assertThat(states(group)).isEqualTo("{InService=2}");
    bench.service.terminate("i-0002", true);
    bench.settle(group);
    assertThat(states(group)).isEqualTo("{InService=1}");
    assertThat(group.settings().capacity().desired()).isEqualTo(1);
  }

  @Test
  void capacityStaysWithinItsBounds() {
    bench.serving(2);
    assertThatThrownBy(() -> bench.service.setDesiredCapacity("farm", 7, false))
        .hasMessage("New SetDesiredCapacity value 7 is above max value 6");
    assertThatThrownBy(() -> new Capacity(1, 4, 5))
        .hasMessage("Desired capacity:5 must be between the specified min size:1 and max size:4");
  }

  @Test
  void aSimplePolicyChangesTheSizeAndCoolsDown() {
    Group group = bench.serving(2);
    ScalingPolicy.Simple more =
        new ScalingPolicy.Simple(
            "more", "arn:more", "ChangeInCapacity", 1, 0, Duration.ofMinutes(1));
    group.scaling().policies().put("more", more);
    bench.service.execute("farm", "more", true);
    bench.settle(group);
    assertThat(states(group)).isEqualTo("{InService=3}");
    assertThatThrownBy(
            () -> {
              bench.service.execute(null, "arn:more", true);
              bench.service.execute(null, "arn:more", true);
            })
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is cooling down until");
    assertThat(
            new ScalingPolicy.Simple("p", "", "PercentChangeInCapacity", 10, 2, Duration.ZERO)
                .from(4))
        .isEqualTo(6);
    assertThat(new ScalingPolicy.Simple("e", "", "ExactCapacity", 3, 0, Duration.ZERO).from(9))
        .isEqualTo(3);
  }

  @Test
  void targetTrackingFollowsTheLoad() {
    Group group = bench.serving(2);
    group
        .scaling()
        .policies()
        .put(
            "cpu",
            new ScalingPolicy.TargetTracking(
                "cpu", "arn:cpu", "ASGAverageCPUUtilization", 50, false));
    observe(90, 2);
    assertThat(group.settings().capacity().desired()).as("two points say nothing").isEqualTo(2);
    observe(90, 1);
    assertThat(group.settings().capacity().desired()).isEqualTo(4);
    bench.settle(group);
    observe(46, 30);
    assertThat(group.settings().capacity().desired()).as("near the target").isEqualTo(4);
    observe(20, 14);
    assertThat(group.settings().capacity().desired()).isEqualTo(4);
    observe(20, 1);
    assertThat(group.settings().capacity().desired()).isEqualTo(2);
  }

  private void observe(double value, int times) {
    for (int i = 0; i < times; i++) {
      bench.service.observe("farm", "ASGAverageCPUUtilization", value);
    }
  }

  @Test
  void aDeletedGroupEndsWithItsLastInstance() {
    bench.serving(2, LAUNCH, TERMINATE);
    assertThatThrownBy(() -> bench.service.delete("farm", false)).isInstanceOf(Refused.class);
    bench.service.delete("farm", true);
    bench.clock.settle();
    assertThat(bench.service.groups()).hasSize(1);
    bench.clock.advance(Duration.ofMinutes(10));
    assertThat(bench.service.groups()).isEmpty();
  }
}
