package causeway.cli;

import causeway.access.document.FarmDocument;
import causeway.cli.audit.EndpointFiles;
import causeway.cli.audit.StackFacts;
import causeway.cli.farm.Account;
import causeway.cli.farm.Farm;
import causeway.cli.farm.Latched;
import causeway.functions.audit.AsffJson;
import causeway.functions.audit.AuditJson;
import causeway.functions.audit.AuditPage;
import causeway.functions.audit.AuditWords;
import causeway.functions.audit.Heading;
import causeway.functions.audit.Hub;
import causeway.functions.audit.PastJson;
import causeway.functions.cloud.SystemHost;
import causeway.functions.observed.Baselines;
import causeway.functions.observed.Places;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditSettings;
import causeway.reconcile.audit.AuditView;
import causeway.reconcile.audit.Auditor;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Past;
import causeway.reconcile.audit.Place;
import causeway.reconcile.observed.Latches;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `causeway audit`: what AuditFunction does, at once and by hand, over an account or over files.
@Command(
    name = "audit",
    description = {
      "Audit the policies of VPC endpoints against a farm document: baseline, perimeter, full access,"
          + " and whether the farm's own endpoints mean what the document says.",
      "Without --endpoints it asks AWS, with the credentials of the environment or of AWS_PROFILE.",
      "Exits 0 when nothing was found, 1 with violations, 2 when something could not be decided or"
          + " looked at.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  aws ec2 describe-vpc-endpoints > endpoints.json",
      "  causeway audit farm.yaml --endpoints endpoints.json",
      "  causeway audit farm.yaml --endpoints endpoints.json --report audit.html",
      "  causeway audit farm.yaml                       the account of AWS_PROFILE and audit.accounts",
      "  causeway audit farm.yaml --account 444455556666 -o json | jq '.findings[].evidence[].witness'",
      "  causeway audit farm.yaml -o asff > findings.json",
      "  aws securityhub batch-import-findings --findings file://findings.json",
    })
final class AuditCommand implements Callable<Integer> {
  /// How this command answers.
  enum Format {
    text,
    json,
    html,
    asff
  }

  @Parameters(paramLabel = "FARM", description = "The farm document; baselines are beside it.")
  private Path file = Path.of("");

  @Option(
      names = "--endpoints",
      paramLabel = "PATH",
      description =
          "What aws ec2 describe-vpc-endpoints answered, a file or a folder of such; may be repeated.")
  private List<Path> endpoints = List.of();

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description =
          "With --endpoints: what aws ec2 describe-vpc-endpoint-services answered, which says whose"
              + " endpoints take no policy.")
  private @Nullable Path services;

  @Option(
      names = "--stack",
      paramLabel = "FILE",
      description =
          "With --endpoints: the value of the stack's parameter /causeway/FARM, which says which"
              + " endpoints are the farm's.")
  private @Nullable Path stack;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Only these accounts; may be repeated. By default this one and audit.accounts.")
  private List<String> accounts = List.of();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Another Region than the document's.")
  private @Nullable String region;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      defaultValue = "causeway-audit",
      description = "The role in other accounts; default: ${DEFAULT-VALUE}.")
  private String role = "";

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description = "An earlier report (json): what is new and what is resolved since then.")
  private @Nullable Path since;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write the page to FILE, or the JSON report when it ends in .json.")
  private @Nullable Path report;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Answer as ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Format format = Format.text;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (endpoints.isEmpty() && (services != null || stack != null)) {
      throw new ParameterException(
          spec.commandLine(), "--services and --stack go with --endpoints; AWS is asked otherwise");
    }
    if (!endpoints.isEmpty() && !accounts.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--account is about AWS; --endpoints names what to audit");
    }
    FarmDocument document = Inputs.document(file);
    Past past = since == null ? null : past(since);
    Source source = endpoints.isEmpty() ? live(document) : files(document);
    Baselines baselines = Baselines.of(document, this::beside);
    AuditView view =
        new AuditView(
            Causeway.surroundings(spec).pace().now(),
            document,
            null,
            baselines.policies(),
            source.found().endpoints(),
            source.found().places(),
            Stream.concat(baselines.unread().stream(), source.found().unread().stream()).toList(),
            source.found().unsupported(),
            endpoints.isEmpty() ? latches(document, source.stack()) : Latches.NONE);
    if (source.stack().endpoints().isEmpty()
        && document.endpoints().values().stream().allMatch(each -> each.id() == null)) {
      spec.commandLine()
          .getErr()
          .println(
              "causeway: which endpoints are the farm's own is not known, so they are not compared"
                  + " with the document; "
                  + (endpoints.isEmpty()
                      ? "there is no parameter " + Farm.parameter(document.farm()) + " here"
                      : "--stack says it"));
    }
    AuditSettings settings =
        new AuditSettings(
            document.farm(),
            source.home(),
            source.stack().endpoints(),
            source.stack().proxies(),
            Duration.ZERO);
    AuditReport answer = Auditor.audit(view, settings, past, () -> true);
    Heading heading =
        new Heading(
            document.farm(), document.region(), null, since == null ? null : since.toString());
    tell(answer, heading, source.home());
    return switch (answer.outcome()) {
      case CLEAN -> ExitCode.YES;
      case FINDINGS -> ExitCode.NO;
      case UNKNOWN -> ExitCode.UNKNOWN;
    };
  }

  /// What alarms have locked down is no drift.
  private Latches latches(FarmDocument document, StackFacts facts) {
    ProxyAccess proxies = facts.proxies();
    return proxies == null || proxies.stateBucket().isEmpty()
        ? Latches.NONE
        : Latched.read(
            Causeway.surroundings(spec).accounts().in(region(document)), proxies.stateBucket());
  }

  /// What is audited.
  private record Source(Place home, StackFacts stack, Places.Found found) {}

  private Source files(FarmDocument document) {
    List<FoundEndpoint> found = new EndpointFiles(region(document)).read(endpoints);
    Set<Place> places = found.stream().map(FoundEndpoint::place).collect(Collectors.toSet());
    StackFacts facts = stack == null ? StackFacts.NONE : StackFacts.read(stack);
    Place home =
        found.stream()
            .filter(each -> facts.endpoints().containsValue(each.id()) || pinned(document, each))
            .findFirst()
            .or(() -> found.stream().findFirst())
            .map(FoundEndpoint::place)
            .orElse(new Place("unknown", region(document)));
    return new Source(
        home,
        facts,
        new Places.Found(
            found,
            places,
            services == null ? Set.of() : EndpointFiles.unsupported(services),
            List.of()));
  }

  private static boolean pinned(FarmDocument document, FoundEndpoint endpoint) {
    return document.endpoints().values().stream().anyMatch(each -> endpoint.id().equals(each.id()));
  }

  private Source live(FarmDocument document) {
    Surroundings surroundings = Causeway.surroundings(spec);
    Account account = surroundings.accounts().in(region(document));
    String id = account.id();
    Place home = new Place(id, region(document));
    String parameter = Farm.parameter(document.farm());
    Optional<String> value = account.parameter(parameter);
    List<String> wanted =
        accounts.isEmpty()
            ? Stream.concat(Stream.of(id), document.audit().accounts().stream()).distinct().toList()
            : accounts;
    List<Place> places = wanted.stream().map(each -> new Place(each, home.region())).toList();
    return new Source(
        home,
        value.map(text -> StackFacts.parse(parameter, text)).orElse(StackFacts.NONE),
        new Places(surroundings.endpoints().of(id, role), new SystemHost(_ -> {})).look(places));
  }

  private String region(FarmDocument document) {
    return region == null ? document.region() : region;
  }

  private Optional<byte[]> beside(String name) {
    Path there = file.toAbsolutePath().resolveSibling(name);
    return Files.exists(there) ? Optional.of(Inputs.bytes(there)) : Optional.empty();
  }

  private static Past past(Path file) {
    try {
      return PastJson.read(Inputs.bytes(file));
    } catch (IllegalArgumentException e) {
      throw new Unusable("causeway: " + file + " is no report of an audit: " + e.getMessage());
    }
  }

  private void tell(AuditReport answer, Heading heading, Place home) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case text -> AuditWords.lines(answer).forEach(line -> out.println(Text.line(line)));
      case json -> out.println(Json.line(AuditJson.write(answer, heading)));
      case html -> out.print(AuditPage.html(answer, heading));
      case asff -> out.println(AsffJson.write(Hub.of(answer, home)));
    }
    Path to = report;
    if (to != null) {
      String text =
          to.toString().endsWith(".json")
              ? Json.line(AuditJson.write(answer, heading)) + "\n"
              : AuditPage.html(answer, heading);
      try {
        Files.write(to, text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new Unusable("causeway: cannot write " + to + ": " + Inputs.why(e));
      }
    }
  }
}
