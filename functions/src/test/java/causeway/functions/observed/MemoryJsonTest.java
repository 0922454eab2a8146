package causeway.functions.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.Memory.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");

  @Test
  void whatIsWrittenIsRead() {
    Memory memory =
        new Memory(
            Set.of("s3.corp.example.net"),
            Map.of("old.corp.example.net", NOW),
            Map.of(
                "i-1",
                Entry.first(NOW),
                "i-2",
                Entry.first(NOW).launching(NOW, 7).admitted(NOW),
                "i-3",
                Entry.first(NOW).admitted(NOW).draining(NOW).heartbeat(NOW),
                "i-4",
                Entry.first(NOW).admitted(NOW).lost(NOW),
                "i-5",
                Entry.first(NOW).parked(NOW)));
    assertThat(MemoryJson.read(MemoryJson.write(memory))).isEqualTo(memory);
    assertThat(MemoryJson.read(MemoryJson.write(Memory.EMPTY))).isEqualTo(Memory.EMPTY);
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            MemoryJson.read("{\"version\":2,\"instances\":{}}".getBytes(StandardCharsets.UTF_8)))
        .withMessage("lifecycle.json is not of version 1; delete it, and waits begin anew");
  }
}
