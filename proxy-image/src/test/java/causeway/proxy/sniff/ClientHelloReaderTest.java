package causeway.proxy.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientHelloReaderTest {
  private static final String NAME = "reports-eu.s3.eu-west-1.amazonaws.com";
  private static final int LIMIT = ClientHelloReader.DEFAULT_LIMIT_BYTES;

  private static Sniffed read(byte[] bytes) {
    return ClientHelloReader.read(ByteBuffer.wrap(bytes), LIMIT);
  }

  private static void refused(byte[] bytes, String reason, String message) {
    assertThat(read(bytes)).isEqualTo(new Sniffed.Refused(reason, message, null));
  }

  private static Hello hello() {
    return new Hello().versions(0x0304);
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2", "TLSv1.3"})
  void readsWhatTheJdkWrites(String version) {
    byte[] bytes = RealHellos.hello(NAME, List.of(version), List.of("h2", "http/1.1"));
    assertThat(read(bytes))
        .isEqualTo(new Sniffed.Tls(NAME, List.of("h2", "http/1.1"), false, bytes.length, version));
  }

  @Test
  void refusesAJdkClientWithoutSni() {
    refused(
        RealHellos.hello(null, List.of("TLSv1.3"), List.of()),
        "no-server-name",
        "the ClientHello names no server; the client must send SNI");
  }

  @Test
  void readsEverythingAModernClientSends() {
    Hello hello = Hello.postQuantum(NAME).encryptedOuter(239).sessionTicket(1500).grease(0x8a8a);
    byte[] bytes = hello.preSharedKey(1500).record();
    assertThat(bytes).hasSizeGreaterThan(4800);
    assertThat(read(bytes))
        .isEqualTo(new Sniffed.Tls(NAME, List.of("h2", "http/1.1"), true, bytes.length, "TLSv1.3"));
  }

  @ParameterizedTest
  @CsvSource({
    "0x0300, SSLv3",
    "0x0301, TLSv1.0",
    "0x0303, TLSv1.2",
    "0x0304, TLSv1.3",
    "0x03ff, 0x03ff"
  })
  void namesTheVersionOfAClientWithoutSupportedVersions(String raw, String name) {
    byte[] bytes = new Hello().version(Integer.decode(raw)).sni(NAME).record();
    assertThat(read(bytes)).isEqualTo(new Sniffed.Tls(NAME, List.of(), false, bytes.length, name));
  }

  @Test
  void takesTheHighestVersionThatIsNotGrease() {
    byte[] bytes = new Hello().sni(NAME).versions(0x7a7a, 0x0302, 0x0303).record();
    assertThat(read(bytes))
        .isEqualTo(new Sniffed.Tls(NAME, List.of(), false, bytes.length, "TLSv1.2"));
  }

  @Test
  void keepsABoundedNumberOfProtocols() {
    String[] many = new String[400];
    java.util.Arrays.fill(many, "x");
    Sniffed.Tls tls = (Sniffed.Tls) read(hello().sni(NAME).alpn(many).record());
    assertThat(tls.alpn()).hasSize(ClientHelloReader.ALPN_KEPT);
  }

  @Test
  void ignoresWhatFollowsInRecordsOfItsOwn() {
    byte[] hello = hello().sni(NAME).record();
    byte[] more = Wire.of().bytes(hello).u8(20).u16(0x0303).vector16(new byte[] {1}).done();
    assertThat(read(more)).isEqualTo(read(hello));
  }

  @Test
  void movesNothingInTheCallersBuffer() {
    byte[] hello = hello().sni(NAME).record();
    ByteBuffer buffer = ByteBuffer.allocateDirect(hello.length + 30).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(11).put(hello).flip().position(11);
    assertThat(ClientHelloReader.read(buffer.asReadOnlyBuffer(), LIMIT)).isEqualTo(read(hello));
    assertThat(ClientHelloReader.read(buffer, LIMIT)).isEqualTo(read(hello));
    assertThat(buffer.position()).isEqualTo(11);
    assertThat(buffer.limit()).isEqualTo(11 + hello.length);
    assertThat(buffer.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n",
        "PUT /b/k HTTP/1.1\r\n",
        "CONNECT a:443 HTTP/1.1",
        "PRI * HTTP/2.0"
      })
  void namesPlainHttp(String first) {
    refused(
        first.getBytes(StandardCharsets.ISO_8859_1),
        "not-tls",
        "the client speaks plain HTTP where TLS is expected; use https");
  }

  @Test
  void namesOtherProtocols() {
    refused(
        "SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "not-tls",
        "the client speaks SSH where TLS is expected");
    refused(
        new byte[] {(byte) 0x80, 0x2e, 1, 3, 1, 0, 0x15},
        "not-tls",
        "the client sends an SSLv2 hello, which no TLS server accepts any more");
    refused(
        "PROXY TCP4 192.0.2.1 192.0.2.2 1 443\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "not-tls",
        "the client sends a PROXY protocol header, which is read only from the load balancer's"
            + " networks");
    refused(
        new byte[] {0},
        "not-tls",
        "the first byte is 0x00, where a TLS handshake begins with 0x16");
    refused(
        "QUIT\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "not-tls",
        "the first byte is 0x51, where a TLS handshake begins with 0x16");
    refused(
        new byte[] {22, 9},
        "not-tls",
        "the first bytes are 0x16 0x09, where a TLS handshake begins with 0x16 0x03");
    assertThat(read(new byte[] {22, 3})).isEqualTo(new Sniffed.NeedMore(9));
    assertThat(read(new byte[] {'G'})).isEqualTo(new Sniffed.NeedMore(5));
    assertThat(read(new byte[0])).isEqualTo(new Sniffed.NeedMore(1));
  }

  @Test
  void refusesNamesThatAreNone() {
    refused(
        hello().sni("").record(),
        "empty-server-name",
        "the ClientHello names a server of no letters");
    refused(
        hello().sni(NAME, "other.example").record(),
        "several-server-names",
        "the ClientHello holds 2 server names; a client must send one");
    refused(
        hello().sni(NAME, NAME).record(),
        "several-server-names",
        "the ClientHello holds 2 server names; a client must send one");
    refused(
        hello().extension(0, Wire.of().u16(6).u8(1).u16(3).text("abc").done()).record(),
        "server-name-not-host",
        "the server name is of type 1, which is not a host name");
    refused(
        hello().sni("a".repeat(256)).record(),
        "server-name-not-host",
        "the server name has 256 bytes; a host name has at most 255");
    assertThat(read(hello().sni("a".repeat(255)).record())).isInstanceOf(Sniffed.Tls.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\0.example', 2, 00, a\\x00.example",
    "'a b', 2, 20, a\\x20b",
    "'\u00fcber', 1, fc, \\xfcber",
    "'a\r\nb', 2, 0d, a\\x0d\\x0ab",
    "'a:443', 2, 3a, a:443",
    "'[::1]', 1, 5b, [::1]",
    "'a/b', 2, 2f, a/b",
    "'a\\b', 2, 5c, a\\x5cb",
    "'*.b', 1, 2a, *.b",
  })
  void refusesBytesThatNoHostNameHas(String name, int position, String hex, String shown) {
    assertThat(read(hello().sni(name).record()))
        .isEqualTo(
            new Sniffed.Refused(
                "server-name-not-host",
                "byte " + position + " of the server name is 0x" + hex + ", which no host name has",
                shown));
  }

  @Test
  void refusesRecordsThatAreNotOfAHandshake() {
    byte[] message = hello().sni(NAME).message();
    refused(
        Wire.of().u8(22).u16(0x0301).u16(0).bytes(Hello.records(message, 100)).done(),
        "zero-length-record",
        "a TLS handshake record has no content");
    refused(
        Wire.of().u8(22).u16(0x0301).u16(16385).done(),
        "record-too-large",
        "a TLS record announces 16385 bytes; a plaintext record has at most 16384");
    refused(
        Wire.of().bytes(Hello.records(message, 60)).done().clone(),
        60,
        23,
        "malformed-hello",
        "ClientHello: a TLS record of type 23 comes before its end");
    refused(
        Hello.records(Wire.of().u8(2).u24(40).filler(40).done(), 1000),
        "malformed-hello",
        "the first TLS handshake message is of type 2, not a ClientHello");
    refused(
        Wire.of().u8(22).u16(0x0301).vector16(Wire.of().bytes(message).u8(1).done()).done(),
        "malformed-hello",
        "ClientHello: more handshake bytes follow it in its record");
  }

  /// Changes the type of the second record.
  private static void refused(byte[] bytes, int size, int type, String reason, String message) {
    bytes[5 + size] = (byte) type;
    refused(bytes, reason, message);
  }

  @Test
  void refusesAHelloBeyondTheLimit() {
    byte[] bytes = Hello.postQuantum(NAME).record();
    int size = bytes.length;
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(bytes), size))
        .isInstanceOf(Sniffed.Tls.class);
    Sniffed tooLarge =
        new Sniffed.Refused(
            "hello-too-large",
            "the ClientHello needs at least " + size + " bytes; the limit is " + (size - 1),
            null);
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(bytes), size - 1)).isEqualTo(tooLarge);
    assertThat(ClientHelloReader.read(ByteBuffer.wrap(bytes, 0, 9), size - 1)).isEqualTo(tooLarge);
    refused(
        Wire.of().u8(22).u16(0x0301).u16(4).u8(1).u24(0xffffff).done(),
        "hello-too-large",
        "the ClientHello needs at least 16782344 bytes; the limit is 65536");
  }

  @Test
  void readsUpToTheLimitInSmallRecordsAndRefusesOneByteMore() {
    Hello hello = hello().sni(NAME);
    int room = LIMIT / 6 - hello.message().length - 4;
    assertThat(read(hello.padding(room).records(1))).isInstanceOf(Sniffed.Tls.class);
    assertThat(read(hello().sni(NAME).padding(room + 1).records(1)))
        .isInstanceOfSatisfying(
            Sniffed.Refused.class, r -> assertThat(r.reason()).isEqualTo("hello-too-large"));
  }
}
