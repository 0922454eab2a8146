package causeway.proxy.account;

import java.util.Locale;

/// Why a record was not written.
public enum DropReason {
  /// Records come faster than they can be written.
  QUEUE_FULL,
  /// The disk, the pipe or the bucket refused it.
  WRITE_FAILED,
  /// It came after the sink was closed.
  CLOSED;

  /// The stable code, such as `queue-full`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
