package causeway.functions.cloud;

/// Why a call to AWS failed, classified once where the SDK ends.
public enum Failure {
  /// Too many requests; not done.
  THROTTLED(true),
  /// AWS's fault, and surely not done.
  UNAVAILABLE(true),
  /// A precondition did not hold (ETag, version, record set, another change going on): look again.
  CONFLICT(false),
  /// What the call names does not exist, or no longer.
  NOT_FOUND(false),
  /// Our role may not.
  DENIED(false),
  /// The call itself is wrong.
  INVALID(false),
  /// The answer was lost: it may have been done. Only a look can tell.
  OUTCOME_UNKNOWN(false);

  private final boolean again;

  Failure(boolean again) {
    this.again = again;
  }

  /// Whether the same call may simply be made again.
  public boolean again() {
    return again;
  }
}
