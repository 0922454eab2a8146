package causeway.proxy.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustTest {
  @TempDir Path folder = Path.of("");

  @Test
  void trustsTheBundleAndNothingWithoutIt() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X509Certificate certificate = selfSigned(keys);
    Path bundle = folder.resolve("ca.pem");
    String pem = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    Files.writeString(
        bundle, "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
    try (LocalServer server =
        new LocalServer(LocalServer.answer(200, "hello"), serving(keys, certificate))) {
      assertThat(get(server, Map.of("AWS_CA_BUNDLE", bundle.toString())))
          .isInstanceOf(S3Answer.Found.class);
      assertThat(get(server, Map.of()))
          .isInstanceOfSatisfying(
              S3Answer.Failed.class,
              failed -> {
                assertThat(failed.failure()).isEqualTo(S3Failure.TLS);
                assertThat(failed.message())
                    .startsWith("GET s3://state/k: TLS fails: ")
                    .endsWith("; see AWS_CA_BUNDLE");
              });
    }
  }

  @Test
  void refusesABundleWithoutCertificates() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    assertThatThrownBy(() -> Trust.context(empty.toString()))
        .isInstanceOf(AwsUnavailableException.class)
        .hasMessage(
            "AWS_CA_BUNDLE="
                + empty
                + " cannot be used: java.io.IOException: it holds no certificate; name a file of"
                + " PEM certificates");
    assertThatThrownBy(() -> Trust.context(folder.resolve("none.pem").toString()))
        .isInstanceOf(AwsUnavailableException.class)
        .hasMessageContaining("NoSuchFileException");
  }

  private static S3Answer get(LocalServer server, Map<String, String> more) throws Exception {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("AWS_ENDPOINT_URL", server.url());
    environment.put("AWS_ACCESS_KEY_ID", "a");
    environment.put("AWS_SECRET_ACCESS_KEY", "b");
    environment.put("AWS_REGION", "eu-west-1");
    try (S3 s3 =
        new S3(null, new AwsEnvironment(environment), S3Timeouts.DEFAULT, Clock.systemUTC())) {
      return s3.get("state", "k", null, 1000);
    }
  }

  private static X509Certificate selfSigned(KeyPair keys) throws Exception {
    X500Name name = new X500Name("CN=localhost");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minusSeconds(60)),
            Date.from(now.plusSeconds(3600)),
            name,
            keys.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static SSLContext serving(KeyPair keys, X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
