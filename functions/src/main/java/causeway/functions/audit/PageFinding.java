package causeway.functions.audit;

import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.reconcile.audit.AuditReport.Audited;
import causeway.reconcile.audit.AuditReport.Dated;
import causeway.reconcile.audit.Evidence;
import causeway.reconcile.audit.Finding;
import causeway.reconcile.audit.Status;
import causeway.reconcile.audit.WitnessWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One finding as the page shows it: with each request that shows it, and the endpoint's policy, in
/// which the statements to blame stand out.
///
/// @param endpoint absent when it is gone
public record PageFinding(Dated dated, @Nullable Audited endpoint) {
  /// Examples and statements that stand open; the others are folded away.
  private static final int OPEN = 3;

  private static final JsonMapper JSON = JsonMapper.shared();

  /// One statement of the policy.
  public record Part(int index, @Nullable String sid, String json, boolean blamed) {
    public String name() {
      return "Statement " + (index + 1) + (sid == null ? "" : " “" + sid + "”");
    }
  }

  /// One request.
  public record Shown(String words, String json, String decided) {}

  public Finding finding() {
    return dated.finding();
  }

  public String label() {
    return switch (finding().status()) {
      case VIOLATION -> finding().severity().name();
      case UNKNOWN -> "NOT DECIDED";
      case SETTLING -> "ON ITS WAY";
      case NOTICE -> "NOTICE";
    };
  }

  public String style() {
    return finding().status() == Status.VIOLATION
        ? finding().severity().name().toLowerCase(Locale.ROOT)
        : finding().status().code();
  }

  public List<Shown> first() {
    return shown().stream().limit(OPEN).toList();
  }

  public List<Shown> more() {
    return shown().stream().skip(OPEN).toList();
  }

  public List<Part> firstBlamed() {
    return blamed().stream().limit(OPEN).toList();
  }

  private List<Shown> shown() {
    return finding().evidence().stream()
        .map(each ->
            new Shown(
                WitnessWords.of(each),
                pretty(AuditJson.request(each.refuted().witness()).toString()),
                decided(each)))
        .toList();
  }

  private static String decided(Evidence evidence) {
    return evidence.blamed().isPresent()
        ? "Decided by statement "
            + (evidence.blamed().getAsInt() + 1)
            + " of the endpoint’s policy."
        : "No statement of the endpoint’s policy permits it.";
  }

  public List<Part> blamed() {
    return parts().stream().filter(Part::blamed).toList();
  }

  /// The policy, statement by statement; empty when it cannot be read, or there is none.
  public List<Part> parts() {
    Policy policy = endpoint == null ? null : endpoint.endpoint().read().policy();
    if (policy == null) {
      return List.of();
    }
    Set<Integer> blamed =
        finding().evidence().stream()
            .flatMap(each -> each.blamed().stream().boxed())
            .collect(Collectors.toSet());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < policy.statements().size(); i++) {
      var statement = policy.statements().get(i);
      parts.add(
          new Part(i, statement.sid(), pretty(PolicyPrinter.print(statement)), blamed.contains(i)));
    }
    return parts;
  }

  /// The text of a policy that cannot be read.
  public @Nullable String raw() {
    return endpoint != null && parts().isEmpty() ? endpoint.endpoint().policy() : null;
  }

  private static String pretty(String json) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
  }
}
