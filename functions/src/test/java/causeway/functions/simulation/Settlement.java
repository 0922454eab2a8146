package causeway.functions.simulation;

import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.functions.ConfigChangeConfig;
import causeway.functions.ConfigChangePass;
import causeway.functions.LifecycleConfig;
import causeway.functions.LifecyclePass;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.fake.Call;
import causeway.functions.fake.Faults;
import causeway.functions.fake.Member;
import causeway.functions.fake.Wired;
import causeway.functions.report.Run;
import causeway.functions.simulation.Documents.Content;
import causeway.functions.simulation.Documents.Door;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.RecordSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// After the faults: what is observed is what is desired, the next plans are empty, and a pass over
/// a farm in order changes nothing.
final class Settlement {
  private final World world;

  private Settlement(World world) {
    this.world = world;
  }

  static void check(World world) {
    Settlement settlement = new Settlement(world);
    settlement.quiet();
    settlement.plans();
    settlement.snapshot();
    settlement.policy();
    settlement.records();
    settlement.image();
  }

  private static Violation unsettled(String what) {
    return new Violation("settles", what);
  }

  /// The machine of a pass for which nothing waits.
  private Host host() {
    return new Host() {
      @Override
      public Instant now() {
        return world.clock.instant();
      }

      @Override
      public void pause(Duration duration) {}

      @Override
      public double random() {
        return 0;
      }

      @Override
      public void log(String line) {
        world.trace.add("afterwards", line);
      }

      @Override
      public <T, R> List<R> together(List<T> subjects, Function<T, R> read) {
        List<R> answers = new ArrayList<>();
        subjects.forEach(subject -> answers.add(read.apply(subject)));
        return answers;
      }
    };
  }

  private void plans() {
    Cloud cloud = world.cloud;
    Instant deadline = world.clock.instant().plusSeconds(60);
    LifecycleConfig lifecycle = world.lifecycleConfig;
    ConfigChangeConfig config = world.configConfig;
    Run first =
        new LifecyclePass(
                cloud, host(), new LifecycleConfig(lifecycle.buckets(), true, lifecycle.settings()))
            .run(List.of(), deadline);
    Run second =
        new ConfigChangePass(
                cloud,
                host(),
                new ConfigChangeConfig(
                    config.buckets(), true, config.faultsTopic(), config.settings()))
            .run(List.of(), deadline);
    if (!first.done().isEmpty() || !second.done().isEmpty()) {
      throw unsettled("the next plans are not empty: " + first.done() + ", " + second.done());
    }
  }

  /// The functions as they stand, once more, in the open.
  private void quiet() {
    Faults calls = new Faults();
    Cloud cloud = Wired.over(world.cloud, calls);
    Instant deadline = world.clock.instant().plusSeconds(60);
    Run _ = world.mutant.lifecyclePass(world, cloud, host()).run(List.of(), deadline);
    Run _ = world.mutant.configPass(world, cloud, host()).run(List.of(), deadline);
    List<Call> changes =
        calls.mutations().stream()
            .filter(call ->
                !(call.operation().equals("objects.put") && call.text(1).startsWith("runs/")))
            .toList();
    if (!changes.isEmpty()) {
      throw new Violation("quiet", "nothing differs, yet " + changes);
    }
  }

  private void snapshot() {
    AccessSnapshot inForce = world.inForce();
    String newest = world.history.newest();
    Content content = world.history.content(newest);
    if (content != null
        && (inForce == null || !String.valueOf(inForce.documentVersion()).equals(newest))) {
      throw unsettled("version " + newest + " is good but not in force: " + inForce);
    }
    if (inForce != null && !inForce.quarantine().isEmpty()) {
      throw unsettled("released, but still shut out: " + inForce.quarantine());
    }
    Content governing = world.history.contentInForce();
    if (governing != null) {
      Set<String> wanted =
          governing.rules().stream().map(Documents::network).collect(Collectors.toSet());
      Set<String> admitted =
          world.cloud.lists().truth(World.INGRESS).entries().stream()
              .map(Cidr::toString)
              .collect(Collectors.toSet());
      if (!admitted.equals(wanted)) {
        throw unsettled("admitted are " + admitted + ", the document in force names " + wanted);
      }
    }
    if (content == null
        && world.cloud.messages().messages().stream()
            .noneMatch(message -> message.text().startsWith("Version " + newest + " "))) {
      throw unsettled("nobody was told of the faults of version " + newest);
    }
    for (SimulatedProxy proxy : world.proxies.all()) {
      Long sequence = inForce == null ? null : inForce.sequence();
      if (proxy.member.state() == LifecycleState.IN_SERVICE
          && sequence != null
          && proxy.sequence() != sequence) {
        throw unsettled(proxy.member + " enforces " + proxy.sequence() + " of " + sequence);
      }
    }
  }

  private void policy() {
    Content content = world.history.contentInForce();
    Set<Integer> permitted = PolicyCheck.buckets(world.cloud.endpoints().truth(World.ENDPOINT));
    if (content != null && !permitted.equals(content.rules())) {
      throw unsettled("the endpoint permits " + permitted + ", in force are " + content.rules());
    }
  }

  private void records() {
    Content content = world.history.contentInForce();
    if (content == null) {
      return;
    }
    Set<RecordSet> wanted =
        switch (content.door()) {
          case NONE -> Set.of();
          case LOAD_BALANCER ->
              Set.of(new RecordSet.Alias(content.name(), "lb.elb.amazonaws.com", "ZLB", false));
          case INSTANCES ->
              world.cloud.group().members().stream()
                  .filter(member -> member.state() == LifecycleState.IN_SERVICE)
                  .map(member -> record(content, member))
                  .collect(Collectors.toSet());
        };
    // With nobody in service the last record of another kind stays until somebody is; and what
    // others write at names that are not the front door's is theirs.
    boolean nobody = content.door() == Door.INSTANCES && wanted.isEmpty();
    Set<RecordSet> ours =
        world.cloud.zone().all().stream()
            .filter(record ->
                !(record instanceof RecordSet.Plain)
                    || (content.door() != Door.NONE && record.name().equals(content.name())))
            .collect(Collectors.toSet());
    if (!nobody && !ours.equals(wanted)) {
      throw unsettled("the records are " + world.cloud.zone().all() + ", wanted " + wanted);
    }
  }

  private RecordSet record(Content content, Member member) {
    return new RecordSet.Multivalue(
        content.name(),
        member.id(),
        world.lifecycleConfig.settings().recordTtl(),
        List.of(member.address()));
  }

  private void image() {
    String image = world.cloud.values().get(World.IMAGE).orElse("");
    long newest = world.cloud.templates().newest();
    boolean taken = world.cloud.group().groupVersion() == newest;
    if (!world.cloud.templates().image(newest).equals(image)) {
      throw unsettled("no template version has image " + image);
    }
    boolean givenUp =
        world
            .cloud
            .group()
            .describeLatestRefresh(World.GROUP)
            .filter(refresh -> Long.toString(newest).equals(refresh.templateVersion()))
            .filter(refresh -> refresh.status() == InstanceRefresh.Status.GIVEN_UP)
            .isPresent();
    if (!taken && !givenUp) {
      throw unsettled("image " + image + " was neither taken nor given up");
    }
  }
}
