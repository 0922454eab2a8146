package causeway.testbed.demo;

import java.util.List;

/// Measures what one run of an act cannot say. Minutes long, so it is played only by name.
final class FiguresAct {
  private FiguresAct() {}

  static Act act() {
    return new Act(
        "figures",
        "How long a change takes, over many changes",
        "From the document in the bucket to the last proxy that enforces it.",
        List.of(
            new Step(
                "edits",
                "Two dozen edits of the document, each until every proxy enforces it",
                "The function is woken by the bucket's event, and each proxy looks for a snapshot every 2 s: the sum of both is what a team waits for.",
                new EditsCheck())));
  }
}
