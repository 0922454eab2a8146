package causeway.testbed.demo;

import causeway.testbed.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Plays acts on one Region: runs each step's check, shows it, and keeps what it found. A step that
/// does not hold does not keep the next ones from being tried.
final class Player {
  private final Region region;
  private final Terminal terminal;
  private final long began;

  /// @param began the demo's start, by `System.nanoTime`
  Player(Region region, Terminal terminal, long began) {
    this.region = region;
    this.terminal = terminal;
    this.began = began;
  }

  ActResult play(Act act) {
    terminal.line("");
    terminal.line("  " + terminal.paint("1", act.title()) + terminal.paint("2", "  " + act.name()));
    long start = System.nanoTime();
    List<StepResult> steps = new ArrayList<>();
    act.steps().forEach(step -> steps.add(check(step)));
    return new ActResult(
        act.name(),
        act.title(),
        act.why(),
        Duration.ofNanos(start - began),
        Duration.ofNanos(System.nanoTime() - start),
        List.copyOf(steps));
  }

  private StepResult check(Step step) {
    terminal.moving(step.title());
    Evidence evidence = new Evidence(began, text -> terminal.moving(step.title() + ": " + text));
    long start = System.nanoTime();
    String failure = null;
    try {
      step.check().run(region, evidence);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "interrupted";
    } catch (Exception e) {
      failure = e.getMessage() == null ? e.toString() : e.getMessage();
      if (System.getenv("CAUSEWAY_DEBUG") != null) {
        e.printStackTrace();
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    terminal.settled(failure == null, step.title(), took);
    evidence.facts().forEach(fact -> terminal.detail(fact.label(), fact.value()));
    if (failure != null) {
      terminal.detail(terminal.paint("31", "why it does not hold"), failure);
      evidence.client().forEach(line -> terminal.detail("client", line));
      evidence.records().forEach(line -> terminal.detail("record", line));
    }
    return new StepResult(
        step.id(),
        step.title(),
        step.why(),
        Duration.ofNanos(start - began),
        took,
        evidence.facts(),
        evidence.client(),
        evidence.records(),
        evidence.marks(),
        failure);
  }
}
