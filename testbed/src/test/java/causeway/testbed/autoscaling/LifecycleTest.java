package causeway.testbed.autoscaling;

import static causeway.testbed.autoscaling.Bench.LAUNCH;
import static causeway.testbed.autoscaling.Bench.TERMINATE;
import static causeway.testbed.autoscaling.Bench.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.testbed.autoscaling.LifecycleHook.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final Bench bench = new Bench();

  @Test
  void aHookHoldsANewInstanceBeforeTheLoadBalancerKnowsIt() {
    Group group = bench.group(1, LAUNCH);
    assertThat(states(group)).isEqualTo("{Pending:Wait=1}");
    assertThat(bench.cloud.log).containsExactly("launch i-0001 a");
    assertThat(bench.cloud.states).isEqualTo(Map.of("i-0001", "InService"));
    EventSink.Event event = bench.cloud.events.getFirst();
    assertThat(event.detailType()).isEqualTo("EC2 Instance-launch Lifecycle Action");
    assertThat(event.detail())
        .containsEntry("AutoScalingGroupName", "farm")
        .containsEntry("LifecycleHookName", "launch")
        .containsEntry("EC2InstanceId", "i-0001")
        .containsEntry("LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING")
        .containsEntry("NotificationMetadata", "{}")
        .containsEntry("Origin", "EC2")
        .containsEntry("Destination", "AutoScalingGroup")
        .containsKey("LifecycleActionToken");

    bench.complete("launch", "i-0001", Result.CONTINUE);
    assertThat(states(group)).isEqualTo("{Pending:Proceed=1}");
    assertThat(bench.cloud.log).doesNotContain("register i-0001");
    bench.clock.advance(Timings.PRODUCTION.step());
    assertThat(states(group)).isEqualTo("{InService=1}");
    assertThat(bench.cloud.log).endsWith("register i-0001");
    assertThat(bench.cloud.types()).endsWith("EC2 Instance Launch Successful");
  }

  @Test
  void deregistrationAndItsDelayComeBeforeTheTerminateHook() {
    bench.cloud.slowToDrain = true;
    Group group = bench.serving(1, LAUNCH, TERMINATE);
    bench.service.setDesiredCapacity("farm", 0, false);
    assertThat(states(group)).isEqualTo("{Terminating=1}");
    assertThat(group.activities().getFirst().status().spelled())
        .isEqualTo("WaitingForELBConnectionDraining");
    assertThat(bench.cloud.states).isEqualTo(Map.of("i-0001", "Terminated"));
    assertThat(bench.cloud.types()).doesNotContain("EC2 Instance-terminate Lifecycle Action");

    bench.cloud.drained();
    bench.clock.settle();
    assertThat(states(group)).isEqualTo("{Terminating:Wait=1}");
    EventSink.Event event = bench.cloud.events.getLast();
    assertThat(event.detailType()).isEqualTo("EC2 Instance-terminate Lifecycle Action");
    assertThat(event.detail())
        .containsEntry("Origin", "AutoScalingGroup")
        .containsEntry("Destination", "EC2");

    String token = String.valueOf(event.detail().get("LifecycleActionToken"));
    bench.service.complete("farm", "terminate", null, token, Result.CONTINUE);
    bench.clock.settle();
    assertThat(group.instances()).isEmpty();
    assertThat(bench.cloud.log).endsWith("deregister i-0001", "terminate i-0001");
    assertThat(bench.cloud.types()).endsWith("EC2 Instance Terminate Successful");
  }

  @Test
  void silenceMeansTheDefaultResult() {
    Group group = bench.group(1, LAUNCH);
    bench.clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(states(group)).isEqualTo("{Pending:Wait=1}");
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(bench.cloud.log).contains("terminate i-0001").doesNotContain("register i-0001");
    assertThat(bench.cloud.types()).contains("EC2 Instance Launch Unsuccessful");
    assertThat(group.activities().get(1).message())
        .contains("was abandoned: Heartbeat Timeout with default result ABANDON");
  }

  @Test
  void heartbeatsExtendAWaitUntilTheGlobalTimeout() {
    Group group = bench.serving(1, LAUNCH, TERMINATE);
    bench.service.setDesiredCapacity("farm", 0, false);
    bench.clock.settle();
    Duration beat = Duration.ofMinutes(9);
    Duration limit = Duration.ofMinutes(1000);
    Duration waited = Duration.ZERO;
    while (waited.plus(beat).compareTo(limit) < 0) {
      bench.clock.advance(beat);
      waited = waited.plus(beat);
      bench.service.heartbeat("farm", "terminate", "i-0001", null);
    }
    bench.clock.advance(limit.minus(waited).minusMillis(1));
    assertThat(states(group)).isEqualTo("{Terminating:Wait=1}");
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(group.instances()).isEmpty();
  }

  @Test
  void theGlobalTimeoutIsAtMostTwoDays() {
    LifecycleHook slow =
        new LifecycleHook(
            "slow", LifecycleHook.Transition.LAUNCHING, Duration.ofHours(1), Result.ABANDON, "");
    assertThat(slow.globalTimeout()).isEqualTo(Duration.ofDays(2));
    assertThat(LAUNCH.globalTimeout()).isEqualTo(Duration.ofMinutes(1000));
  }

  @Test
  void abandoningALaunchReplacesTheInstanceAfterAPauseThatDoubles() {
    bench.group(1, LAUNCH);
    Duration pause = Timings.PRODUCTION.backoff();
    for (int n = 1; n < 4; n++) {
      String id = "i-%04d".formatted(n);
      bench.complete("launch", id, Result.ABANDON);
      assertThat(bench.cloud.log).endsWith("terminate " + id);
      bench.clock.advance(pause.minusMillis(1));
      assertThat(bench.cloud.log).endsWith("terminate " + id);
      bench.clock.advance(Duration.ofMillis(1));
      assertThat(bench.cloud.log).endsWith("launch i-%04d a".formatted(n + 1));
      pause = pause.multipliedBy(2);
    }
  }

  @Test
  void abandoningATerminationEndsItAllTheSame() {
    Group group = bench.serving(1, LAUNCH, TERMINATE);
    bench.service.setDesiredCapacity("farm", 0, false);
    bench.clock.settle();
    bench.complete("terminate", "i-0001", Result.ABANDON);
    assertThat(group.instances()).isEmpty();
  }

  @Test
  void everyHookOfATransitionMustBeCompleted() {
    LifecycleHook second = Bench.hook("second", LifecycleHook.Transition.LAUNCHING, Result.ABANDON);
    Group group = bench.group(1, LAUNCH, second);
    bench.complete("launch", "i-0001", Result.CONTINUE);
    assertThat(states(group)).isEqualTo("{Pending:Wait=1}");
    bench.complete("second", "i-0001", Result.CONTINUE);
    assertThat(states(group)).isEqualTo("{Pending:Proceed=1}");
  }

  @Test
  void whatWaitsForNothingCannotBeCompleted() {
    bench.serving(1, LAUNCH);
    assertThatThrownBy(
            () -> bench.service.complete("farm", "launch", "i-0001", null, Result.CONTINUE))
        .isInstanceOf(Refused.class)
        .hasMessage("No active Lifecycle Action found with instance ID i-0001");
    assertThatThrownBy(() -> bench.service.heartbeat("farm", "launch", null, "token"))
        .hasMessage("No active Lifecycle Action found with token token");
    assertThatThrownBy(() -> bench.service.heartbeat("other", "launch", null, "token"))
        .hasMessage("AutoScalingGroup name not found - AutoScalingGroup 'other' not found");
  }

  @Test
  void standbyKeepsAnInstanceOutOfTheCount() {
    Group group = bench.serving(2, LAUNCH);
    bench.service.enterStandby("farm", List.of("i-0001"), true);
    bench.clock.settle();
    assertThat(states(group)).isEqualTo("{InService=1, Standby=1}");
    assertThat(bench.cloud.states).containsEntry("i-0001", "Standby");
    assertThat(bench.cloud.log).endsWith("deregister i-0001");
    bench.cloud.running.remove("i-0001");
    bench.clock.advance(Timings.PRODUCTION.healthCheck());
    assertThat(states(group)).as("standby is never judged").isEqualTo("{InService=1, Standby=1}");
    bench.cloud.running.add("i-0001");

    bench.service.exitStandby("farm", List.of("i-0001"));
    assertThat(states(group)).isEqualTo("{InService=1, Pending:Wait=1}");
    bench.settle(group);
    assertThat(states(group)).isEqualTo("{InService=2}");
    assertThat(bench.cloud.log).endsWith("register i-0001");
  }
}
