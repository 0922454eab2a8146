package causeway.proxy.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueuedSinkTest {
  @TempDir Path folder = Path.of("");

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  /// A writer that works only when it is let.
  private static final class Gated implements LineWriter {
    private final Semaphore gate = new Semaphore(0);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private boolean closed;

    @Override
    public void write(List<byte[]> batch) throws IOException {
      entered.countDown();
      gate.acquireUninterruptibly();
      for (byte[] line : batch) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (text.equals("fail")) {
          throw new IOException("disk full");
        }
        lines.add(text);
      }
    }

    @Override
    public String name() {
      return "a file";
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void dropsWhatTheWriterCannotTakeInTime() throws Exception {
    Gated writer = new Gated();
    QueuedSink sink = new QueuedSink(writer, 3 * 65);
    sink.write(bytes("a"));
    writer.entered.await();
    for (String line : List.of("b", "c", "d", "e")) {
      sink.write(bytes(line));
    }
    assertThat(sink.counts()).isEqualTo(new SinkCounts(0, Map.of(DropReason.QUEUE_FULL, 2L)));
    writer.gate.release(100);
    sink.close();
    sink.write(bytes("f"));
    assertThat(writer.lines).containsExactly("a", "b", "c");
    assertThat(writer.closed).isTrue();
    assertThat(sink.counts())
        .isEqualTo(new SinkCounts(3, Map.of(DropReason.QUEUE_FULL, 2L, DropReason.CLOSED, 1L)));
  }

  @Test
  void countsWhatTheWriterRefusesAndGoesOn() throws Exception {
    Gated writer = new Gated();
    QueuedSink sink = new QueuedSink(writer, QueuedSink.DEFAULT_CAPACITY);
    sink.write(bytes("fail"));
    writer.entered.await();
    sink.write(bytes("b"));
    writer.gate.release(100);
    sink.close();
    assertThat(writer.lines).containsExactly("b");
    assertThat(sink.counts()).isEqualTo(new SinkCounts(1, Map.of(DropReason.WRITE_FAILED, 1L)));
  }

  @Test
  void writesLinesToAStreamAndLeavesItOpen() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    try (RecordSink sink = RecordSinks.stdout(stream)) {
      sink.write(bytes("{\"a\":1}"));
      sink.write(bytes("{\"ü\":2}"));
    }
    stream.print("more");
    stream.flush();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}\n{\"ü\":2}\nmore");
  }

  @Test
  void countsRecordsThatNobodyReads() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    RecordSink sink = RecordSinks.stdout(new PrintStream(broken, false, StandardCharsets.UTF_8));
    sink.write(bytes("a"));
    sink.close();
    assertThat(sink.counts()).isEqualTo(new SinkCounts(0, Map.of(DropReason.WRITE_FAILED, 1L)));
  }

  @Test
  void appendsToAFileAndContinuesUnderItsNameAfterARename() throws Exception {
    Path file = Files.writeString(folder.resolve("records.json"), "before\n");
    try (FileLines lines = new FileLines(file)) {
      lines.write(List.of(bytes("1"), bytes("2")));
      Path rotated = folder.resolve("records.json.1");
      Files.move(file, rotated);
      lines.write(List.of(bytes("3")));
      lines.write(List.of(bytes("4")));
      assertThat(rotated).hasContent("before\n1\n2\n");
      assertThat(file).hasContent("3\n4\n");
      Files.delete(file);
      lines.write(List.of(bytes("5")));
      assertThat(file).hasContent("5\n");
    }
    RecordSink sink = RecordSinks.file(file);
    sink.write(bytes("6"));
    sink.close();
    assertThat(file).hasContent("5\n6\n");
    assertThat(sink.counts()).isEqualTo(new SinkCounts(1, Map.of()));
  }

  @Test
  void losesRecordsOnlyWhileTheFolderIsAway() throws Exception {
    Path file = folder.resolve("logs").resolve("records.json");
    try (FileLines lines = new FileLines(file)) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> lines.write(List.of(bytes("1"))))
          .isInstanceOf(IOException.class);
      Files.createDirectory(folder.resolve("logs"));
      lines.write(List.of(bytes("2")));
      assertThat(file).hasContent("2\n");
    }
  }

  @Test
  void noneTakesEverything() {
    try (RecordSink sink = RecordSinks.none()) {
      sink.write(bytes("a"));
      assertThat(sink.counts()).isEqualTo(new SinkCounts(0, Map.of()));
    }
  }
}
