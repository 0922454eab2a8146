package causeway.access.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table `faults.txt`: small changes to a sound document, and exactly what is said of each, or
/// nothing for the accepted neighbours.
class FaultTableTest {
  private static final Path TABLE =
      Path.of("src", "test", "resources", "causeway", "access", "document", "faults.txt");
  private static final String BASE =
      """
      farm: corp
      region: eu-west-1
      endpoints: {s3: {service: s3}, ddb: {service: dynamodb}}
      networks: {a: [10.0.0.0/16], b: [10.1.0.0/16]}
      users: {u: {certificate: CN=u}}
      groups: {g: [u]}
      rules: [{name: base, effect: deny, to: {buckets: [base]}}]
      """;

  private record Case(String name, List<String> changes, List<String> said) {}

  @TestFactory
  Stream<DynamicTest> everyCase() throws IOException {
    return cases().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.name(),
                () ->
                    assertThat(said(document(each.changes())))
                        .containsExactlyElementsOf(each.said())));
  }

  /// Every code of the meaning and shape kind has a case, so that no check is left unproven.
  @Test
  void everyCodeHasACase() throws IOException {
    String table = Files.readString(TABLE);
    List<Code> elsewhere =
        List.of(
            Code.UNREADABLE,
            Code.TOO_LARGE,
            Code.NOT_UTF8,
            Code.NOT_TEXT,
            Code.EMPTY,
            Code.TOO_DEEP,
            Code.TOO_MANY,
            Code.TOO_MANY_RULES,
            Code.NO_BASELINE);
    assertThat(Stream.of(Code.values()).filter(code -> !elsewhere.contains(code)))
        .allSatisfy(code -> assertThat(table).contains(" " + code.code() + " "));
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    String name = "";
    List<String> changes = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (line.startsWith("# ")) {
        name = line.substring(2);
        changes = new ArrayList<>();
      } else if (line.startsWith("=> ")) {
        String said = line.substring(3);
        if (!changes.isEmpty() || cases.isEmpty() || !cases.getLast().name().equals(name)) {
          cases.add(new Case(name, List.copyOf(changes), new ArrayList<>()));
          changes = new ArrayList<>();
        }
        if (!said.equals("nothing")) {
          cases.getLast().said().add(said);
        }
      } else if (!line.isEmpty()) {
        changes.add(line);
      }
    }
    return cases;
  }

  /// The base with each changed line in the place of the line of its key; `key!` takes it away.
  private static String document(List<String> changes) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    BASE.lines().forEach(line -> lines.put(key(line), new ArrayList<>(List.of(line))));
    List<String> seen = new ArrayList<>();
    for (String change : changes) {
      if (change.endsWith("!")) {
        lines.remove(change.substring(0, change.length() - 1));
        continue;
      }
      List<String> place = lines.computeIfAbsent(key(change), key -> new ArrayList<>());
      if (!seen.contains(key(change))) {
        place.clear();
        seen.add(key(change));
      }
      place.add(change);
    }
    StringBuilder text = new StringBuilder();
    lines.values().forEach(each -> each.forEach(line -> text.append(line).append('\n')));
    return text.toString();
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  private static List<String> said(String document) {
    FarmRead read = FarmReader.read("farm.yaml", document.getBytes(UTF_8), SampleTest.CLOCK);
    assertThat(read.document() != null).isEqualTo(read.faults().isEmpty());
    List<String> said = new ArrayList<>();
    read.faults().forEach(fault -> said.add(line(fault)));
    read.warnings().forEach(fault -> said.add("warning " + line(fault)));
    return said;
  }

  private static String line(Fault fault) {
    return fault.line() + ":" + fault.column() + " " + fault.code() + " " + fault.message();
  }
}
