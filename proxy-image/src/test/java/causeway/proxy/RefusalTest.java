package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.decide.Access;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What clients are told, and what is recorded, when a connection is refused.
final class RefusalTest {
  private static final String ACCESS_DENIED = "15030300020231";
  private static final String DECODE_ERROR = "15030300020232";
  private static final String UNRECOGNIZED_NAME = "15030300020270";

  record Case(String what, String sent, String answer, String reason, @Nullable String rule) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> refused() {
    return Stream.of(
        new Case(
            "deny rule",
            hex(TestTls.hello(Farm.DENIED)),
            ACCESS_DENIED,
            "denied-by-rule",
            "no-secrets"),
        new Case(
            "no rule", hex(TestTls.hello(Farm.UNRULED)), ACCESS_DENIED, "no-matching-rule", null),
        new Case(
            "other Region",
            hex(TestTls.hello("reports-eu.s3.eu-west-2.amazonaws.com")),
            ACCESS_DENIED,
            "other-region",
            null),
        new Case(
            "no endpoint",
            hex(TestTls.hello("dynamodb.eu-west-1.amazonaws.com")),
            ACCESS_DENIED,
            "no-endpoint",
            null),
        new Case(
            "unknown host",
            hex(TestTls.hello("www.example.com")),
            UNRECOGNIZED_NAME,
            "unknown-host",
            null),
        new Case(
            "no server name", hex(TestTls.hello(null)), UNRECOGNIZED_NAME, "no-server-name", null),
        new Case("truncated extensions", hex(broken()), DECODE_ERROR, "malformed-hello", null),
        new Case(
            "plain HTTP",
            hex(
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
            "",
            "not-tls",
            null));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /// A hello whose session id is longer than the message.
  private static byte[] broken() {
    byte[] hello = TestTls.hello(Farm.ALLOWED);
    byte[] broken = Arrays.copyOf(hello, hello.length);
    broken[5 + 4 + 2 + 32] = (byte) 0xff;
    return broken;
  }

  @ParameterizedTest
  @MethodSource
  void refused(Case refused) throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect()) {
      client.send(HexFormat.of().parseHex(refused.sent()));
      assertThat(HexFormat.of().formatHex(client.readToEnd())).isEqualTo(refused.answer());
      client.hangUp();
      JsonNode record = proxy.record();
      assertThat(record.path("decision").asString()).isEqualTo("deny");
      assertThat(record.path("reason").asString()).isEqualTo(refused.reason());
      assertThat(record.path("rule").asString(null)).isEqualTo(refused.rule());
      assertThat(record.path("close").asString()).isEqualTo("refused");
      assertThat(record.path("message").asString()).isNotBlank();
    }
  }

  @Test
  void whoeverIsQuarantinedIsToldSoInTheRecord() throws Exception {
    Access access =
        Access.of(
            Farm.standard()
                .access()
                .snapshot()
                .quarantining(
                    List.of(
                        new Quarantined(
                            "127.0.0.1/32",
                            Instant.parse("2026-11-25T10:02:31Z"),
                            "corp-denied-by-network",
                            "quarantine:127.0.0.1/32"))));
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{}", access);
        Peer client = proxy.connect(Farm.ALLOWED)) {
      assertThat(HexFormat.of().formatHex(client.readToEnd())).isEqualTo(ACCESS_DENIED);
      client.hangUp();
      JsonNode record = proxy.record();
      assertThat(record.path("decision").asString()).isEqualTo("deny");
      assertThat(record.path("reason").asString()).isEqualTo("quarantined");
      assertThat(record.path("message").asString())
          .endsWith(
              ": quarantined since 10:02 UTC on 2026-11-25 by alarm corp-denied-by-network; release"
                  + " with causeway release quarantine:127.0.0.1/32.");
    }
  }

  @Test
  void theAllowedNeighbourPasses() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        Peer client = proxy.connect(Farm.ALLOWED);
        Peer server = backend.accept()) {
      server.read(5);
      server.endOutput();
      client.expectEnd();
      client.hangUp();
      assertThat(proxy.record().path("reason").asString()).isEqualTo("allowed-by-rule");
    }
  }

  @Test
  void withoutSnapshotEveryoneIsReset() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend, "{}", null);
        Peer client = proxy.connect(Farm.ALLOWED)) {
      client.expectReset();
      JsonNode record = proxy.record();
      assertThat(record.path("reason").asString()).isEqualTo("no-snapshot");
      assertThat(record.path("message").asString())
          .isEqualTo("no access snapshot is loaded, so everything is refused");
    }
  }

  @Test
  void aHealthCheckThatSaysNothingIsRecordedAsSuch() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend)) {
      proxy.connect().hangUp();
      assertThat(proxy.record().path("reason").asString()).isEqualTo("closed-before-hello");
    }
  }
}
