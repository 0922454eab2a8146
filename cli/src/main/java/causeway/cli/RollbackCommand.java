package causeway.cli;

import causeway.cli.farm.Account;
import causeway.cli.farm.Account.Version;
import causeway.cli.farm.Farm;
import causeway.cli.farm.InForce;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `causeway rollback`: an earlier document again, as a new version.
@Command(
    name = "rollback",
    description = {
      "Put an earlier farm document in force again: it is uploaded as a new version, so proxies"
          + " take it under a new sequence. Everything else is as with apply.",
      "Exits like apply.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway rollback --farm corp-s3 --list",
      "  causeway rollback --farm corp-s3                        to the one before",
      "  causeway rollback --farm corp-s3 --to 3sL4kqtJlcpXroDTDmJ --yes",
    })
final class RollbackCommand implements Callable<Integer> {
  @Mixin private FarmOptions farm = new FarmOptions();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "The version; by default the newest that differs from the present one.")
  private @Nullable String to;

  @Option(names = "--list", description = "List the versions instead.")
  private boolean list;

  @Mixin private Publication publication = new Publication();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!list) {
      publication.mustBeConfirmable(spec);
    }
    FarmOptions.Found found = farm.find(Causeway.surroundings(spec), spec);
    Account account = found.account();
    String bucket = found.farm().configBucket();
    List<Version> versions = account.versions(bucket, Farm.DOCUMENT);
    if (list) {
      return list(found, versions);
    }
    String version = chosen(versions);
    byte[] bytes =
        account.object(bucket, Farm.DOCUMENT, version).orElseThrow(() -> none(version)).bytes();
    return publication.publish(spec, Farm.DOCUMENT + "@" + version, bytes, document -> found);
  }

  private String chosen(List<Version> versions) {
    String wanted = to;
    if (wanted != null) {
      return versions.stream()
          .map(Version::id)
          .filter(wanted::equals)
          .findFirst()
          .orElseThrow(() -> none(wanted));
    }
    if (versions.isEmpty()) {
      throw new Unusable("causeway: there is no farm document yet; causeway apply uploads one");
    }
    String present = versions.getFirst().etag();
    return versions.stream()
        .filter(version -> !version.etag().equals(present))
        .map(Version::id)
        .findFirst()
        .orElseThrow(() ->
            new Unusable(
                "causeway: there is no earlier farm document that differs from the present one"));
  }

  private static Unusable none(String version) {
    return new Unusable(
        "causeway: there is no version \"%s\" of %s; --list shows those there are"
            .formatted(version, Farm.DOCUMENT));
  }

  private int list(FarmOptions.Found found, List<Version> versions) {
    String enforced =
        InForce.read(found.account(), found.farm())
            .map(inForce -> inForce.snapshot().documentVersion())
            .orElse(null);
    PrintWriter out = spec.commandLine().getOut();
    if (publication.json()) {
      ObjectNode answer = Json.object();
      ArrayNode array = answer.putArray("versions");
      for (Version version : versions) {
        ObjectNode object = array.addObject();
        object.put("version", version.id());
        object.put("uploaded", version.modified().toString());
        object.put("bytes", version.size());
        object.put("present", version.current());
        object.put("inForce", version.id().equals(enforced));
      }
      out.println(Json.line(answer));
      return ExitCode.YES;
    }
    Table table = new Table("VERSION", "UPLOADED", "BYTES", "");
    for (Version version : versions) {
      String mark = version.current() ? "present" : "";
      table.row(
          version.id(),
          version.modified().toString(),
          Long.toString(version.size()),
          version.id().equals(enforced) ? (mark + " in force").strip() : mark);
    }
    table.print(out);
    return ExitCode.YES;
  }
}
