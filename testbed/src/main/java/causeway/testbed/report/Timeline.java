package causeway.testbed.report;

import causeway.testbed.demo.ActResult;
import causeway.testbed.demo.Mark;
import causeway.testbed.demo.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The demo on a line of time, in the units of its drawing: 1000 wide, a row of 44 for each bar
/// with its title above it, so that no title is cut.
public record Timeline(List<Bar> bars, List<Tick> ticks, int height) {
  private static final int LEFT = 10;
  private static final int WIDTH = 960;
  private static final int ROW = 44;
  private static final int TOP = 52;

  /// One act or step, or the start.
  ///
  /// @param marks x and text of each moment worth showing
  public record Bar(
      int y, double x, double width, String title, String time, boolean held, List<Dot> marks) {}

  /// One moment.
  public record Dot(double x, String text) {}

  /// A line of the scale.
  public record Tick(double x, String text) {}

  /// The whole demo, a bar for each act.
  static Timeline of(DemoReport report) {
    Scale scale = new Scale(Duration.ZERO, report.took());
    List<Bar> bars = new ArrayList<>();
    if (!report.started().isEmpty()) {
      Duration up = report.started().getLast().at();
      bars.add(bar(0, "The Region comes up", Duration.ZERO, up, true, report.started(), scale));
    }
    for (ActResult act : report.acts()) {
      bars.add(
          bar(bars.size(), act.title(), act.began(), act.took(), act.allHeld(), List.of(), scale));
    }
    return new Timeline(bars, scale.ticks(), TOP + bars.size() * ROW - 12);
  }

  /// One act, a bar for each step.
  static Timeline of(ActResult act) {
    Scale scale = new Scale(act.began(), act.took());
    List<Bar> bars = new ArrayList<>();
    for (StepResult step : act.steps()) {
      bars.add(
          bar(
              bars.size(),
              step.title(),
              step.began(),
              step.took(),
              step.held(),
              step.marks(),
              scale));
    }
    return new Timeline(bars, scale.ticks(), TOP + bars.size() * ROW - 12);
  }

  /// Where moments since the demo's start lie in a drawing that begins at `from`.
  private record Scale(Duration from, Duration length) {
    double width(Duration span) {
      return span.toNanos() / 1e9 * WIDTH / seconds();
    }

    double x(Duration at) {
      return LEFT + width(at.minus(from));
    }

    /// A handful of lines, named by the time since the demo's start.
    List<Tick> ticks() {
      double seconds = seconds();
      int stride = seconds > 200 ? 60 : seconds > 90 ? 20 : seconds > 40 ? 10 : 5;
      long first = Math.ceilDiv(from.toMillis(), stride * 1000L) * stride;
      List<Tick> ticks = new ArrayList<>();
      for (long second = first; second <= from.toMillis() / 1e3 + seconds; second += stride) {
        ticks.add(new Tick(x(Duration.ofSeconds(second)), second + " s"));
      }
      return ticks;
    }

    private double seconds() {
      return Math.max(1, length.toNanos() / 1e9);
    }
  }

  private static Bar bar(
      int row,
      String title,
      Duration began,
      Duration took,
      boolean held,
      List<Mark> marks,
      Scale scale) {
    return new Bar(
        TOP + row * ROW,
        scale.x(began),
        Math.max(3, scale.width(took)),
        title,
        String.format(Locale.ROOT, "%.1f s", took.toNanos() / 1e9),
        held,
        marks.stream().map(mark -> new Dot(scale.x(mark.at()), mark.text())).toList());
  }
}
