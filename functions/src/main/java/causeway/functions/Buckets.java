package causeway.functions;

/// The buckets that the parts of a farm talk through, by name.
public record Buckets(String config, String state, String reports) {
  /// The farm document, in the config bucket.
  public static final String DOCUMENT = "farm.yaml";

  /// What the proxies enforce, in the state bucket.
  public static final String SNAPSHOT = "access/current.json";

  /// LifecycleFunction's memory, in the state bucket.
  public static final String MEMORY = "lifecycle.json";

  /// The last report of a function, in the state bucket.
  public static String run(String function) {
    return "runs/" + function + ".json";
  }
}
