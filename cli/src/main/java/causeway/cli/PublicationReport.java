package causeway.cli;

import causeway.cli.farm.Enforcement.Outcome;
import causeway.cli.farm.Farm;
import causeway.cli.farm.Proxies.Proxy;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `apply` and `rollback` say, step by step to people and in one object to programs; each last
/// word is an exit code.
record PublicationReport(
    Farm farm, DiffReport diff, boolean json, PrintWriter out, PrintWriter err) {

  void difference() {
    if (!json) {
      diff.print(out);
      out.flush();
    }
  }

  String question() {
    int changes = diff.diff().changes().size();
    return "apply %s to farm %s in %s?"
        .formatted(Text.count(changes, "change"), farm.name(), farm.region());
  }

  void present(String version, boolean uploaded) {
    progress(
        uploaded
            ? "uploaded %s as version %s".formatted(Farm.DOCUMENT, version)
            : "%s is there already, as version %s".formatted(Farm.DOCUMENT, version));
  }

  void progress(String line) {
    err.println(Text.line(line));
    err.flush();
  }

  int dryRun() {
    return end(ExitCode.YES, "dry-run", Json.object(), "dry run: nothing was uploaded");
  }

  int declined() {
    return end(ExitCode.NO, "declined", Json.object(), "nothing was uploaded");
  }

  int overtaken() {
    return end(
        ExitCode.NO,
        "overtaken",
        Json.object(),
        "nothing was uploaded: another document came in between; run it again to see the"
            + " difference from that");
  }

  int end(String version, boolean uploaded, Outcome outcome, Duration took) {
    ObjectNode fields = Json.object();
    fields.put("version", version);
    fields.put("uploaded", uploaded);
    fields.put("seconds", took.toMillis() / 1000.0);
    return switch (outcome) {
      case Outcome.Enforced(long sequence, List<Proxy> proxies) -> {
        proxies(fields.put("sequence", sequence), proxies);
        String who =
            proxies.isEmpty()
                ? "no proxy is in service yet; those that come will enforce it"
                : Text.count(proxies.size(), "proxy").replace("proxys", "proxies")
                    + " in service enforce it";
        yield end(
            ExitCode.YES,
            "enforced",
            fields,
            "snapshot %d is in force after %d s: %s".formatted(sequence, took.toSeconds(), who));
      }
      case Outcome.Behind(Long sequence, List<Proxy> proxies, List<String> why) -> {
        if (sequence != null) {
          fields.put("sequence", sequence);
        }
        proxies(fields, proxies);
        fields.set("reasons", Json.array(why));
        why.forEach(this::progress);
        yield end(
            ExitCode.NO,
            "behind",
            fields,
            sequence == null
                ? "no snapshot carries version %s after %d s; it is uploaded, and what was in force stays in force"
                    .formatted(version, took.toSeconds())
                : "not every proxy enforces snapshot %d after %d s; it is published, and they go on trying"
                    .formatted(sequence, took.toSeconds()));
      }
      case Outcome.Superseded(String other) ->
          end(
              ExitCode.NO,
              "superseded",
              fields,
              "version %s was uploaded meanwhile by somebody else, and counts".formatted(other));
      case Outcome.Refused(List<String> why) -> {
        fields.set("reasons", Json.array(why));
        why.forEach(this::progress);
        yield end(
            ExitCode.NO,
            "refused",
            fields,
            "the farm does not publish version %s; what was in force stays in force"
                .formatted(version));
      }
    };
  }

  private int end(int code, String outcome, ObjectNode fields, String message) {
    if (!json) {
      out.println(Text.line(message));
      return code;
    }
    ObjectNode answer = Json.object();
    answer.put("ok", code == ExitCode.YES);
    answer.put("farm", farm.name());
    answer.put("region", farm.region());
    answer.put("outcome", outcome);
    answer.put("uploaded", false);
    answer.setAll(fields);
    answer.setAll(diff.json());
    answer.put("message", message);
    out.println(Json.line(answer));
    return code;
  }

  private static void proxies(ObjectNode fields, List<Proxy> proxies) {
    ArrayNode array = fields.putArray("proxies");
    for (Proxy proxy : proxies) {
      ObjectNode object = array.addObject();
      object.put("instance", proxy.member().id());
      object.put("zone", proxy.member().zone());
      if (proxy.report() != null && proxy.report().sequence() != null) {
        object.put("sequence", proxy.report().sequence());
      }
    }
  }
}
