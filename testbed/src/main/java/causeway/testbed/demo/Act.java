package causeway.testbed.demo;

import java.util.List;

/// One chapter of the demo: claims that belong together, checked one after the other because a
/// later one uses what an earlier one left.
///
/// @param name for `--act`, such as `scaling`
/// @param title what it shows, as a sentence
/// @param why what it means to somebody who decides about a farm
public record Act(String name, String title, String why, List<Step> steps) {
  public Act {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("the act " + name + " has no steps");
    }
  }
}
