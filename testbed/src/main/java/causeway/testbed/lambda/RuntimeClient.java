package causeway.testbed.lambda;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The command line of AWS's runtime interface client for Java, which Lambda's own Java runtime
/// consists of; its jars are those on our class path.
final class RuntimeClient {
  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /// It and what it is made of; nothing else of ours may be there for a function to find.
  private static final List<String> JARS =
      List.of("aws-lambda-java-", "utils-lite-2.", "annotations-2.");

  private RuntimeClient() {}

  /// @param code what `CodeUri` names: a jar, or a folder of classes
  /// @param memory the function's, in MiB
  /// @param archive where the JVM keeps its archive of loaded classes from one start to the next
  static List<String> command(Path code, String handler, int memory, Path archive) {
    if (!Files.exists(code)) {
      throw new IllegalStateException(
          "the function's code " + code + " is not there; build it: mvn package -pl functions -am");
    }
    List<String> path = new ArrayList<>(List.of(code.toString()));
    path.addAll(jars());
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            // As Lambda's own runtime starts it.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx" + Math.max(64, memory * 3 / 4) + "m",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + archive.resolveSibling("tmp")));
    if (Files.isRegularFile(code)) {
      // An archive of the classes of jars; a folder of classes can have none.
      line.addAll(
          List.of(
              "-XX:+AutoCreateSharedArchive",
              "-XX:SharedArchiveFile=" + archive,
              "-Xlog:cds=off",
              "-Xlog:aot=off"));
    }
    line.addAll(List.of("-cp", String.join(File.pathSeparator, path), MAIN, handler));
    return line;
  }

  private static List<String> jars() {
    List<String> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> {
              String jar = String.valueOf(Path.of(entry).getFileName());
              return JARS.stream().anyMatch(jar::startsWith);
            })
            .toList();
    if (jars.size() < 5) {
      throw new IllegalStateException(
          "AWS's runtime interface client is not on the class path of the testbed; build it again");
    }
    return jars;
  }
}
