package causeway.policy.compare;

import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Request;
import java.util.List;

/// Whether one policy (the candidate) allows nothing that another (the bound) does not, under a
/// documented model of IAM's semantics.
public sealed interface Verdict {
  /// `PROVED`, `REFUTED` or `UNKNOWN`.
  String code();

  /// The verdict in a sentence.
  String message();

  /// No request is allowed by the candidate and not by the bound.
  ///
  /// @param assumptions what was taken for granted about requests; empty when nothing was
  record Proved(List<String> assumptions) implements Verdict {
    public Proved {
      assumptions = List.copyOf(assumptions);
    }

    @Override
    public String code() {
      return "PROVED";
    }

    @Override
    public String message() {
      return "it allows nothing more"
          + (assumptions.isEmpty() ? "" : ", given that " + String.join("; ", assumptions));
    }
  }

  /// The candidate allows a request that the bound does not; both were evaluated on it.
  ///
  /// @param witness a request that can be sent
  /// @param candidate why the candidate allows it
  /// @param bound why the bound does not
  record Refuted(Request witness, Evaluation candidate, Evaluation bound) implements Verdict {
    @Override
    public String code() {
      return "REFUTED";
    }

    /// The candidate's statement that allows the witness.
    public int blamed() {
      return candidate.deciding().orElseThrow();
    }

    @Override
    public String message() {
      String why =
          bound.outcome() == Evaluation.Outcome.DENIED
              ? bound.statements().get(bound.deciding().orElseThrow()).name()
                  + " of the bound denies"
              : "no statement of the bound allows";
      return "%s allows %s on %s by %s, which %s"
          .formatted(
              candidate.statements().get(blamed()).name(),
              witness.action(),
              witness.resource(),
              witness.principal(),
              why);
    }
  }

  /// Neither was shown.
  record Unknown(Reason reason, String detail) implements Verdict {
    /// Why a comparison has no answer.
    public enum Reason {
      /// It costs more than the budget.
      BUDGET("budget-exceeded"),
      /// They differ, but on no action that exists today.
      UNKNOWN_ACTIONS("differs-only-on-unknown-actions"),
      /// They differ, but on no request that anybody could send through an endpoint.
      UNREALISTIC("no-realistic-request"),
      /// They differ in comparisons with variables, and no request was found that shows it.
      VARIABLES("variables"),
      /// A principal is a unique id, and the answer depends on whose it is.
      UNIQUE_ID("unique-id-in-principal"),
      /// AWS's documents disagree about how far a wildcard reaches, and the answer depends on it.
      READING("documents-disagree"),
      /// A principal with a wildcard in it, which AWS does not take.
      PRINCIPAL_WILDCARD("wildcard-in-principal"),
      /// The evaluator does not confirm a counterexample: a defect of ours.
      DISAGREEMENT("evaluator-disagrees");

      private final String code;

      Reason(String code) {
        this.code = code;
      }

      /// A stable code.
      public String code() {
        return code;
      }
    }

    @Override
    public String code() {
      return "UNKNOWN";
    }

    @Override
    public String message() {
      return "it is not known whether it allows more: " + detail;
    }
  }
}
