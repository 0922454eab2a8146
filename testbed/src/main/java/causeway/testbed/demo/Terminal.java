package causeway.testbed.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the demo shows while it runs: a line for each thing that is settled, and on a terminal one
/// line that moves for what is going on.
final class Terminal implements AutoCloseable {
  private static final String[] FRAMES = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final Duration FRAME = Duration.ofMillis(120);
  private static final int WIDTH = 96;

  private final PrintStream out;
  private final boolean live;
  private final boolean color;
  private final long began = System.nanoTime();
  private @Nullable String moving;
  private int frame;
  private volatile boolean closed;

  /// @param live whether a line may move
  Terminal(PrintStream out, boolean live, boolean color) {
    this.out = out;
    this.live = live;
    this.color = color;
    if (live) {
      Thread.ofVirtual().name("terminal").start(this::move);
    }
  }

  /// A line of its own.
  synchronized void line(String text) {
    wipe();
    out.println(text);
    out.flush();
  }

  /// What is going on now.
  synchronized void moving(String text) {
    moving = text;
    draw();
  }

  /// What was going on is settled.
  void settled(boolean good, String text, Duration took) {
    synchronized (this) {
      wipe();
      moving = null;
      String sign = good ? paint("32", "✓") : paint("31", "✗");
      String time = String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - began) / 1e9);
      out.println(
          "  "
              + paint("2", time)
              + "  "
              + sign
              + " "
              + text
              + paint("2", "  " + Evidence.seconds(took)));
      out.flush();
    }
  }

  void detail(String label, String value) {
    line("            " + paint("2", label + ": ") + value);
  }

  String paint(String code, String text) {
    return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      wipe();
    }
  }

  private void move() {
    while (!closed) {
      synchronized (this) {
        frame = (frame + 1) % FRAMES.length;
        draw();
      }
      try {
        Thread.sleep(FRAME);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void draw() {
    if (live && moving != null && !closed) {
      String time = String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - began) / 1e9);
      String text = moving.length() > WIDTH ? moving.substring(0, WIDTH) + "…" : moving;
      out.print("\r\u001b[K  " + paint("2", time) + "  " + paint("36", FRAMES[frame]) + " " + text);
      out.flush();
    }
  }

  private void wipe() {
    if (live) {
      out.print("\r\u001b[K");
    }
  }
}
