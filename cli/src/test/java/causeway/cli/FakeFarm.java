package causeway.cli;

import causeway.access.document.FarmReader;
import causeway.access.document.Reaction.Action;
import causeway.access.document.Reaction.Release;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.cli.farm.Account.Stored;
import causeway.cli.farm.FakeAccount;
import causeway.cli.farm.Farm;
import causeway.cli.farm.Pace;
import causeway.functions.observed.LatchesJson;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// A deployed farm in memory: what its functions and proxies do happens while a command waits.
final class FakeFarm implements Pace, Surroundings.Person {
  static final String CONFIG = "corp-s3-config";
  static final String STATE = "corp-s3-state";
  static final String REPORTS = "corp-s3-reports";

  final FakeAccount account = new FakeAccount();
  final FakeEndpoints inventory = new FakeEndpoints();
  final List<String> regions = new ArrayList<>();
  private final Deque<Runnable> whileWaiting = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private boolean person;
  private boolean agrees;

  FakeFarm() {
    account.at(now);
    account.parameter(
        "/causeway/corp-s3",
        """
        {"farm":"corp-s3","region":"eu-west-1","configBucket":"%s","stateBucket":"%s",
         "reportsBucket":"%s","recordsBucket":"r","autoScalingGroup":"corp-s3","launchHook":"launch",
         "terminateHook":"terminate","lifecycleQueue":"l","configChangeQueue":"c","alarmQueue":"https://sqs/alarms.fifo",
         "hostedZone":"Z1","loadBalancer":"lb.elb.eu-west-1.amazonaws.com"}
        """
            .formatted(CONFIG, STATE, REPORTS));
  }

  /// Somebody sits at the terminal.
  FakeFarm asked(boolean yes) {
    person = true;
    agrees = yes;
    return this;
  }

  /// What happens during the next wait that nothing was said of yet.
  FakeFarm then(Runnable happening) {
    whileWaiting.add(happening);
    return this;
  }

  Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            region -> {
              regions.add(String.valueOf(region));
              return account;
            },
            (home, role) -> inventory,
            this,
            this);
    int code = Causeway.run(surroundings, new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(code, out.toString(), err.toString());
  }

  String document() {
    return new String(stored().bytes(), StandardCharsets.UTF_8);
  }

  String version() {
    return Objects.requireNonNull(stored().version());
  }

  private Stored stored() {
    return account.object(CONFIG, Farm.DOCUMENT).orElseThrow();
  }

  /// ConfigChangeFunction publishes the document that is there.
  void publish(long sequence) {
    AccessSnapshot compiled =
        SnapshotCompiler.compile(
            Objects.requireNonNull(FarmReader.read(Farm.DOCUMENT, stored().bytes()).document()));
    account.write(
        STATE,
        Farm.SNAPSHOT,
        SnapshotCodec.write(
            new AccessSnapshot(
                compiled.farm(),
                compiled.region(),
                compiled.mode(),
                sequence,
                version(),
                compiled.endpoints(),
                compiled.networks(),
                compiled.users(),
                compiled.groups(),
                compiled.rules())));
  }

  /// A proxy in service reports.
  void report(String kind, String instance, long sequence, String more) {
    account.write(
        REPORTS,
        kind + "/arn:aws:ec2:eu-west-1:111122223333:instance/" + instance + "/report.json",
        """
        {"version":1,"kind":"%s","time":"%s","instance":"%s","state":"serving","sequence":%d,
         "connections":12%s}
        """
            .formatted(kind, now, instance, sequence, more));
  }

  void configChange(String fields) {
    account.write(
        STATE,
        "runs/config-change.json",
        """
        {"version":1,"function":"config-change","outcome":"complete","began":"%s","looked":"%s",%s}
        """
            .formatted(now, now, fields));
  }

  /// AlarmFunction has latched these: action and target, each pair one latch.
  void latch(Object... actionsAndTargets) {
    List<Latch> all = new ArrayList<>();
    for (int i = 0; i < actionsAndTargets.length; i += 2) {
      all.add(
          new Latch(
              "corp-alarm",
              (Action) actionsAndTargets[i],
              (String) actionsAndTargets[i + 1],
              Instant.parse("2026-11-24T09:58:00Z"),
              null,
              Release.MANUAL,
              "120 refusals"));
    }
    account.write(STATE, Farm.LATCHES, LatchesJson.write(new Latches(all)));
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public boolean pause(Duration duration) {
    now = now.plus(duration);
    account.at(now);
    Runnable happening = whileWaiting.poll();
    if (happening != null) {
      happening.run();
    }
    return true;
  }

  @Override
  public boolean present() {
    return person;
  }

  @Override
  public boolean agrees(String question) {
    return agrees;
  }
}
