package causeway.proxy.account;

import java.util.Map;

/// Records written and dropped since the start.
///
/// @param dropped by reason; a reason that never occurred is absent
public record SinkCounts(long written, Map<DropReason, Long> dropped) {
  static final SinkCounts NONE = new SinkCounts(0, Map.of());

  public SinkCounts {
    dropped = Map.copyOf(dropped);
  }
}
