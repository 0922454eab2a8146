package causeway.testbed.report;

import causeway.testbed.demo.Mark;
import causeway.testbed.demo.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The demo on a line of time, in the units of its drawing: 1000 wide, a row of 30 for each bar.
public record Timeline(List<Bar> bars, List<Tick> ticks, int height) {
  private static final int LEFT = 340;
  private static final int WIDTH = 640;
  private static final int ROW = 30;
  private static final int TOP = 34;

  /// One step, or the start.
  ///
  /// @param marks x and text of each moment worth showing
  public record Bar(
      int y, double x, double width, String title, String time, boolean held, List<Dot> marks) {}

  /// One moment.
  public record Dot(double x, String text) {}

  /// A line of the scale.
  public record Tick(double x, String text) {}

  static Timeline of(DemoReport report) {
    double seconds = Math.max(1, report.took().toNanos() / 1e9);
    double scale = WIDTH / seconds;
    List<Bar> bars = new ArrayList<>();
    if (!report.started().isEmpty()) {
      Duration up = report.started().getLast().at();
      bars.add(bar(0, "The Region comes up", Duration.ZERO, up, true, report.started(), scale));
    }
    for (StepResult step : report.steps()) {
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
    List<Tick> ticks = new ArrayList<>();
    int stride = seconds > 90 ? 20 : seconds > 40 ? 10 : 5;
    for (int second = 0; second <= seconds; second += stride) {
      ticks.add(new Tick(LEFT + second * scale, second + " s"));
    }
    return new Timeline(bars, ticks, TOP + bars.size() * ROW + 8);
  }

  private static Bar bar(
      int row,
      String title,
      Duration began,
      Duration took,
      boolean held,
      List<Mark> marks,
      double scale) {
    return new Bar(
        TOP + row * ROW,
        LEFT + began.toNanos() / 1e9 * scale,
        Math.max(3, took.toNanos() / 1e9 * scale),
        title.length() > 44 ? title.substring(0, 43) + "…" : title,
        String.format(Locale.ROOT, "%.1f s", took.toNanos() / 1e9),
        held,
        marks.stream()
            .map(mark -> new Dot(LEFT + mark.at().toNanos() / 1e9 * scale, mark.text()))
            .toList());
  }
}
