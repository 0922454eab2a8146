package causeway.reconcile.observed;

/// The reactions that are latched (`latches.json`). No alarm latches yet, so there is one value.
public record Latches() {
  public static final Latches NONE = new Latches();
}
