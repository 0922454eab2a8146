package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.Effect;
import causeway.access.decide.Decision;
import causeway.access.decide.Reason;
import causeway.access.host.Form;
import causeway.access.host.Host;
import causeway.access.host.Service;
import causeway.proxy.account.CloseReason;
import causeway.proxy.account.ConnectionRecord;
import causeway.proxy.account.RecordJson;
import causeway.proxy.config.ConfigReader;
import causeway.proxy.decide.Admission;
import causeway.proxy.sniff.SniffReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/proxy.md` lists exactly what the code has.
final class DocumentationTest {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  /// The fields that the reader names when it meets another.
  private static List<String> known(String yaml) {
    String message =
        ConfigReader.read("x", yaml.getBytes(StandardCharsets.UTF_8), Path.of("/"))
            .faults()
            .stream()
            .filter(fault -> fault.code().equals("unknown-field"))
            .findFirst()
            .orElseThrow()
            .message();
    return List.of(message.substring(message.indexOf("known are ") + 10).split(", "));
  }

  @Test
  void settings() throws Exception {
    assertThat(Documented.names("setting")).containsExactlyElementsOf(known("nothing: 1"));
    assertThat(Documented.names("limit"))
        .containsExactlyInAnyOrderElementsOf(known("limits: {nothing: 1}"));
  }

  @Test
  void closes() throws Exception {
    assertThat(Documented.names("close"))
        .containsExactlyElementsOf(Stream.of(CloseReason.values()).map(CloseReason::code).toList());
  }

  @Test
  void reasons() throws Exception {
    List<String> reasons = new ArrayList<>();
    Stream.of(Reason.values()).map(Reason::code).forEach(reasons::add);
    Stream.of(SniffReason.values()).map(SniffReason::code).forEach(reasons::add);
    reasons.add(Admission.NO_SNAPSHOT);
    reasons.add(CloseReason.OUTSIDE_DESTINATIONS.code());
    assertThat(Documented.names("reason")).containsExactlyInAnyOrderElementsOf(reasons);
  }

  @Test
  void recordFields() throws Exception {
    Host host =
        new Host("n", Form.INVALID, Service.S3, "b", "p", "1", "r", false, "reason", "message");
    ConnectionRecord full =
        new ConnectionRecord(
            Instant.EPOCH,
            "1",
            "proxy",
            "tls",
            ADDRESS,
            List.of("a"),
            "n",
            true,
            host,
            Effect.DENY,
            "reason",
            "rule",
            new Decision.Would(Effect.ALLOW, "reason", "rule"),
            "message",
            ADDRESS,
            1,
            2,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            CloseReason.REFUSED,
            "sha256:0",
            1L);
    assertThat(Documented.names("field"))
        .containsExactlyElementsOf(TestProxy.JSON.readTree(RecordJson.line(full)).propertyNames());
  }

  @Test
  void metrics() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy = TestProxy.to(backend);
        HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + proxy.admin().getPort() + "/metrics");
      String text =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      List<String> names =
          text.lines()
              .filter(line -> line.startsWith("# TYPE "))
              .map(line -> line.split(" ", -1)[2])
              .toList();
      assertThat(Documented.names("metric")).containsAll(names);
      // Those whose labels have not occurred yet are not shown.
      assertThat(Documented.names("metric").stream().filter(name -> !names.contains(name)))
          .allMatch(
              List.of(
                      "causeway_accepted_total",
                      "causeway_connections_open",
                      "causeway_connections_total",
                      "causeway_closes_total",
                      "causeway_rule_connections_total",
                      "causeway_would_total",
                      "causeway_bytes_total",
                      "causeway_dial_failures_total")
                  ::contains);
    }
  }
}
