package causeway.policy.evaluate;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.language.Principal;
import causeway.policy.language.Principals;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a statement speaks of a caller.
final class PrincipalMatch {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ROOT = Pattern.compile("arn:[^:]*:iam::([0-9]{12}):root");
  private static final Pattern ROLE =
      Pattern.compile("arn:([^:]*):iam::([^:]*):role/(.*/)?([^/]*)");
  private static final Pattern MEMBER = Pattern.compile("arn:[^:]*:(?:iam|sts)::([^:]*):.*");
  private static final List<String> WEB_IDENTITIES =
      List.of(
          "accounts.google.com",
          "cognito-identity.amazonaws.com",
          "graph.facebook.com",
          "www.amazon.com");

  private PrincipalMatch() {}

  static boolean matches(Principals principals, String caller, EndpointKind endpoint) {
    return switch (principals) {
      case Principals.Absent _ -> true;
      case Principals.Only only ->
          only.values().stream().anyMatch(one -> matches(one, caller, endpoint));
      case Principals.Except except ->
          except.values().stream().noneMatch(one -> matches(one, caller, endpoint));
    };
  }

  private static boolean matches(Principal principal, String caller, EndpointKind endpoint) {
    if (principal.everyone()) {
      return true;
    }
    if (caller.equals(Request.ANONYMOUS)) {
      return false;
    }
    return switch (principal.kind()) {
      case ANYONE -> true;
      case AWS -> matchesAws(principal.value(), caller, endpoint);
      case SERVICE ->
          principal.value().equals("*") ? isService(caller) : principal.value().equals(caller);
      case FEDERATED ->
          principal.value().equals("*") ? isFederated(caller) : principal.value().equals(caller);
      case CANONICAL_USER -> principal.value().equals(caller);
    };
  }

  /// At a gateway endpoint an account stands for its root user alone; elsewhere for everyone in it.
  /// A role stands for its sessions too.
  private static boolean matchesAws(String principal, String caller, EndpointKind endpoint) {
    String account = account(principal);
    if (!account.isEmpty()) {
      return switch (endpoint) {
        case GATEWAY -> account(caller).equals(account);
        case INTERFACE -> account(caller).equals(account) || memberOf(caller).equals(account);
      };
    }
    if (principal.equals(caller)) {
      return true;
    }
    Matcher role = ROLE.matcher(principal);
    return role.matches()
        && caller.startsWith(
            "arn:%s:sts::%s:assumed-role/%s/"
                .formatted(role.group(1), role.group(2), role.group(4)));
  }

  /// The account whose root user `name` is; empty when it is none.
  private static String account(String name) {
    Matcher root = ROOT.matcher(name);
    return ACCOUNT.matcher(name).matches() ? name : root.matches() ? root.group(1) : "";
  }

  private static String memberOf(String caller) {
    Matcher member = MEMBER.matcher(caller);
    return member.matches() ? member.group(1) : "";
  }

  private static boolean isService(String caller) {
    return caller.endsWith(".amazonaws.com") || caller.endsWith(".amazonaws.com.cn");
  }

  private static boolean isFederated(String caller) {
    return WEB_IDENTITIES.contains(caller)
        || caller.matches("arn:[^:]*:iam::[^:]*:(saml-provider|oidc-provider)/.*");
  }
}
