package causeway.functions;

/// The buckets that the parts of a farm talk through, by name.
public record Buckets(String config, String state, String reports) {
  /// The farm document, in the config bucket.
  public static final String DOCUMENT = "farm.yaml";

  /// What the proxies enforce, in the state bucket.
  public static final String SNAPSHOT = "access/current.json";

  /// The reactions that hold, in the state bucket.
  public static final String LATCHES = "latches.json";

  /// LifecycleFunction's memory, in the state bucket.
  public static final String MEMORY = "lifecycle.json";

  /// Before the keys of the reports that tell of a transition, in the reports bucket.
  public static final String EDGE = "edge/";

  /// Before the keys of the regular ones.
  public static final String BEAT = "beat/";

  /// The last report of a function, in the state bucket.
  public static String run(String function) {
    return "runs/" + function + ".json";
  }
}
