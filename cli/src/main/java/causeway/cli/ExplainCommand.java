package causeway.cli;

import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.document.FarmDocument;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.cli.EndpointQuestion.Answer;
import causeway.cli.policy.Answers;
import causeway.reconcile.desired.Quarantines;
import causeway.reconcile.observed.Latches;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `causeway explain`: what is decided for one connection, by which rule, and why.
@Command(
    name = "explain",
    description = {
      "Say whether a client may reach a host, by which rule, and why.",
      "Exits 0 for allow and 1 for deny, by what is enforced: report-only rules only show as `would`.",
      "With --action also what the compiled endpoint policy decides; both must allow for an exit of 0.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway explain farm.yaml --from 10.20.1.5 --to reports-eu.s3.eu-west-1.amazonaws.com",
      "  causeway explain farm.yaml --from 10.20.1.5 --user etl-batch --to lake.s3.eu-west-1.amazonaws.com -o json",
      "  causeway explain farm.yaml --from 10.20.1.5 --to reports-eu.s3.eu-west-1.amazonaws.com --action s3:GetObject"
          + " --resource arn:aws:s3:::reports-eu/a --principal arn:aws:iam::111122223333:role/office-1",
      "  causeway explain farm.yaml --latches latches.json --from 10.20.1.5 --to lake.s3.eu-west-1.amazonaws.com",
      "  causeway explain access/current.json --from 10.31.0.9 --to dynamodb.eu-west-1.amazonaws.com --at 2027-02-01T00:00:00Z",
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int HTTPS = 443;

  @Parameters(paramLabel = "FILE", description = "A farm document, or a compiled snapshot (.json).")
  private Path file = Path.of("");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "ADDRESS",
      description = "The client's IPv4 or IPv6 address.")
  private String from = "";

  @Option(names = "--user", paramLabel = "NAME", description = "The user the client proved to be.")
  private @Nullable String user;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "HOST[:PORT]",
      description = "The host name the client asks for; port 443 unless given.")
  private String to = "";

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Decide as of then, such as 2027-02-01T00:00:00Z; default: now.")
  private @Nullable String at;

  @Option(
      names = "--latches",
      paramLabel = "FILE",
      description = {
        "What alarms have latched: latches.json of the farm's state bucket. A snapshot (.json) holds"
            + " its quarantines itself."
      })
  private @Nullable Path latches;

  @Mixin private EndpointQuestion question = new EndpointQuestion();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    InetAddress address = address();
    Target target = target();
    Instant now = instant();
    if (question.incomplete()) {
      throw wrong("--resource and --principal are about a request; name its --action too");
    }
    FarmDocument document = question.asked() ? document() : null;
    AccessSnapshot snapshot =
        document == null ? Inputs.snapshot(file) : SnapshotCompiler.compile(document);
    Latches latched = latches == null ? Latches.NONE : Inputs.latches(latches);
    if (latches != null) {
      List<String> useless = new ArrayList<>();
      snapshot = snapshot.quarantining(Quarantines.of(latched, useless));
      useless.forEach(line -> spec.commandLine().getErr().println(Text.line("warning: " + line)));
    }
    if (user != null && !snapshot.users().containsKey(user)) {
      throw new Unusable("%s: user \"%s\" is not in the document".formatted(file, user));
    }
    Access access = Access.of(snapshot);
    Caller caller = new Caller(address, user);
    Decision decision = access.decide(caller, target, now);
    // What the proxies refuse never comes to the endpoint.
    Answer endpoint =
        document != null && decision instanceof Decision.Allow
            ? question.answer(document, target.host(), now, latched)
            : null;
    print(target, decision, access.explain(caller, target, decision), endpoint);
    return switch (decision) {
      case Decision.Allow _ ->
          endpoint == null || endpoint.evaluation().allowed() ? ExitCode.YES : ExitCode.NO;
      case Decision.Deny _ -> ExitCode.NO;
    };
  }

  private FarmDocument document() {
    if (file.toString().endsWith(".json")) {
      throw new Unusable(
          file + ": a snapshot does not hold the perimeter; name the farm document for --action");
    }
    return Inputs.document(file);
  }

  private void print(Target target, Decision decision, String message, @Nullable Answer endpoint) {
    PrintWriter out = spec.commandLine().getOut();
    Decision.Would would = decision.would();
    if (output.json()) {
      ObjectNode answer = Json.decision(decision);
      answer.put("message", message);
      if (endpoint != null) {
        ObjectNode policy = answer.putObject("endpoint");
        policy.put("service", endpoint.service());
        Answers.decision(policy, endpoint.evaluation());
        policy.put("message", endpoint.message());
        if (!endpoint.assumed().isEmpty()) {
          policy.set("assumptions", Json.array(endpoint.assumed()));
        }
      }
      answer.set("host", Json.host(target.host()));
      out.println(Json.line(answer));
      return;
    }
    out.println(Json.effect(decision).code() + ": " + Text.line(message));
    out.println("  reason: " + decision.reason());
    if (decision.rule() != null) {
      out.println("  rule:   " + decision.rule());
    }
    if (endpoint != null) {
      out.println("  policy: " + Text.line(endpoint.message()));
    }
    if (would != null) {
      out.println("  would:  " + would.effect().code() + ", " + would.reason());
    }
    out.println("  host:   " + Text.line(Json.line(Json.host(target.host()))));
  }

  private InetAddress address() {
    try {
      if (from.indexOf('/') >= 0) {
        throw new IllegalArgumentException("a block has many addresses");
      }
      return Cidr.parse(from).base();
    } catch (IllegalArgumentException e) {
      throw wrong("--from: \"" + from + "\" is not an IP address; give one such as 10.20.1.5");
    }
  }

  private Target target() {
    try {
      return HostAndPort.parse(to, HTTPS).target();
    } catch (IllegalArgumentException e) {
      throw wrong("--to: " + e.getMessage());
    }
  }

  private Instant instant() {
    try {
      return at == null ? Instant.now() : Instant.parse(at);
    } catch (DateTimeParseException e) {
      throw wrong("--at: \"" + at + "\" is not an instant; give one such as 2027-02-01T00:00:00Z");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
