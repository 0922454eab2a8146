package causeway.cli;

import causeway.access.decide.Access;
import causeway.access.decide.Caller;
import causeway.access.decide.Decision;
import causeway.access.decide.Target;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway explain farm.yaml --from 10.20.1.5 --to reports-eu.s3.eu-west-1.amazonaws.com",
      "  causeway explain farm.yaml --from 10.20.1.5 --user etl-batch --to lake.s3.eu-west-1.amazonaws.com -o json",
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

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    InetAddress address = address();
    Target target = target();
    Instant now = instant();
    AccessSnapshot snapshot = Inputs.snapshot(file);
    if (user != null && !snapshot.users().containsKey(user)) {
      throw new Unusable("%s: user \"%s\" is not in the document".formatted(file, user));
    }
    Access access = Access.of(snapshot);
    Caller caller = new Caller(address, user);
    Decision decision = access.decide(caller, target, now);
    print(target, decision, access.explain(caller, target, decision));
    return switch (decision) {
      case Decision.Allow _ -> ExitCode.YES;
      case Decision.Deny _ -> ExitCode.NO;
    };
  }

  private void print(Target target, Decision decision, String message) {
    PrintWriter out = spec.commandLine().getOut();

    Decision.Would would = decision.would();
    if (output.json()) {
      ObjectNode answer = Json.decision(decision);
      answer.put("message", message);
      answer.set("host", Json.host(target.host()));
      out.println(Json.line(answer));
      return;
    }
    out.println(Json.effect(decision).code() + ": " + Text.line(message));
    out.println("  reason: " + decision.reason());
    if (decision.rule() != null) {
      out.println("  rule:   " + decision.rule());
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
