package causeway.reconcile.audit;

import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A request in words, for people who do not read policies. An endpoint bounds and never grants, so
/// the words are "would permit".
public final class WitnessWords {
  private static final Map<String, String> SAYS =
      Map.of(
          "aws:principalorgid", "of organization %s",
          "aws:principalaccount", "of account %s",
          "aws:resourceaccount", "owned by account %s",
          "aws:resourceorgid", "owned by organization %s",
          "aws:vpcsourceip", "from address %s",
          "aws:sourcevpce", "through endpoint %s",
          "aws:sourcevpc", "from VPC %s");

  private WitnessWords() {}

  /// `s3:GetObject on arn:aws:s3:::x/y by a caller without credentials`.
  public static String of(Request request) {
    return request.action()
        + " on "
        + (request.resource().equals("*") ? "no particular resource" : request.resource())
        + " by "
        + (request.principal().equals(Request.ANONYMOUS)
            ? "a caller without credentials"
            : request.principal())
        + details(request);
  }

  private static String details(Request request) {
    String said =
        request.context().entrySet().stream()
            .filter(each -> !each.getKey().equalsIgnoreCase("aws:PrincipalArn"))
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> detail(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    return said.isEmpty() ? "" : " (" + said + ")";
  }

  private static String detail(String key, List<String> values) {
    String said = SAYS.get(key.toLowerCase(Locale.ROOT));
    String value = String.join(", ", values);
    return said == null ? key + " " + (value.isEmpty() ? "empty" : value) : said.formatted(value);
  }

  /// What the endpoint does and what was expected, in a sentence.
  public static String of(Evidence evidence) {
    Request witness = evidence.refuted().witness();
    return switch (evidence.way()) {
      case BEYOND ->
          "The endpoint would permit "
              + of(witness)
              + ", which "
              + evidence.against()
              + (evidence.refuted().bound().outcome() == Evaluation.Outcome.DENIED
                  ? " denies."
                  : " does not permit.");
      case LACKING ->
          "The endpoint would refuse "
              + of(witness)
              + ", which "
              + evidence.against()
              + " permits.";
    };
  }
}
