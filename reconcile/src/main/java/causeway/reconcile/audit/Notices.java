package causeway.reconcile.audit;

import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import causeway.policy.lint.PolicyLint;
import causeway.reconcile.audit.Finding.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a reader of a policy should know although no request shows it.
final class Notices {
  private static final int MOST = 10;

  private Notices() {}

  /// The same in every audit: farm, account, Region, endpoint, check.
  static String id(String farm, FoundEndpoint endpoint, String check) {
    return String.join(
        "/",
        "causeway",
        farm,
        endpoint.place().account(),
        endpoint.place().region(),
        endpoint.id(),
        check);
  }

  static List<Finding> of(FoundEndpoint endpoint, String farm, Policy policy) {
    List<Finding> notices = new ArrayList<>();
    List<String> ids = policy.uniqueIds().stream().map(Principal::value).toList();
    if (!ids.isEmpty()) {
      notices.add(
          notice(
              endpoint,
              farm,
              "unique-id-principal",
              Severity.LOW,
              "Names principals by unique id",
              "The policy names "
                  + some(ids)
                  + ". AWS keeps a principal's ARN as its unique id; when the user or role was"
                  + " deleted the id is nobody's, and one of the same name made anew is not meant.",
              "Write Principal \"*\" and a condition on aws:PrincipalArn, which stay text."));
    }
    int length = endpoint.policy() == null ? 0 : endpoint.policy().length();
    List<String> lint =
        PolicyLint.check(policy, length, endpoint.kind()).stream().map(Object::toString).toList();
    if (!lint.isEmpty()) {
      notices.add(
          notice(
              endpoint,
              farm,
              "misleading",
              Severity.INFORMATIONAL,
              "Says something else than most people would read",
              some(lint) + ".",
              "causeway policy lint shows each with its place."));
    }
    return notices;
  }

  private static String some(List<String> lines) {
    return lines.stream().limit(MOST).collect(Collectors.joining("; "))
        + (lines.size() > MOST ? "; and " + (lines.size() - MOST) + " more" : "");
  }

  private static Finding notice(
      FoundEndpoint endpoint,
      String farm,
      String check,
      Severity severity,
      String title,
      String message,
      String remedy) {
    return new Finding(
        id(farm, endpoint, check),
        Subject.of(endpoint),
        check,
        Status.NOTICE,
        severity,
        title,
        check,
        message,
        remedy,
        List.of());
  }
}
