package causeway.functions.simulation;

import causeway.access.net.Cidr;
import causeway.functions.fake.Member;
import causeway.functions.simulation.Coverage.Kind;
import causeway.functions.simulation.Documents.Content;
import causeway.functions.simulation.SimulatedProxy.Trouble;
import causeway.reconcile.observed.LifecycleState;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// What people, AWS and bad luck do to the farm as long as the faults last.
final class Scenario {
  private final World world;
  private final RandomGenerator random;
  private int images;

  Scenario(World world) {
    this.world = world;
    this.random = world.random;
  }

  void start() {
    world.history.apply(false);
    world.latching.start();
    next();
  }

  private void next() {
    world.clock.after(
        Duration.ofSeconds(5 + random.nextInt(70)),
        () -> {
          if (!world.weather.calmed()) {
            happen();
            next();
          }
        });
  }

  private void happen() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> scale();
      case 3 -> anyone(LifecycleState.IN_SERVICE, this::kill);
      case 4 -> anyone(LifecycleState.PENDING_WAIT, this::kill);
      case 5 -> trouble(Trouble.SILENT, Kind.PROXIES_SILENT);
      case 6 -> trouble(Trouble.HUNG, Kind.PROXIES_HUNG);
      case 7 -> trouble(Trouble.FAILED, Kind.PROXIES_FAILED);
      case 8 -> trouble(Trouble.DEAF, Kind.RULES_DEAF);
      case 9 -> storage();
      case 10 -> standby();
      case 11, 12, 13 -> world.history.apply(false);
      case 14 -> world.history.apply(true);
      case 15 -> image();
      case 16 -> foreign();
      case 17 -> serviceMoves();
      case 18 -> world.proxies.nextStillborn();
      default -> small();
    }
  }

  private void small() {
    switch (random.nextInt(4)) {
      case 0 -> world.cloud.group().emptyPool();
      case 1 -> world.weather.storm();
      case 2 -> world.bus.mischief(world.lifecycle, random.nextBoolean());
      default -> world.bus.mischief(world.configChange, random.nextBoolean());
    }
  }

  private void scale() {
    int desired = 1 + random.nextInt(8);
    world.trace.add("team", "desires " + desired);
    world.cloud.group().desire(desired);
  }

  private void kill(Member member) {
    world.trace.add("bad luck", "kills " + member);
    world.coverage.count(Kind.MACHINES_KILLED);
    world.cloud.group().kill(member.id());
  }

  private void anyone(LifecycleState state, java.util.function.Consumer<Member> work) {
    List<Member> all =
        world.cloud.group().members().stream().filter(each -> each.state() == state).toList();
    if (!all.isEmpty()) {
      work.accept(all.get(random.nextInt(all.size())));
    }
  }

  /// One proxy is broken, seldom most of them, for a while or for good.
  private void trouble(Trouble trouble, Kind kind) {
    int victims = random.nextInt(5) == 0 ? 4 : 1;
    for (int i = 0; i < victims; i++) {
      anyone(
          random.nextInt(4) == 0 ? LifecycleState.PENDING_WAIT : LifecycleState.IN_SERVICE,
          member ->
              world
                  .proxies
                  .of(member.id())
                  .filter(proxy -> proxy.trouble == Trouble.NONE)
                  .ifPresent(proxy -> {
                    world.trace.add("bad luck", trouble + " " + member);
                    world.coverage.count(kind);
                    proxy.trouble = trouble;
                    recover(proxy);
                  }));
    }
  }

  private void recover(SimulatedProxy proxy) {
    if (random.nextInt(3) != 0) {
      world.clock.after(
          Duration.ofSeconds(20 + random.nextInt(300)), () -> proxy.trouble = Trouble.NONE);
    }
  }

  private void storage() {
    Duration time = Duration.ofSeconds(30 + random.nextInt(200));
    world.coverage.count(Kind.STORAGE_UNREACHABLE);
    if (random.nextBoolean()) {
      world.trace.add("bad luck", "no proxy reaches a bucket for " + time);
      world.coverage.count(Kind.MAJORITY_SILENT);
      world.storageGone(time);
    } else {
      world.trace.add("bad luck", "no proxy reads a bucket for " + time);
      world.readsGone(time);
    }
  }

  private void standby() {
    anyone(
        LifecycleState.IN_SERVICE,
        member -> {
          // A refresh of an empty group succeeds at once, whatever the image is worth.
          if (world.cloud.group().desired() > 1 && world.cloud.group().enterStandby(member.id())) {
            world.coverage.count(Kind.STANDBYS);
            world.trace.add("team", "standby " + member);
            world.clock.after(
                Duration.ofSeconds(20 + random.nextInt(400)),
                () -> world.cloud.group().exitStandby(member.id()));
          }
        });
  }

  private void image() {
    images++;
    String image = "ami-" + (random.nextInt(3) == 0 ? "bad-" : "good-") + images;
    world.trace.add("team", "image " + image);
    world.coverage.count(Kind.IMAGES_CHANGED);
    world.cloud.values().set(World.IMAGE, image);
    world.bus.parameter(World.IMAGE);
  }

  /// Somebody at the console deletes a record of ours, or puts a plain one in the place of all.
  private void foreign() {
    Content content = world.history.contentInForce();
    if (content == null) {
      return;
    }
    List<RecordSet> present = world.cloud.zone().at(content.name());
    world.coverage.count(Kind.FOREIGN_RECORDS);
    world.trace.add("somebody", "meddles with " + content.name());
    if (random.nextBoolean() && !present.isEmpty()) {
      world.cloud.zone().meddle(List.of(new RecordChange.Delete(present.getLast())));
    } else {
      present.forEach(each -> world.cloud.zone().meddle(List.of(new RecordChange.Delete(each))));
      RecordSet plain =
          new RecordSet.Plain(
              content.name(), Duration.ofMinutes(5), List.of(InetAddress.getLoopbackAddress()));
      world.cloud.zone().meddle(List.of(new RecordChange.Create(plain)));
    }
  }

  private void serviceMoves() {
    List<Cidr> blocks =
        List.of(Cidr.parse("52.218.0.0/17"), Cidr.parse("3.5." + 64 * random.nextInt(4) + ".0/21"));
    world.cloud.lists().set(World.SERVICE, World.SERVICE_NAME, 100, blocks);
  }

  /// The faults stop: AWS answers, everything reaches everything, the broken are whole again.
  void stop() {
    world.trace.add("bad luck", "the faults stop");
    world.weather.calm();
    world.storageBack();
    world.latching.stop();
    world.proxies.all().stream()
        .filter(proxy -> proxy.trouble != Trouble.STILLBORN)
        .forEach(proxy -> proxy.trouble = Trouble.NONE);
    if (world.inForce() == null && world.history.content(world.history.newest()) == null) {
      // Nothing was ever published and what lies there has faults: that only people can mend.
      world.history.apply(false);
    }
  }
}
