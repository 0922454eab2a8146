package causeway.proxy.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Which certificates are trusted: the JDK's, and those of `AWS_CA_BUNDLE` beside them.
final class Trust {
  private Trust() {}

  /// @param bundle a file of PEM certificates; null for the JDK's trust alone
  /// @throws AwsUnavailableException when the bundle cannot be read or holds no certificate
  static SSLContext context(@Nullable String bundle) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, bundle == null ? null : managers(Path.of(bundle)), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AwsUnavailableException(
          "AWS_CA_BUNDLE=" + bundle + " cannot be used: " + e + "; name a file of PEM certificates",
          e);
    }
  }

  private static TrustManager[] managers(Path bundle) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int count = 0;
    for (TrustManager manager : factory(null).getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        for (X509Certificate issuer : x509.getAcceptedIssuers()) {
          store.setCertificateEntry("jdk-" + count++, issuer);
        }
      }
    }
    int before = count;
    try (InputStream in = Files.newInputStream(bundle)) {
      for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("own-" + count++, own);
      }
    }
    if (count == before) {
      throw new IOException("it holds no certificate");
    }
    return factory(store).getTrustManagers();
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
