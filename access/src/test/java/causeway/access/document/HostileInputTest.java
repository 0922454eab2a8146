package causeway.access.document;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that are no farm documents are answered with a few faults, at once.
@Timeout(60)
class HostileInputTest {
  private static final String HEAD =
      "farm: corp\nregion: eu-west-1\nendpoints: {s3: {service: s3}}\nnetworks: {a: [10.0.0.0/8]}\n";
  private static final String GOOD =
      HEAD + "rules: [{name: r, from: {networks: [a]}, to: {buckets: [lake]}}]\n";

  static Stream<Arguments> files() {
    byte[] broken = (HEAD + "# \0 9").getBytes(UTF_8);
    byte[] latin = "farm: corp\nregion: \"caf_\"\n".getBytes(UTF_8);
    latin[22] = (byte) 0xe9;
    return Stream.of(
        Arguments.of(
            "empty",
            bytes(""),
            "f:1: the document is empty; a farm document starts with farm: NAME"),
        Arguments.of(
            "space",
            bytes(" \n\n"),
            "f:1: the document is empty; a farm document starts with farm: NAME"),
        Arguments.of(
            "comment",
            bytes("# none\n"),
            "f:1: the document is empty; a farm document starts with farm: NAME"),
        Arguments.of(
            "text",
            bytes("hello\n"),
            "f:1: the document is text (\"hello\") where a mapping is expected; write fields such as {farm: …}"),
        Arguments.of(
            "list",
            bytes("- farm: x\n"),
            "f:1: the document is a list where a mapping is expected; write fields such as {farm: …}"),
        Arguments.of(
            "NUL",
            broken,
            "f:5: the document holds the character U+0000, which is not text; remove it"),
        Arguments.of(
            "Latin-1", latin, "f:2: the document is not UTF-8 from here on; save it as UTF-8 text"),
        Arguments.of(
            "UTF-16",
            GOOD.getBytes(UTF_16),
            "f:1: the document is not UTF-8 from here on; save it as UTF-8 text"),
        Arguments.of(
            "4 MiB and a byte",
            new byte[FarmReader.MOST_BYTES + 1],
            "f:1: the document has more than 4 MiB; it is not a farm document, or should be several farms"),
        Arguments.of(
            "half a million values and more",
            bytes("[" + "x,".repeat(600_000) + "]"),
            "f:1: the document has more than 500000 values; it is not a farm document, or should be several farms; nothing after this was read"),
        Arguments.of(
            "deep list",
            bytes("[".repeat(500_000)),
            "f:1: the document nests deeper than 16 levels; a farm document needs five; nothing after this was read"),
        Arguments.of(
            "deep mapping",
            bytes("{a: ".repeat(200_000)),
            "f:1: the document nests deeper than 16 levels; a farm document needs five; nothing after this was read"),
        Arguments.of(
            "deep block",
            bytes("- ".repeat(200_000)),
            "f:1: the document nests deeper than 16 levels; a farm document needs five; nothing after this was read"),
        Arguments.of(
            "directive",
            bytes("%YAML 3.0\n---\nfarm: x\n"),
            "f:1: the document is not YAML here (its %YAML line asks for a version that is not 1.x); nothing after this was read"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isOneFault(String name, byte[] bytes, String fault) {
    FarmRead read = FarmReader.read("f", bytes);
    assertThat(read.document()).isNull();
    assertThat(read.faults()).extracting(Fault::toString).containsExactly(fault);
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreFine() {
    byte[] windows = bytes("\uFEFF" + GOOD.replace("\n", "\r\n"));
    assertThat(FarmReader.read("f", windows).faults()).isEmpty();
    byte[] wrong = bytes("\uFEFF" + GOOD.replace("\n", "\r\n") + "colour: blue\r\n");
    assertThat(FarmReader.read("f", wrong).faults()).extracting(Fault::line).containsExactly(6);
  }

  /// Wherever the parser's buffers end, a character of two halves may lie across it.
  @Test
  void aSurrogatePairMayStandAnywhere() {
    for (String start : new String[] {"#", "# "}) {
      String comment = start + "\uD83D\uDE00".repeat(10_000) + "\n";
      assertThat(FarmReader.read("f", bytes(comment + GOOD)).faults()).isEmpty();
    }
  }

  @Test
  void anAliasBombIsAFaultForEachAnchor() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    FarmRead read = FarmReader.read("f", bytes(bomb.toString()));
    assertThat(read.faults()).extracting(Fault::code).contains("anchor", "unknown-field");
    assertThat(read.faults()).hasSizeLessThan(150);
  }

  @Test
  void manyFaultsEndInOneThatSaysSo() {
    String many = HEAD + "rules:\n" + "- {nme: x}\n".repeat(900);
    FarmRead read = FarmReader.read("f", bytes(many));
    assertThat(read.faults()).hasSize(Faults.MOST + 1);
    assertThat(read.faults().getLast().message())
        .isEqualTo("the document has 1000 faults or more; mend these first");
  }

  @Test
  void tenThousandRulesAreReadAndOneMoreIsNot() {
    StringBuilder rules = new StringBuilder(HEAD + "rules:\n");
    for (int i = 0; i < 10_000; i++) {
      rules.append(
          "- {name: r%d, from: {networks: [a]}, to: {buckets: [\"lake-%d*\"]}}\n".formatted(i, i));
    }
    assertThat(FarmReader.read("f", bytes(rules.toString())).faults()).isEmpty();
    rules.append("- {name: more, to: {buckets: [lake]}}\n");
    assertThat(FarmReader.read("f", bytes(rules.toString())).faults())
        .extracting(Fault::toString)
        .containsExactly(
            "f:6: rules has 10001 rules, more than 10000; join some, or use several farms");
  }

  @Test
  void aFileOfTenMegabytesIsNotReadToItsEnd(@TempDir Path folder) throws IOException {
    byte[] large = new byte[10_000_000];
    Arrays.fill(large, (byte) '#');
    Path file = Files.write(folder.resolve("farm.yaml"), large);
    assertThat(FarmReader.read(file).faults()).extracting(Fault::code).containsExactly("too-large");
    if (Files.exists(Path.of("/dev/zero"))) {
      assertThat(FarmReader.read(Path.of("/dev/zero")).faults())
          .extracting(Fault::code)
          .containsExactly("too-large");
    }
  }

  @Test
  void whatCannotBeOpenedIsAFault(@TempDir Path folder) {
    for (Path file : new Path[] {folder, folder.resolve("none.yaml")}) {
      assertThat(FarmReader.read(file).faults())
          .extracting(Fault::code)
          .containsExactly("unreadable");
    }
  }

  @Test
  void aBaselineThatIsNotThereIsAWarning(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("farm.yaml"), GOOD + "audit: {baseline: {s3: b.json}}\n");
    FarmRead read = FarmReader.read(file);
    assertThat(read.faults()).isEmpty();
    assertThat(read.warnings())
        .extracting(Fault::message)
        .containsExactly(
            "audit: baseline \"b.json\" is not beside the document; add it before the first audit");
    Files.writeString(folder.resolve("b.json"), "{}");
    assertThat(FarmReader.read(file).warnings()).isEmpty();
  }

  @Test
  void peersTextIsEscapedAndCut() {
    FarmRead read =
        FarmReader.read("f", bytes(GOOD + "\"\\e[31m\\u202Ered\\n" + "x".repeat(100) + "\": 1\n"));
    assertThat(read.faults().getFirst().message())
        .startsWith("field \"\\x{1b}[31m\\x{202e}red\\x{a}x")
        .contains("x…\" is unknown")
        .matches("\\p{Print}*(…\\p{Print}*)?");
  }

  @Test
  void secretsAreInNoMessage() {
    String hash =
        "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$8m6i1Vw1GqBHL0QbnNN1ByXv3d3nq8Q0x7o2o8q5v4E";
    for (String users :
        new String[] {
          "{u: SECRET}",
          "{u: [SECRET]}",
          "{u: {password: [SECRET, SECRET]}}",
          "{u: {password: {a: SECRET}}}",
          "{u: {certificate: SECRET}}",
          "{u: {password: SECRET}}",
          "{u: {password: SECRET}, u: {password: SECRET}}",
          "SECRET",
          "[SECRET, SECRET]",
          "{u: {password: !x SECRET}}",
          "{u: {password: SECRET\n",
          "{u: {password: SECRET: SECRET\n",
        }) {
      for (String secret : new String[] {"hunter2", "\"" + hash + "\""}) {
        FarmRead read =
            FarmReader.read("f", bytes(GOOD + "users: " + users.replace("SECRET", secret) + "\n"));
        assertThat(read.toString()).doesNotContain("hunter2", "c2FsdHNhbHRz");
      }
    }
    FarmRead good =
        FarmReader.read("f", bytes(GOOD + "users: {u: {password: \"" + hash + "\"}}\n"));
    assertThat(Objects.requireNonNull(good.document()).toString()).doesNotContain("c2FsdHNhbHRz");
  }
}
