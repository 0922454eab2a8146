package causeway.access.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No bytes make the reader throw, linger or print a secret.
class FarmReaderFuzzTest {
  private static final String[] PIECES = {
    "*",
    "&a ",
    "<<: ",
    "!!str ",
    "? ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\n",
    "\t",
    "\r",
    "#",
    "|",
    ">",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "null",
    "~",
    "\u0085",
    "\u2028",
    "\uD83D\uDE00",
    "0.0.0.0/0",
    "::/0",
    "9999999999999999999999",
    "0x",
    ".inf",
    "\"*\"",
    "  ",
    "name: ",
    "rules: ",
  };

  @FuzzTest
  void anyBytes(byte[] bytes) {
    check(bytes);
  }

  @Test
  void changedSamples() throws IOException {
    changedBytes(100);
    changedText(100);
  }

  @Test
  @Tag("long")
  void manyChangedSamples() throws IOException {
    changedBytes(20_000);
    changedText(20_000);
  }

  private static void changedBytes(int rounds) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] sample = Files.readAllBytes(SampleTest.SAMPLE);
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = sample.clone();
      for (int change = random.nextInt(8); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      check(bytes, seed);
    }
  }

  private static void changedText(int rounds) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String sample = Files.readString(SampleTest.SAMPLE);
    for (int round = 0; round < rounds; round++) {
      StringBuilder text = new StringBuilder(sample);
      for (int change = random.nextInt(6); change >= 0; change--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(3)) {
          case 0 -> text.delete(at, end);
          case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
          default -> text.insert(at, text.substring(at, end));
        }
      }
      check(text.toString().getBytes(UTF_8), seed);
    }
  }

  private static void check(byte[] bytes, long seed) {
    try {
      check(bytes);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static void check(byte[] bytes) {
    long start = System.nanoTime();
    FarmRead read = FarmReader.read("f", bytes, SampleTest.CLOCK);
    assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(5_000_000_000L);
    assertThat(read.document() == null).isEqualTo(!read.faults().isEmpty());
    assertThat(read.faults()).doesNotHaveDuplicates();
    int line = 0;
    for (Fault fault : read.faults()) {
      assertThat(fault.line()).isGreaterThanOrEqualTo(Math.max(1, line));
      assertThat(fault.column()).isPositive();
      assertThat(fault.message()).doesNotContain("\n", "\r").hasSizeLessThan(1000);
      line = fault.line();
    }
  }
}
