package causeway.reconcile.audit;

import causeway.policy.compare.PolicyDifference;
import causeway.policy.compare.Verdict;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.reconcile.audit.AuditReport.Answer;
import causeway.reconcile.audit.Evidence.Way;
import causeway.reconcile.audit.Finding.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that is asked of one endpoint, question by question.
final class EndpointAudit {
  static final String FULL_ACCESS = "full-access";
  static final String DRIFT = "drift";
  private static final String PASSED = "passed";

  /// What one statement may take when it is looked at alone, to name all that break a bound.
  private static final Duration A_STATEMENT = Duration.ofMillis(250);

  private final FoundEndpoint endpoint;
  private final String farm;
  private final Comparing comparing;
  final List<Finding> findings = new ArrayList<>();
  final List<Answer> answers = new ArrayList<>();
  private int undecided;

  EndpointAudit(FoundEndpoint endpoint, String farm, Comparing comparing) {
    this.endpoint = endpoint;
    this.farm = farm;
    this.comparing = comparing;
  }

  /// A policy that nobody can set bounds nothing; whether that is fine, people know.
  void unsupported() {
    add(
        "no-policy-support",
        "takes a policy",
        Status.NOTICE,
        Severity.LOW,
        "No endpoint policy is possible",
        "no-policy-support",
        endpoint.takesPolicies()
            ? endpoint.service() + " takes no endpoint policy, so the endpoint permits everything."
            : "An endpoint of type "
                + endpoint.type()
                + " has no policy, so it permits everything.",
        "Bound what it reaches where the service itself can: resource policies, identity policies,"
            + " the endpoint's security groups.",
        List.of());
  }

  /// Reads the policy; empty when that cannot be done, which is a finding.
  Optional<Policy> read() {
    PolicyRead read = endpoint.read();
    Policy policy = read.policy();
    if (policy == null) {
      add(
          "readable",
          "a policy that can be read",
          Status.UNKNOWN,
          Severity.MEDIUM,
          "The policy cannot be read",
          "unreadable-policy",
          "Nothing was decided about this endpoint, because its policy cannot be read: "
              + read.faults().stream()
                  .limit(5)
                  .map(Object::toString)
                  .collect(Collectors.joining("; "))
              + (read.faults().size() > 5 ? "; and more" : "")
              + ".",
          "Attach a policy that AWS documents; causeway policy lint shows every fault.",
          List.of());
    } else {
      passed("readable", "a policy that can be read");
      findings.addAll(Notices.of(endpoint, farm, policy));
    }
    return Optional.ofNullable(policy);
  }

  /// Whether it permits everything; then the bounds that it breaks are part of that one finding.
  boolean fullAccess(Policy policy, List<Bound> bounds) {
    String title = "not everything";
    if (!(within(Policy.FULL_ACCESS, policy) instanceof Judgement.Kept)) {
      passed(FULL_ACCESS, title);
      return false;
    }
    List<Evidence> evidence = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Bound bound : bounds) {
      String answer =
          switch (within(policy, bound.policy())) {
            case Judgement.Kept _ -> PASSED;
            case Judgement.Open _ -> Status.UNKNOWN.code();
            case Judgement.Broken(Verdict.Refuted refuted) -> {
              evidence.add(new Evidence(Way.BEYOND, refuted, bound.against()));
              broken.add(bound.check());
              yield Status.VIOLATION.code();
            }
          };
      answers.add(new Answer(bound.check(), bound.title(), answer));
    }
    boolean data =
        Stream.of("s3", "dynamodb", "s3express").anyMatch(endpoint.shortService()::equals);
    add(
        FULL_ACCESS,
        title,
        Status.VIOLATION,
        data ? Severity.HIGH : Severity.MEDIUM,
        endpoint.policy() == null ? "No policy: full access" : "The policy permits everything",
        "full-access",
        (endpoint.policy() == null
                ? "Nobody attached a policy, and AWS then permits everything. "
                : "The attached policy, which is AWS's own default or means the same, permits everything. ")
            + "The endpoint would permit every action on every resource of "
            + endpoint.shortService()
            + ", of any account, by anybody."
            + (broken.isEmpty() ? "" : " That breaks " + String.join(", ", broken) + "."),
        "Attach a policy that names who may call and whose resources.",
        evidence);
    return true;
  }

  /// Whether the policy stays within a bound.
  void bound(Policy policy, Bound bound) {
    undecided = 0;
    switch (within(policy, bound.policy())) {
      case Judgement.Kept _ -> passed(bound.check(), bound.title());
      case Judgement.Broken(Verdict.Refuted refuted) -> {
        List<Evidence> evidence =
            evidence(Way.BEYOND, policy, bound.policy(), refuted, bound.against());
        add(
            bound.check(),
            bound.title(),
            Status.VIOLATION,
            bound.severity(),
            bound.broken(),
            refuted.bound().outcome().code(),
            told(evidence),
            bound.remedy(),
            evidence);
      }
      case Judgement.Open(String reason, String detail) ->
          add(
              bound.check(),
              bound.title(),
              Status.UNKNOWN,
              Severity.MEDIUM,
              "Not decided: " + bound.title(),
              reason,
              "It is not known whether the policy stays within this: " + detail + ".",
              "Simplify the policy, or look at it by hand until it can be decided.",
              List.of());
    }
  }

  /// Whether the policy means what the document compiles to.
  ///
  /// @param settling whether one of the two changed a moment ago
  void drift(Policy policy, Policy compiled, boolean settling, boolean written) {
    String title = "what the farm document says";
    undecided = 0;
    Judgement beyond = within(policy, compiled);
    Judgement lacking = within(compiled, policy);
    List<Evidence> evidence = new ArrayList<>();
    if (beyond instanceof Judgement.Broken(Verdict.Refuted refuted)) {
      evidence.addAll(evidence(Way.BEYOND, policy, compiled, refuted, "the farm document"));
    }
    if (lacking instanceof Judgement.Broken(Verdict.Refuted refuted)) {
      evidence.addAll(evidence(Way.LACKING, compiled, policy, refuted, "the farm document"));
    }
    if (evidence.isEmpty()) {
      if (beyond instanceof Judgement.Kept && lacking instanceof Judgement.Kept) {
        passed(DRIFT, title);
      } else {
        Judgement.Open open =
            (Judgement.Open) (beyond instanceof Judgement.Open ? beyond : lacking);
        add(
            DRIFT,
            title,
            settling ? Status.SETTLING : Status.UNKNOWN,
            settling ? Severity.INFORMATIONAL : Severity.MEDIUM,
            "Not decided: whether it means what the farm document says",
            open.reason(),
            "It is not known whether the policy means what the document compiles to: "
                + open.detail()
                + ".",
            "Look at the policy by hand; ConfigChangeFunction writes what cannot be proved equal.",
            List.of());
      }
      return;
    }
    boolean more = beyond instanceof Judgement.Broken;
    add(
        DRIFT,
        title,
        settling ? Status.SETTLING : Status.VIOLATION,
        settling ? Severity.INFORMATIONAL : more ? Severity.HIGH : Severity.MEDIUM,
        (settling ? "On its way: " : "")
            + (more
                ? "Permits more than the farm document says"
                : "Permits less than the farm document says"),
        more ? "gained" : "lost",
        (settling
                ? "The policy or the document changed a moment ago, and AWS takes minutes to follow. "
                : "Somebody other than the farm wrote this policy, or writing it failed. ")
            + told(evidence),
        written
            ? "ConfigChangeFunction writes the policy again when it looks, each minute; if it stays,"
                + " read its last run."
            : "The document pins this endpoint without adopt: true, so nobody writes it: change its"
                + " policy, or adopt it.",
        evidence);
  }

  void undecided(String check, String title, String reason, String message, String remedy) {
    add(
        check,
        title,
        Status.UNKNOWN,
        Severity.MEDIUM,
        "Not decided: " + title,
        reason,
        message,
        remedy,
        List.of());
  }

  /// How many statements it is about; the examples are the evidence.
  private String told(List<Evidence> evidence) {
    long beyond = evidence.stream().filter(each -> each.way() == Way.BEYOND).count();
    long lacking = evidence.size() - beyond;
    return (beyond == 0
            ? ""
            : beyond == 1 ? "One statement permits more." : beyond + " statements permit more.")
        + (beyond > 0 && lacking > 0 ? " " : "")
        + (lacking == 0
            ? ""
            : lacking == 1
                ? "One statement that should be there is not, or not as wide."
                : lacking + " statements that should be there are not, or not as wide.")
        + (undecided == 0 ? "" : " Of " + undecided + " more it could not be decided.");
  }

  /// One example for each statement that permits more, so that all can be mended at once.
  private List<Evidence> each(Way way, Policy candidate, Policy bound, String against) {
    List<Evidence> shown = new ArrayList<>();
    for (PolicyDifference.Change change :
        PolicyDifference.beyond(
            Carried.through(endpoint, candidate), bound, endpoint.kind(), A_STATEMENT)) {
      if (change.verdict() instanceof Verdict.Refuted refuted) {
        shown.add(new Evidence(way, refuted, against));
      } else {
        undecided++;
      }
    }
    return shown;
  }

  private List<Evidence> evidence(
      Way way, Policy candidate, Policy bound, Verdict.Refuted first, String against) {
    List<Evidence> all = each(way, candidate, bound, against);
    return all.isEmpty() ? List.of(new Evidence(way, first, against)) : all;
  }

  private Judgement within(Policy candidate, Policy bound) {
    return comparing.within(Carried.through(endpoint, candidate), bound, endpoint.kind());
  }

  private void passed(String check, String title) {
    answers.add(new Answer(check, title, PASSED));
  }

  private void add(
      String check,
      String title,
      Status status,
      Severity severity,
      String headline,
      String reason,
      String message,
      String remedy,
      List<Evidence> evidence) {
    answers.add(new Answer(check, title, status.code()));
    findings.add(
        new Finding(
            Notices.id(farm, endpoint, check),
            Subject.of(endpoint),
            check,
            status,
            severity,
            headline,
            reason,
            message,
            remedy,
            evidence));
  }
}
