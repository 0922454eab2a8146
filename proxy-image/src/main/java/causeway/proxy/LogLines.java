package causeway.proxy;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.PrintStream;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The process's log: one line an event on the given stream, the level first, never a stack trace
/// and never a control character. Also carries what the libraries log, from warnings up.
final class LogLines extends Handler {
  private static final int MOST_CHARACTERS = 2000;

  private final PrintStream out;
  private final SimpleFormatter formatter = new SimpleFormatter();

  private LogLines(PrintStream out) {
    this.out = out;
  }

  /// Sends the log of this process to `out`, in place of where it went before.
  static void to(PrintStream out) {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new LogLines(out));
    root.setLevel(Level.WARNING);
    CAUSEWAY.setLevel(Level.INFO);
  }

  /// Held here, because the JDK keeps loggers, and so their levels, only weakly.
  private static final Logger CAUSEWAY = Logger.getLogger("causeway");

  @Override
  public void publish(LogRecord record) {
    StringBuilder line = new StringBuilder(level(record.getLevel()));
    line.append(' ').append(formatter.formatMessage(record));
    Throwable cause = record.getThrown();
    if (cause != null) {
      line.append(": ").append(cause);
    }
    if (line.length() > MOST_CHARACTERS) {
      line.setLength(MOST_CHARACTERS);
      line.append('…');
    }
    out.println(line.toString().replaceAll("\\p{Cntrl}+", " "));
  }

  private static String level(Level level) {
    int value = level.intValue();
    return value >= Level.SEVERE.intValue()
        ? "error"
        : value >= Level.WARNING.intValue() ? "warn" : level.getName().toLowerCase(Locale.ROOT);
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
