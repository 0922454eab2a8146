package causeway.testbed.s3;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.endpoint.Refusal;
import causeway.testbed.endpoint.Ruling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What LocalStack gets to see of requests that come in whole, in pieces, or never end.
class ServiceFrontTest {
  private static final String NAME = "reports.s3.eu-central-1.amazonaws.com";

  @TempDir Path folder;
  @TempDir Path trust;
  private final AccessLog log = new AccessLog();
  private final Backend backend = new Backend();
  private final CertificateAuthority authority = new CertificateAuthority();
  private volatile Ruling ruling = new Ruling.Permitted();
  private ServiceFront front;
  private InetSocketAddress address;

  ServiceFrontTest() throws IOException {}

  @BeforeEach
  void listen() throws Exception {
    front =
        new ServiceFront(
            authority.issue(List.of(NAME)),
            service -> backend.address(),
            log,
            folder,
            (head, peer, service) -> ruling);
    address = front.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws IOException {
    front.close();
    backend.close();
  }

  @Test
  void aRequestThatIsCutHalfWayNeverReachesTheBackend() throws Exception {
    try (SSLSocket client = connect()) {
      say(client, "PUT /key HTTP/1.1\r\nHost: " + NAME + "\r\nContent-Length: 10\r\n\r\nhalf");
    }
    try (SSLSocket client = connect()) {
      say(
          client,
          "PUT /key HTTP/1.1\r\nHost: "
              + NAME
              + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
    }
    try (SSLSocket client = connect()) {
      say(client, "GET /next HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n");
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
    }
    assertThat(backend.request(5000)).startsWith("GET /next ");
    assertThat(backend.request(200)).as("another request").isNull();
    assertThat(log.since(java.time.Instant.EPOCH))
        .extracting(AccessLog.Entry::method, AccessLog.Entry::serverName)
        .contains(org.assertj.core.groups.Tuple.tuple("PUT", NAME));
  }

  @Test
  void whoWaitsForLeaveGetsItHereAndTheBackendSeesTheWholeRequest() throws Exception {
    try (SSLSocket client = connect()) {
      say(
          client,
          "PUT /key HTTP/1.1\r\nHost: "
              + NAME
              + "\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
      assertThat(line(client)).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(line(client)).isEmpty();
      assertThat(backend.request(200)).as("before its body").isNull();
      say(client, "body");
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
    }
    assertThat(backend.request(5000))
        .startsWith("PUT /key HTTP/1.1\r\n")
        .endsWith("\r\n\r\nbody")
        .doesNotContainIgnoringCase("expect:");
  }

  @Test
  void chunksKeepTheirTrailers() throws Exception {
    try (SSLSocket client = connect()) {
      say(
          client,
          "PUT /key HTTP/1.1\r\nHost: "
              + NAME
              + "\r\nContent-Encoding: aws-chunked\r\nTransfer-Encoding: chunked\r\n"
              + "X-Amz-Trailer: x-amz-checksum-crc32\r\n\r\n");
      say(client, "2\r\nbo\r\n");
      say(client, "2\r\ndy\r\n0\r\nx-amz-checksum-crc32: sOO8/Q==\r\n\r\n");
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
    }
    assertThat(backend.request(5000))
        .contains("Content-Encoding: aws-chunked", "4\r\nbody\r\n0\r\n")
        .endsWith("x-amz-checksum-crc32: sOO8/Q==\r\n\r\n");
  }

  @Test
  void aLargeBodyGoesThroughAFileThatIsGoneAfterwards() throws Exception {
    String body = "0123456789abcdef".repeat(200_000);
    try (SSLSocket client = connect()) {
      say(
          client,
          "PUT /key HTTP/1.1\r\nHost: "
              + NAME
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
    }
    assertThat(backend.request(5000)).endsWith("\r\n\r\n" + body);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void requestsSentTogetherAreAnsweredOneAfterTheOther() throws Exception {
    try (SSLSocket client = connect()) {
      say(
          client,
          "PUT /one HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none"
              + "GET /two HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
      assertThat(line(client)).isEmpty();
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
    }
    assertThat(backend.request(5000)).startsWith("PUT /one ").endsWith("one");
    assertThat(backend.request(5000)).startsWith("GET /two ");
  }

  @Test
  void anAnswerIsTakenWholeEvenIfTheClientLeaves() throws Exception {
    byte[] body = new byte[20_000_000];
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] answer = java.util.Arrays.copyOf(head, head.length + body.length);
    backend.answer(answer);
    try (SSLSocket client = connect()) {
      say(client, "GET /big HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n");
      assertThat(line(client)).isEqualTo("HTTP/1.1 200 OK");
    }
    assertThat(backend.answered()).isTrue();
  }

  @Test
  void whatTheEndpointRefusesIsAnsweredHereAndTheNextRequestIsHeard() throws Exception {
    ruling = new Ruling.Refused(new Refusal(403, "application/xml", "<Error/>"));
    try (SSLSocket client = connect()) {
      say(client, "PUT /key HTTP/1.1\r\nHost: " + NAME + "\r\nContent-Length: 4\r\n\r\nbody");
      assertThat(line(client)).isEqualTo("HTTP/1.1 403 Forbidden");
      assertThat(line(client)).isEqualToIgnoringCase("content-type: application/xml");
      assertThat(line(client)).isEqualToIgnoringCase("content-length: 8");
      assertThat(line(client)).isEmpty();
      assertThat(client.getInputStream().readNBytes(8)).asString().isEqualTo("<Error/>");
      ruling = new Ruling.Permitted();
      say(client, "GET /next HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n");
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
    }
    assertThat(backend.request(5000)).startsWith("GET /next ");
  }

  @Test
  void whoWaitsForLeaveIsRefusedBeforeTheBody() throws Exception {
    ruling = new Ruling.Refused(new Refusal(403, "application/xml", ""));
    try (SSLSocket client = connect()) {
      say(
          client,
          "PUT /key HTTP/1.1\r\nHost: "
              + NAME
              + "\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
      assertThat(line(client)).isEqualTo("HTTP/1.1 403 Forbidden");
    }
    assertThat(backend.request(200)).isNull();
  }

  @Test
  void theBodyMayDecide() throws Exception {
    ruling =
        new Ruling.InBody(body ->
            new String(body, StandardCharsets.UTF_8).equals("good")
                ? new Ruling.Permitted()
                : new Ruling.Refused(new Refusal(400, "text/plain", "")));
    try (SSLSocket client = connect()) {
      say(client, "POST / HTTP/1.1\r\nHost: " + NAME + "\r\nContent-Length: 4\r\n\r\ngood");
      assertThat(line(client)).isEqualTo("HTTP/1.1 204 No Content");
    }
    try (SSLSocket client = connect()) {
      say(client, "POST / HTTP/1.1\r\nHost: " + NAME + "\r\nContent-Length: 3\r\n\r\nbad");
      assertThat(line(client)).isEqualTo("HTTP/1.1 400 Bad Request");
    }
    assertThat(backend.request(5000)).endsWith("good");
    assertThat(backend.request(200)).isNull();
  }

  @Test
  void withoutAnEndpointThereIsNoAnswer() throws Exception {
    ruling = new Ruling.Unreachable();
    try (SSLSocket client = connect()) {
      say(client, "GET /key HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n");
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  private SSLSocket connect() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null);
    try (InputStream pem =
        java.nio.file.Files.newInputStream(authority.write(trust.resolve("ca.pem")))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, managers.getTrustManagers(), null);
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(address.getAddress(), address.getPort());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(NAME)));
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void say(SSLSocket client, String text) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /// One line of the answer; its end is left out.
  private static String line(SSLSocket client) throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = client.getInputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
