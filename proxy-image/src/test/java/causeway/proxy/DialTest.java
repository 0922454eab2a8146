package causeway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Only admitted addresses are connected to, each in turn, and a failure looks like one of the
/// network.
final class DialTest {
  private static final String HOSTS =
      """
      resolver: {hosts: {"*.s3.eu-west-1.amazonaws.com": [%s]}}
      upstream-port: %d
      limits: {connect: 300ms}
      """;

  private static TestProxy proxy(String addresses, int port, Farm farm) throws Exception {
    return TestProxy.of(HOSTS.formatted(addresses, port), farm.access());
  }

  @Test
  void theSecondAddressIsTriedWhenTheFirstRefuses() throws Exception {
    try (Backend backend = Backend.open("127.0.0.2", 0);
        TestProxy proxy = proxy("127.0.0.3, 127.0.0.2", backend.port(), Farm.standard());
        Peer client = proxy.connect(Farm.ALLOWED);
        Peer server = backend.accept()) {
      server.read(5);
      client.reset();
      JsonNode record = proxy.record();
      assertThat(record.path("upstream").asString()).isEqualTo("127.0.0.2");
      assertThat(record.path("upstreamPort").asInt()).isEqualTo(backend.port());
    }
  }

  @Test
  void noAddressAccepts() throws Exception {
    int port;
    try (Backend gone = Backend.open()) {
      port = gone.port();
    }
    try (TestProxy proxy = proxy("127.0.0.1", port, Farm.standard());
        Peer client = proxy.connect(Farm.ALLOWED)) {
      client.expectReset();
      JsonNode record = proxy.record();
      assertThat(record.path("decision").asString()).isEqualTo("allow");
      assertThat(record.path("close").asString()).isEqualTo("connect-failed");
      assertThat(record.path("upstream").asString()).isEqualTo("127.0.0.1");
      assertThat(record.path("message").asString()).contains("Connection refused");
    }
  }

  @Test
  void anAddressOutsideThePrefixListIsNeverConnectedTo() throws Exception {
    try (Backend backend = Backend.open();
        Backend inside = Backend.open("127.0.0.9", backend.port());
        TestProxy proxy =
            proxy(
                "127.0.0.1, 127.0.0.9", backend.port(), Farm.standard().prefixes("127.0.0.8/31"));
        Peer client = proxy.connect(Farm.ALLOWED);
        Peer server = inside.accept()) {
      server.read(5);
      client.reset();
      assertThat(proxy.record().path("upstream").asString()).isEqualTo("127.0.0.9");
      assertThat(proxy.books.outsideAnswers()).isEqualTo(1);
    }
  }

  @Test
  void noAddressInsideIsARefusal() throws Exception {
    try (TestProxy proxy = proxy("127.0.0.1", 1, Farm.standard().prefixes("127.0.0.8/31"));
        Peer client = proxy.connect(Farm.ALLOWED)) {
      client.expectReset();
      JsonNode record = proxy.record();
      assertThat(record.path("decision").asString()).isEqualTo("deny");
      assertThat(record.path("reason").asString()).isEqualTo("outside-destinations");
      assertThat(record.path("rule").asString()).isEqualTo("reports");
      assertThat(record.path("message").asString())
          .isEqualTo(
              Farm.ALLOWED
                  + ": none of its addresses is an admitted destination, the first is 127.0.0.1");
    }
  }

  @Test
  void configuredDestinationsReplaceThePrefixLists() throws Exception {
    try (Backend backend = Backend.open();
        TestProxy proxy =
            TestProxy.of(
                HOSTS.formatted("127.0.0.1", backend.port()) + "destinations: [\"127.0.0.0/8\"]\n",
                Farm.standard().prefixes().access());
        Peer client = proxy.connect(Farm.ALLOWED);
        Peer server = backend.accept()) {
      server.read(5);
      client.reset();
      assertThat(proxy.record().path("decision").asString()).isEqualTo("allow");
    }
  }

  @Test
  void aNameWithoutAddress() throws Exception {
    try (TestProxy proxy =
            TestProxy.of(
                "resolver: {hosts: {\"x.example\": [\"127.0.0.1\"]}}\n", Farm.standard().access());
        Peer client = proxy.connect(Farm.ALLOWED)) {
      client.expectReset();
      JsonNode record = proxy.record();
      assertThat(record.path("decision").asString()).isEqualTo("allow");
      assertThat(record.path("close").asString()).isEqualTo("resolve-failed");
      assertThat(record.path("message").asString())
          .isEqualTo(Farm.ALLOWED + ": no address: " + Farm.ALLOWED + " is not in resolver.hosts");
    }
  }

  @Test
  void dnsServersAreAskedOnceWhileTheAnswerLives() throws Exception {
    try (Backend backend = Backend.open();
        NameServer names = NameServer.answering("127.0.0.1", 60);
        TestProxy proxy =
            TestProxy.of(
                "resolver: {servers: [\"127.0.0.1:%d\"]}\nupstream-port: %d\nworkers: 1\n"
                    .replace("workers: 1\n", "")
                    .formatted(names.port(), backend.port()),
                Farm.standard().access())) {
      for (int i = 0; i < 3; i++) {
        try (Peer client = proxy.connect(Farm.ALLOWED);
            Peer server = backend.accept()) {
          server.read(5);
          client.reset();
          assertThat(proxy.record().path("upstream").asString()).isEqualTo("127.0.0.1");
        }
      }
      assertThat(names.asked()).containsExactly(Farm.ALLOWED);
    }
  }

  @Test
  void dnsServersThatSayNothing() throws Exception {
    try (NameServer names = NameServer.silent();
        TestProxy proxy =
            TestProxy.of(
                "resolver: {servers: [\"127.0.0.1:%d\"]}\nlimits: {resolve: 200ms}\n"
                    .formatted(names.port()),
                Farm.standard().access());
        Peer client = proxy.connect(Farm.ALLOWED)) {
      client.expectReset();
      JsonNode record = proxy.record();
      assertThat(record.path("close").asString()).isEqualTo("resolve-timeout");
      assertThat(record.path("message").asString())
          .isEqualTo(Farm.ALLOWED + ": the resolver did not answer in time");
    }
  }

  @Test
  void aClientThatLeavesDuringTheDialEndsIt() throws Exception {
    try (NameServer names = NameServer.silent();
        TestProxy proxy =
            TestProxy.of(
                "resolver: {servers: [\"127.0.0.1:%d\"]}\n".formatted(names.port()),
                Farm.standard().access());
        Peer client = proxy.connect(Farm.ALLOWED)) {
      names.awaitQuestion();
      client.reset();
      assertThat(proxy.record().path("close").asString()).isEqualTo("client-reset");
    }
  }
}
