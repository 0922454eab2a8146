package causeway.proxy.report;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.proxy.lifecycle.ProxyState;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which changes are worth an edge report, and as what.
final class MarkTest {
  record Case(@Nullable Mark told, Mark now, @Nullable Cause cause) {}

  private static Mark mark(ProxyState state, @Nullable Long sequence, @Nullable Boolean probe) {
    return new Mark(state, null, sequence, sequence == null ? null : "sha256:" + sequence, probe);
  }

  private static Mark failed(String reason) {
    return new Mark(ProxyState.FAILED, reason, null, null, true);
  }

  static Stream<Case> changes() {
    Mark good = mark(ProxyState.SERVING, 7L, true);
    return Stream.of(
        new Case(null, good, Cause.STARTED),
        new Case(good, good, null),
        new Case(good, mark(ProxyState.SERVING, 7L, true), null),
        new Case(good, mark(ProxyState.DRAINING, 8L, false), Cause.STATE),
        new Case(good, mark(ProxyState.SERVING, 8L, false), Cause.SEQUENCE),
        new Case(good, mark(ProxyState.SERVING, 7L, false), Cause.PROBE),
        new Case(mark(ProxyState.SERVING, 7L, false), good, Cause.PROBE),
        // nobody acts on what changes before it serves
        new Case(mark(ProxyState.STARTING, null, null), mark(ProxyState.STARTING, 7L, false), null),
        new Case(mark(ProxyState.STARTING, null, null), good, Cause.STATE),
        // nothing proved yet is not a failure
        new Case(mark(ProxyState.SERVING, 7L, null), good, null),
        new Case(good, mark(ProxyState.SERVING, 7L, null), null),
        new Case(
            mark(ProxyState.SERVING, 7L, null), mark(ProxyState.SERVING, 7L, false), Cause.PROBE),
        // the same rules under a new sequence, and new rules without one
        new Case(good, new Mark(ProxyState.SERVING, null, 8L, "sha256:7", true), Cause.SEQUENCE),
        new Case(
            new Mark(ProxyState.SERVING, null, null, "sha256:1", null),
            new Mark(ProxyState.SERVING, null, null, "sha256:2", null),
            Cause.SEQUENCE),
        new Case(failed("denied"), failed("unreachable"), Cause.STATE),
        new Case(failed("denied"), failed("denied"), null));
  }

  @ParameterizedTest
  @MethodSource
  void changes(Case change) {
    assertThat(change.now().since(change.told())).isEqualTo(change.cause());
  }
}
