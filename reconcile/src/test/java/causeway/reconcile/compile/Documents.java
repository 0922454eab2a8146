package causeway.reconcile.compile;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.reconcile.ProxyAccess;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// Farm documents of a few lines.
final class Documents {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  static final ProxyAccess PROXIES =
      new ProxyAccess("arn:aws:iam::111122223333:role/proxies", "state", "reports", "records");

  private Documents() {}

  /// @param rules lines of YAML, each a rule or a field of the document
  static FarmDocument of(String rules) {
    String yaml =
        """
        farm: corp
        region: eu-west-1
        strict: false
        endpoints: {s3: {service: s3}, db: {service: dynamodb}}
        networks: {berlin: [10.20.0.0/16], factory: [10.31.0.0/20]}
        """
            + rules;
    FarmRead read = FarmReader.read("farm.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    FarmDocument document = read.document();
    if (document == null) {
      throw new IllegalArgumentException(read.faults() + "\n" + yaml);
    }
    return document;
  }

  static Compilation.Compiled compiled(FarmDocument document, String service) {
    return switch (PolicyCompiler.compile(document, service, PROXIES, TODAY)) {
      case Compilation.Compiled compiled -> compiled;
      case Compilation.TooLarge large -> throw new AssertionError(large.message());
    };
  }
}
