package causeway.policy.catalogue;

/// What AWS takes as an endpoint policy.
public final class Limits {
  /// Characters of a policy, white space included.
  public static final int MOST_CHARACTERS = 20_480;

  private Limits() {}
}
