package causeway.cli;

import causeway.access.check.DocumentTests;
import causeway.access.diff.AccessDiff;
import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.document.Fault;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.cli.farm.Account.Stored;
import causeway.cli.farm.Enforcement;
import causeway.cli.farm.Farm;
import causeway.cli.farm.InForce;
import causeway.cli.farm.Pace;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What `apply` and `rollback` share: a document is checked, compared with what is in force,
/// confirmed, uploaded, and waited for until every proxy enforces it.
final class Publication {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Check and compare; upload nothing.")
  private boolean dryRun;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "2m",
      converter = DurationArgument.class,
      description = "How long to wait for the proxies; default: ${DEFAULT-VALUE}.")
  private Duration timeout = Duration.ofMinutes(2);

  @Mixin private Output output = new Output();

  boolean json() {
    return output.json();
  }

  /// Nobody would see the question in a pipeline, which would then wait for ever.
  void mustBeConfirmable(CommandSpec spec) {
    if (!yes && !dryRun && !Causeway.surroundings(spec).person().present()) {
      throw new ParameterException(
          spec.commandLine(),
          "nobody can be asked, since this is no terminal; add --yes, or --dry-run to see the"
              + " difference");
    }
  }

  /// @param name what the document is called in messages
  /// @param where finds the farm, once the document is known to be sound
  int publish(
      CommandSpec spec,
      String name,
      byte[] bytes,
      Function<FarmDocument, FarmOptions.Found> where) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<FarmDocument> sound = check(name, bytes, out, err);
    if (sound.isEmpty()) {
      return ExitCode.NO;
    }
    FarmDocument document = sound.get();
    FarmOptions.Found found = where.apply(document);
    mustBelong(name, document, found.farm());
    Stored before = found.account().object(found.farm().configBucket(), Farm.DOCUMENT).orElse(null);
    AccessSnapshot wanted = SnapshotCompiler.compile(document);
    AccessDiff diff = AccessDiff.between(inForce(found, wanted), wanted);
    PublicationReport report =
        new PublicationReport(
            found.farm(),
            new DiffReport(diff, endpoints(before, document)),
            output.json(),
            out,
            err);
    report.difference();
    if (dryRun) {
      return report.dryRun();
    }
    Pace pace = Causeway.surroundings(spec).pace();
    Instant since = pace.now();
    String version = sameVersion(before, bytes);
    boolean uploaded = version == null;
    if (version == null) {
      if (!yes && !Causeway.surroundings(spec).person().agrees(report.question())) {
        return report.declined();
      }
      since = pace.now();
      String etag = before == null ? null : before.etag();
      Optional<String> written =
          found.account().put(found.farm().configBucket(), Farm.DOCUMENT, bytes, etag);
      if (written.isEmpty()) {
        return report.overtaken();
      }
      version = written.get();
    }
    report.present(version, uploaded);
    Enforcement.Outcome outcome =
        new Enforcement(found.account(), found.farm(), pace, report::progress)
            .await(wanted, version, timeout);
    return report.end(version, uploaded, outcome, Duration.between(since, pace.now()));
  }

  private Optional<FarmDocument> check(
      String name, byte[] bytes, PrintWriter out, PrintWriter err) {
    FarmRead read = FarmReader.read(name, bytes);
    FarmDocument document = read.document();
    List<Fault> faults = new ArrayList<>(read.faults());
    DocumentTests tests = document == null ? null : DocumentTests.run(document, Instant.now());
    if (tests != null) {
      faults.addAll(tests.faults(name));
    }
    CheckReport report = new CheckReport(name, faults, read.warnings(), null, tests);
    if (faults.isEmpty()) {
      read.warnings().forEach(warning -> err.println(Text.line("warning: " + warning)));
      return Optional.ofNullable(document);
    }
    if (output.json()) {
      out.println(Json.line(report.json().put("uploaded", false)));
    } else {
      report.print(out, err);
      err.println("causeway: nothing was uploaded");
    }
    return Optional.empty();
  }

  private static void mustBelong(String name, FarmDocument document, Farm farm) {
    if (!document.farm().equals(farm.name()) || !document.region().equals(farm.region())) {
      throw new Unusable(
          "causeway: %s is the document of farm \"%s\" in %s, not of \"%s\" in %s; nothing was uploaded"
              .formatted(name, document.farm(), document.region(), farm.name(), farm.region()));
    }
  }

  /// What is in force; before a farm's first document, nothing is allowed.
  private static AccessSnapshot inForce(FarmOptions.Found found, AccessSnapshot wanted) {
    return InForce.read(found.account(), found.farm())
        .map(InForce::snapshot)
        .orElseGet(() ->
            new AccessSnapshot(
                wanted.farm(),
                wanted.region(),
                causeway.access.Mode.ENFORCE,
                null,
                null,
                wanted.endpoints(),
                wanted.networks(),
                wanted.users(),
                Map.of(),
                List.of()));
  }

  /// The version that is there, if it is this very document.
  private static @Nullable String sameVersion(@Nullable Stored before, byte[] bytes) {
    return before != null && Arrays.equals(before.bytes(), bytes) ? before.version() : null;
  }

  /// What changes at the endpoints, from the document that is there; nothing is said of a faulty
  /// one.
  private static List<EndpointDiff> endpoints(@Nullable Stored before, FarmDocument document) {
    FarmDocument old =
        before == null ? null : FarmReader.read(Farm.DOCUMENT, before.bytes()).document();
    return old == null
        ? List.of()
        : EndpointDiff.between(old, document, LocalDate.now(ZoneOffset.UTC));
  }
}
