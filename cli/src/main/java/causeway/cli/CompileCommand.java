package causeway.cli;

import causeway.access.document.FarmDocument;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `causeway compile`: a farm document to the artefacts made from it: the snapshot laid out as in
/// the state bucket, and the endpoint policies beside it.
@Command(
    name = "compile",
    description = {
      "Compile a farm document: DIR/access/current.json, the access snapshot that proxies load, and",
      "DIR/policies/ENDPOINT.json, what each endpoint permits; a deployed farm adds what its proxies need themselves.",
      "Compiled offline it has no sequence and no prefix lists: a proxy that loads it needs `destinations`.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  causeway compile farm.yaml --out build",
      "  causeway compile farm.yaml --out build -o json | jq -r .digest",
    })
final class CompileCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The farm document.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if missing.")
  private Path directory = Path.of("");

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    FarmDocument document = Inputs.document(file);
    Map<String, Compilation.Compiled> policies = policies(document);
    AccessSnapshot snapshot = SnapshotCompiler.compile(document);
    Path written = directory.resolve("access").resolve("current.json");
    write(written, SnapshotCodec.write(snapshot));
    policies.forEach((endpoint, compiled) ->
        write(policy(endpoint), (compiled.text() + "\n").getBytes(StandardCharsets.UTF_8)));
    String digest = SnapshotCodec.digest(snapshot);
    if (output.json()) {
      ObjectNode answer = Json.object();
      answer.put("snapshot", written.toString());
      answer.put("digest", digest);
      answer.put("farm", snapshot.farm());
      answer.put("region", snapshot.region());
      answer.put("rules", snapshot.rules().size());
      ObjectNode files = answer.putObject("policies");
      policies.keySet().forEach(endpoint -> files.put(endpoint, policy(endpoint).toString()));
      answer.set("notes", Json.array(notes(policies)));
      spec.commandLine().getOut().println(Json.line(answer));
    } else {
      spec.commandLine()
          .getOut()
          .printf("%s  %s, %s%n", written, Text.count(snapshot.rules().size(), "rule"), digest);
      policies.forEach((endpoint, compiled) ->
          spec.commandLine()
              .getOut()
              .printf(
                  "%s  %s, %s%n",
                  policy(endpoint),
                  Text.count(compiled.policy().statements().size(), "statement"),
                  Text.count(compiled.text().length(), "character")));
      notes(policies).forEach(note -> spec.commandLine().getErr().println(Text.line(note)));
    }
    return ExitCode.YES;
  }

  private static Map<String, Compilation.Compiled> policies(FarmDocument document) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Map<String, Compilation.Compiled> policies = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    document
        .endpoints()
        .forEach((name, endpoint) -> {
          switch (PolicyCompiler.compile(document, endpoint.service(), null, today)) {
            case Compilation.Compiled compiled -> policies.put(name, compiled);
            case Compilation.TooLarge(String why) ->
                refused.add("causeway: endpoint \"" + name + "\": " + why);
          }
        });
    if (!refused.isEmpty()) {
      throw new Unusable(refused);
    }
    return policies;
  }

  private static List<String> notes(Map<String, Compilation.Compiled> policies) {
    return policies.values().stream().flatMap(each -> each.notes().stream()).toList();
  }

  private Path policy(String endpoint) {
    return directory.resolve("policies").resolve(endpoint + ".json");
  }

  /// Replaces the file in one step, so that a proxy which watches it never reads half of one.
  private static void write(Path file, byte[] bytes) {
    try {
      Path folder = file.resolveSibling("");
      Files.createDirectories(folder);
      // Not createTempFile: only its owner could read that, and proxies run as somebody else.
      Path fresh = folder.resolve("." + ProcessHandle.current().pid() + "-" + file.getFileName());
      try {
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new Unusable("causeway: cannot write " + file + ": " + Inputs.why(e));
    }
  }
}
