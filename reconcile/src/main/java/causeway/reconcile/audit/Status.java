package causeway.reconcile.audit;

import java.util.Locale;

/// What kind of answer a finding is.
public enum Status {
  /// A request shows it.
  VIOLATION,
  /// Neither shown nor ruled out, which is no pass.
  UNKNOWN,
  /// Its endpoint or the document changed a moment ago, and AWS takes minutes to follow.
  SETTLING,
  /// Nothing is broken, but somebody should know.
  NOTICE;

  /// As reports write it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
