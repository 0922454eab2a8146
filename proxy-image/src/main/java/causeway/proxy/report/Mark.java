package causeway.proxy.report;

import causeway.proxy.lifecycle.ProxyState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The part of a proxy's condition whose change is worth an edge report.
///
/// @param reason why it failed
/// @param probeOk absent while nothing was proved
record Mark(
    ProxyState state,
    @Nullable String reason,
    @Nullable Long sequence,
    @Nullable String digest,
    @Nullable Boolean probeOk) {
  /// What changed since `told`; null when nothing did. While the proxy starts, only that it no
  /// longer does is news: nobody acts on less, and a farm that grows makes events enough.
  ///
  /// @param told by the last edge report that was written; null when none was
  @Nullable Cause since(@Nullable Mark told) {
    if (told == null) {
      return Cause.STARTED;
    }
    if (state != told.state || !Objects.equals(reason, told.reason)) {
      return Cause.STATE;
    }
    if (state == ProxyState.STARTING) {
      return null;
    }
    if (!Objects.equals(sequence, told.sequence) || !Objects.equals(digest, told.digest)) {
      return Cause.SEQUENCE;
    }
    return works() == told.works() ? null : Cause.PROBE;
  }

  private boolean works() {
    return !Boolean.FALSE.equals(probeOk);
  }
}
