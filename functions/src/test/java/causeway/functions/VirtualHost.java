package causeway.functions;

import causeway.functions.cloud.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A machine whose time passes only by waiting.
public final class VirtualHost implements Host {
  public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private Instant now = START;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }

  @Override
  public double random() {
    return 1;
  }

  @Override
  public void log(String line) {
    lines.add(line);
  }

  @Override
  public <T, R> List<R> together(List<T> subjects, Function<T, R> read) {
    return subjects.stream().map(read).toList();
  }

  public List<Duration> pauses() {
    return pauses;
  }

  public List<String> lines() {
    return lines;
  }
}
