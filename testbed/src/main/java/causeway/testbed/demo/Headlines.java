package causeway.testbed.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The few numbers that people ask for first, taken from the steps' facts.
final class Headlines {
  private Headlines() {}

  static List<Fact> of(List<ActResult> acts) {
    List<StepResult> steps = acts.stream().flatMap(act -> act.steps().stream()).toList();
    List<Fact> found = new ArrayList<>();
    add(found, steps, "transfer", "upload", "100 MB up by the AWS CLI");
    add(found, steps, "transfer", "download", "100 MB down by the AWS CLI");
    add(
        found,
        steps,
        "proxy-killed",
        "no new flows to it after",
        "until a killed proxy gets no new flow");
    add(
        found,
        steps,
        "proxy-killed",
        "failed requests",
        "requests failed while a proxy was killed");
    add(
        found,
        steps,
        "rule-added",
        "both enforce it after",
        "until both proxies enforce a new rule");
    add(found, steps, "scale-out", "asked → four in service", "from two proxies to four");
    add(found, steps, "scale-in", "slow transfers", "transfers while four became two");
    add(found, steps, "abandoned", "launch → gone", "until a broken proxy is given up");
    add(found, steps, "scaled-by-load", "load → in service", "from load to one proxy more");
    add(found, steps, "refreshed", "new image → all replaced", "until a new image runs everywhere");
    return List.copyOf(found);
  }

  /// A value's first part is its number; what follows a comma explains it.
  private static void add(
      List<Fact> found, List<StepResult> steps, String id, String label, String shown) {
    Optional<Fact> fact =
        steps.stream()
            .filter(step -> step.id().equals(id))
            .flatMap(step -> step.facts().stream())
            .filter(each -> each.label().equals(label))
            .findFirst();
    fact.ifPresent(value -> {
      int comma = value.value().indexOf(',');
      found.add(new Fact(shown, comma < 0 ? value.value() : value.value().substring(0, comma)));
    });
  }
}
