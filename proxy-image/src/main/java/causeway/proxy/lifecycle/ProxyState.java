package causeway.proxy.lifecycle;

import java.util.Locale;

/// How a proxy stands: the `state` of its reports.
public enum ProxyState {
  /// It has no rules yet, or does not listen yet.
  STARTING,
  /// It decides by rules.
  SERVING,
  /// It is about to go, and what is live still runs.
  DRAINING,
  /// Nothing is live any more, nothing new is accepted, and all records are written.
  DRAINED,
  /// It cannot do its work.
  FAILED;

  private final String code = name().toLowerCase(Locale.ROOT);

  /// The stable code, such as `serving`.
  public String code() {
    return code;
  }
}
