package causeway.testbed.demo;

import causeway.testbed.enclosure.Command;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What a step gathers while it runs. Any thread may add to it.
public final class Evidence {
  private static final int SHOWN = 12;

  private final long demoBegan;
  private final Consumer<String> live;
  private final List<Fact> facts = new CopyOnWriteArrayList<>();
  private final List<String> client = new CopyOnWriteArrayList<>();
  private final List<String> records = new CopyOnWriteArrayList<>();
  private final List<Mark> marks = new CopyOnWriteArrayList<>();

  /// @param demoBegan by `System.nanoTime`
  /// @param live shows what is going on now
  public Evidence(long demoBegan, Consumer<String> live) {
    this.demoBegan = demoBegan;
    this.live = live;
  }

  public static Evidence silent() {
    return new Evidence(System.nanoTime(), text -> {});
  }

  /// What is going on now.
  public void doing(String text) {
    live.accept(text);
  }

  public void fact(String label, String value) {
    facts.add(new Fact(label, value));
  }

  public void fact(String label, Duration value) {
    fact(label, seconds(value));
  }

  /// A command as somebody would type it, and what it said.
  public void client(String typed, Command.Result result) {
    client.add("$ " + typed);
    (result.out() + result.err())
        .lines()
        .map(line -> line.substring(line.lastIndexOf('\r') + 1).strip())
        .filter(line -> !line.isBlank())
        .limit(SHOWN)
        .forEach(client::add);
  }

  /// A record that a proxy or S3 wrote.
  public void record(String json) {
    records.add(json);
  }

  /// A moment for the timeline.
  public void mark(String text) {
    marks.add(new Mark(Duration.ofNanos(System.nanoTime() - demoBegan), text));
  }

  /// Holds the claim to be true.
  ///
  /// @throws ClaimBroken with `message` unless `holds`
  public void expect(boolean holds, String message) {
    if (!holds) {
      throw new ClaimBroken(message);
    }
  }

  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  public List<String> client() {
    return List.copyOf(client);
  }

  public List<String> records() {
    return List.copyOf(records);
  }

  public List<Mark> marks() {
    return List.copyOf(marks);
  }

  /// Such as `1.24 s`.
  public static String seconds(Duration value) {
    return String.format(Locale.ROOT, "%.2f s", value.toNanos() / 1e9);
  }

  /// The claim of a step does not hold.
  public static final class ClaimBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimBroken(String message) {
      super(message);
    }
  }
}
