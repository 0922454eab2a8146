package causeway.reconcile.compile;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.reconcile.Lockdown;
import causeway.reconcile.ProxyAccess;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A locked-down policy permits less of what the rules grant, never anything else.
class LockdownTest {
  private static final ProxyAccess PROXIES =
      new ProxyAccess("arn:aws:iam::111122223333:role/proxies", "state", "reports", "records");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enforce |                                   | s3:GetObject | true
          enforce |                                   | s3:PutObject | false
          enforce | , access: write                   | s3:GetObject | false
          enforce | , access: [read, write, admin]    | s3:GetObject | true
          enforce | , access: [read, write, admin]    | s3:PutBucketPolicy | false
          enforce | , access: [s3:GetObject, s3:PutObject] | s3:GetObject | true
          enforce | , access: [s3:GetObject, s3:PutObject] | s3:PutObject | false
          enforce | , access: ['s3:*Object']          | s3:GetObject | true
          enforce | , access: ['s3:*Object']          | s3:DeleteObject | false
          enforce | , access: ['s3:Put*']             | s3:PutObject | false
          report  |                                   | s3:GetObject | true
          report  |                                   | s3:DeleteObject | false
          """)
  void onlyWhatReadsIsLeft(String mode, String access, String action, boolean allowed) {
    Policy open = compiled(mode, access, Lockdown.NONE);
    Policy locked = compiled(mode, access, Lockdown.READ_ONLY);

    assertThat(PolicyComparison.contained(locked, open)).isInstanceOf(Verdict.Proved.class);
    assertThat(permits(locked, action)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"enforce", "report"})
  void closedLeavesTheProxiesTheirOwn(String mode) {
    Policy closed = compiled(mode, null, Lockdown.CLOSED);

    assertThat(closed.statements())
        .isEqualTo(PolicyCompiler.ownStatements("s3", PROXIES, "eu-west-1"));
    assertThat(permits(closed, "s3:GetObject")).isFalse();
  }

  private static boolean permits(Policy policy, String action) {
    String resource =
        action.contains("Bucket") ? "arn:aws:s3:::reports" : "arn:aws:s3:::reports/key";
    return Evaluator.evaluate(
            policy,
            new Request(action, resource, "arn:aws:iam::111122223333:role/office", Map.of()))
        .allowed();
  }

  private static Policy compiled(
      String mode, @org.jspecify.annotations.Nullable String access, Lockdown lockdown) {
    String yaml =
        """
        farm: corp
        region: eu-west-1
        strict: false
        mode: %s
        endpoints: {s3: {service: s3}}
        networks: {berlin: [10.20.0.0/16]}
        rules:
          - {name: a, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [reports]%s}}
        """
            .formatted(mode, Objects.requireNonNullElse(access, ""));
    var read = FarmReader.read("farm.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    FarmDocument document = Objects.requireNonNull(read.document(), () -> read.faults().toString());
    return switch (PolicyCompiler.compile(
        document, "s3", PROXIES, LocalDate.of(2026, 11, 25), lockdown)) {
      case Compilation.Compiled compiled -> compiled.policy();
      case Compilation.TooLarge(String why) -> throw new IllegalStateException(why);
    };
  }
}
