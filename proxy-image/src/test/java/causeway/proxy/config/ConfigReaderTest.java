package causeway.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.Fault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every setting is read, and every fault of a file is told at once, with its line.
final class ConfigReaderTest {
  private static final String LEAST =
      """
      listeners: [{kind: tls, address: "127.0.0.1:8443"}]
      access: {document: farm.yaml}
      """;

  private static ConfigRead read(String yaml) {
    return ConfigReader.read(
        "proxy.yaml", yaml.getBytes(StandardCharsets.UTF_8), Path.of("/etc/causeway"));
  }

  private static ProxyConfig good(String yaml) {
    ConfigRead read = read(yaml);
    assertThat(read.faults()).isEmpty();
    ProxyConfig config = read.config();
    if (config == null) {
      throw new AssertionError("no configuration");
    }
    return config;
  }

  @Test
  void theLeastConfigurationHasDefaults() {
    ProxyConfig config = good(LEAST);
    assertThat(config.name()).isNull();
    assertThat(config.reports()).isNull();
    assertThat(config.lifecycle()).isNull();
    assertThat(config.inFarm()).isFalse();
    assertThat(config.access())
        .isEqualTo(new AccessSettings.Document(Path.of("/etc/causeway/farm.yaml")));
    assertThat(config.destinations()).isEmpty();
    assertThat(config.upstreamPort()).isNull();
    assertThat(config.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(config.records()).isEqualTo(new RecordSettings.Stdout());
    assertThat(config.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(config.state()).isNull();
  }

  @Test
  void everySettingIsRead() throws Exception {
    ProxyConfig config =
        good(
            """
            name: edge-1
            listeners:
              - {kind: tls, address: "[::1]:443"}
              - {kind: admin, address: "127.0.0.1:0"}
            access: {bucket: farm-state, region: eu-west-1}
            resolver:
              hosts: {"*.S3.example": ["127.0.0.1", "::1"]}
              servers: ["10.0.0.2", "10.0.0.3:5353", "fd00::2", "[fd00::3]:53"]
            destinations: ["10.0.0.0/8", "fd00::/8"]
            upstream-port: 9443
            workers: 3
            records: {bucket: farm-records}
            reports: {bucket: farm-reports, region: eu-west-2, beat: 10s, start: 2m}
            lifecycle: {poll: 1s, quiet: 0s}
            state: /var/lib/causeway
            limits:
              {handshake: 1s, resolve: 2s, connect: 3s, idle: 4m, half-close: 5s, lifetime: 2h,
               drain: 0s, keep-alive: 60s, connections: 10, hello-bytes: 16KiB,
               pending-bytes: 1MiB, buffer-bytes: 65536}
            """);
    assertThat(config.name()).isEqualTo("edge-1");
    assertThat(config.listeners())
        .containsExactly(
            new Listener(
                Listener.Kind.TLS, new InetSocketAddress(InetAddress.ofLiteral("::1"), 443)),
            new Listener(
                Listener.Kind.ADMIN, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)));
    assertThat(config.access()).isEqualTo(new AccessSettings.Bucket("farm-state", "eu-west-1"));
    assertThat(config.resolver().hosts())
        .containsEntry(
            "*.s3.example",
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")));
    assertThat(config.resolver().servers())
        .extracting(InetSocketAddress::getPort)
        .containsExactly(53, 5353, 53, 53);
    assertThat(config.destinations().toString()).contains("10.0.0.0/8", "/8");
    assertThat(config.upstreamPort()).isEqualTo(9443);
    assertThat(config.workers()).isEqualTo(3);
    assertThat(config.records()).isEqualTo(new RecordSettings.Bucket("farm-records"));
    assertThat(config.reports())
        .isEqualTo(
            new ReportSettings(
                "farm-reports", "eu-west-2", Duration.ofSeconds(10), Duration.ofMinutes(2)));
    assertThat(config.lifecycle())
        .isEqualTo(new LifecycleSettings(Duration.ofSeconds(1), Duration.ZERO));
    assertThat(config.state()).isEqualTo(Path.of("/var/lib/causeway"));
    assertThat(config.limits())
        .isEqualTo(
            new Limits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofMinutes(4),
                Duration.ofSeconds(5),
                Duration.ofHours(2),
                Duration.ZERO,
                Duration.ofMinutes(1),
                10,
                16 * 1024,
                1024 * 1024,
                65536));
  }

  @Test
  void aBucketKeepsItsSnapshotBesideTheFile() {
    ProxyConfig config = good(LEAST.replace("{document: farm.yaml}", "{bucket: farm-state}"));
    assertThat(config.state()).isEqualTo(Path.of("/etc/causeway/.causeway-state"));
  }

  @Test
  void theExamplesAreGood() {
    for (String name : List.of("proxy.yaml", "proxy-instance.yaml")) {
      ConfigRead read = ConfigReader.read(Path.of("..", "examples", name));
      assertThat(read.faults()).as(name).isEmpty();
    }
  }

  @Test
  void recordsMayBeAPlainPath() {
    assertThat(good(LEAST + "records: out/records.jsonl\n").records())
        .isEqualTo(new RecordSettings.File(Path.of("/etc/causeway/out/records.jsonl")));
    assertThat(good(LEAST + "records: {file: /var/log/r}\n").records())
        .isEqualTo(new RecordSettings.File(Path.of("/var/log/r")));
    assertThat(good(LEAST + "records: none\n").records()).isEqualTo(new RecordSettings.None());
  }

  record Case(String yaml, String fault) {
    @Override
    public String toString() {
      return fault;
    }
  }

  private static Case more(String yaml, String fault) {
    return new Case(LEAST + yaml + "\n", "proxy.yaml:3: " + fault);
  }

  static Stream<Case> faults() {
    return Stream.of(
        new Case("", "proxy.yaml:1: the file is empty; see docs/proxy.md"),
        new Case("[1]", "proxy.yaml:1: must be a mapping of fields to values"),
        new Case(
            "access: {document: farm.yaml}",
            "proxy.yaml:1: listeners is missing; name at least one, such as {kind: tls, address:"
                + " \"127.0.0.1:8443\"}"),
        new Case(
            "listeners: [{kind: tls, address: \"127.0.0.1:1\"}]",
            "proxy.yaml:1: access is missing; say where the rules are: {document: FILE},"
                + " {snapshot: FILE} or {bucket: NAME}"),
        new Case(
            LEAST.replace("kind: tls", "kind: http"),
            "proxy.yaml:1: listeners[0]: kind: \"http\" comes later: this version listens for tls"
                + " and admin connections only"),
        new Case(
            LEAST.replace("kind: tls", "kind: udp"),
            "proxy.yaml:1: listeners[0]: kind: \"udp\" is no kind of listener; write tls or admin"),
        new Case(
            LEAST.replace("kind: tls", "kind: admin"),
            "proxy.yaml:1: listeners: none of them accepts clients; add one of kind tls"),
        new Case(
            LEAST.replace("127.0.0.1:8443", "localhost:8443"),
            "proxy.yaml:1: listeners[0]: address: \"localhost\" is not an IP address; write one"
                + " such as 10.0.0.2"),
        new Case(
            LEAST.replace("127.0.0.1:8443", "127.0.0.1"),
            "proxy.yaml:1: listeners[0]: address: \"127.0.0.1\" has no port; write address and"
                + " port, such as 127.0.0.1:8443"),
        new Case(
            LEAST.replace("{document: farm.yaml}", "{document: a, bucket: b}"),
            "proxy.yaml:2: access: give exactly one of document, snapshot and bucket; 2 are given"),
        new Case(
            LEAST.replace("{document: farm.yaml}", "{documents: farm.yaml}"),
            "proxy.yaml:2: access: unknown field \"documents\"; known are document, snapshot, bucket,"
                + " region"),
        new Case(
            LEAST.replace("{document: farm.yaml}", "{document: [farm.yaml]}"),
            "proxy.yaml:2: access: document must be one value, not a list or mapping"),
        more("records: {files: a}", "records: unknown field \"files\"; known are file, bucket"),
        more(
            "worker: 2",
            "unknown field \"worker\"; known are name, listeners, access, resolver, destinations,"
                + " upstream-port, workers, records, reports, lifecycle, limits, state"),
        more("workers: 0", "workers: \"0\" is not a whole number from 1 to 1024"),
        more(
            "upstream-port: 70000",
            "upstream-port: \"70000\" is not a whole number from 1 to 65535"),
        more(
            "limits: {idle: 5}",
            "limits: idle: \"5\" is not a duration; write a number and a unit, such as 10s"),
        more("limits: {keep-alive: 10m}", "limits: keep-alive: 10m is outside 1s to 340s"),
        more(
            "limits: {buffer-bytes: 1GB}",
            "limits: buffer-bytes: \"1GB\" is not a size; write bytes, or a number with KiB or MiB"),
        more(
            "destinations: [\"10.0.0.1/8\"]",
            "destinations: 10.0.0.1/8 has bits set beyond its prefix; write 10.0.0.0/8"),
        more(
            "resolver: {hosts: {\"a*.example\": [\"127.0.0.1\"]}}",
            "resolver.hosts: \"a*.example\" is no host name; write one, or *. and a suffix, such as *.s3.eu-central-1.amazonaws.com"),
        more(
            "resolver: {hosts: {a.example: 127.0.0.1}}",
            "resolver.hosts: a.example must be a list"),
        more(
            "records: {file: a, bucket: b}",
            "records: give exactly one of file and bucket, or write stdout or none"),
        more(
            "reports: {beat: 1s}",
            "reports: names no bucket; write {bucket: NAME}, or remove it to write no reports"),
        more("reports: {bucket: \"\"}", "reports: bucket: must not be empty"),
        more("reports: b", "reports: must be a mapping of fields to values"),
        more("reports: {bucket: b, beat: 1h}", "reports: beat: 1h is outside 100ms to 300s"),
        more("reports: {bucket: b, start: 0s}", "reports: start: 0s is outside 100ms to 3600s"),
        more("lifecycle: {every: 1s}", "lifecycle: unknown field \"every\"; known are poll, quiet"),
        more("lifecycle: {poll: 10ms}", "lifecycle: poll: 10ms is outside 100ms to 60s"),
        more("lifecycle: {quiet: 2h}", "lifecycle: quiet: 2h is outside 0s to 3600s"),
        more("name: [a]", "name must be one value, not a list or mapping"),
        more("access: {document: b}", "\"access\" is given twice"));
  }

  @ParameterizedTest
  @MethodSource
  void faults(Case faulty) {
    ConfigRead read = read(faulty.yaml());
    assertThat(read.config()).isNull();
    assertThat(read.faults().stream().map(Fault::toString)).containsExactly(faulty.fault());
  }

  @Test
  void allFaultsAreToldTogether() {
    ConfigRead read =
        read("listeners: [{kind: x, address: y}]\naccess: {}\nworkers: many\nextra: 1\n");
    assertThat(read.faults()).extracting(Fault::line).containsExactly(1, 1, 2, 3, 4);
  }

  @Test
  void whatIsNotYamlIsAFault() {
    assertThat(read("a: [1").faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).startsWith("not YAML: "));
    assertThat(read("[".repeat(500_000)).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).startsWith("not YAML: "));
  }

  @Test
  void aSurrogatePairMayStandAnywhere() {
    for (String start : List.of("#", "# ")) {
      assertThat(read(start + "\uD83D\uDE00".repeat(10_000) + "\n" + LEAST).faults()).isEmpty();
    }
  }

  @Test
  void aFileThatIsNotThere(@TempDir Path folder) {
    Path file = folder.resolve("none.yaml");
    assertThat(ConfigReader.read(file).faults())
        .extracting(Fault::toString)
        .containsExactly(file + ":1: cannot be read: no such file");
  }

  @Test
  void theExampleIsGood() throws Exception {
    Path example = Path.of("..", "examples", "proxy.yaml");
    assertThat(Files.exists(example)).isTrue();
    ConfigRead read = ConfigReader.read(example);
    assertThat(read.faults()).isEmpty();
  }
}
