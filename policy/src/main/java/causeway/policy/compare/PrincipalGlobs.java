package causeway.policy.compare;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The callers that one entry of a `Principal` element stands for, as patterns.
final class PrincipalGlobs {
  private static final Glob EVERYONE = wild("*");
  private static final List<Glob> SERVICES =
      Stream.of("*.amazonaws.com", "*.amazonaws.com.cn").map(PrincipalGlobs::wild).toList();
  private static final List<Glob> FEDERATIONS =
      Stream.of("saml-provider", "oidc-provider")
          .map(type -> segments("arn:*:iam::*:" + type + "/*"))
          .toList();
  private static final List<Glob> WEB_IDENTITIES =
      Stream.of(
              "accounts.google.com",
              "cognito-identity.amazonaws.com",
              "graph.facebook.com",
              "www.amazon.com")
          .map(Glob::literal)
          .toList();

  private PrincipalGlobs() {}

  static List<Glob> of(Principal principal, EndpointKind endpoint) {
    String value = principal.value();
    if (principal.everyone()) {
      return List.of(EVERYONE);
    }
    if (value.equals(Request.ANONYMOUS)) {
      return List.of();
    }
    return switch (principal.kind()) {
      case ANYONE -> List.of(EVERYONE);
      case AWS -> aws(value, endpoint);
      case SERVICE -> value.equals("*") ? SERVICES : List.of(Glob.literal(value));
      case FEDERATED ->
          value.equals("*")
              ? Stream.concat(FEDERATIONS.stream(), WEB_IDENTITIES.stream()).toList()
              : List.of(Glob.literal(value));
      case CANONICAL_USER -> List.of(Glob.literal(value));
    };
  }

  private static List<Glob> aws(String value, EndpointKind endpoint) {
    String account = account(value);
    List<Glob> globs = new ArrayList<>();
    if (!account.isEmpty()) {
      globs.add(Glob.literal(account));
      globs.add(segments("arn:*:iam::" + account + ":root"));
      if (endpoint == EndpointKind.INTERFACE) {
        globs.add(segments("arn:*:iam::" + account + ":*"));
        globs.add(segments("arn:*:sts::" + account + ":*"));
      }
      return globs;
    }
    globs.add(Glob.literal(value));
    String[] part = value.split(":", 6);
    if (part.length == 6
        && part[0].equals("arn")
        && part[2].equals("iam")
        && part[3].isEmpty()
        && part[5].startsWith("role/")) {
      String role = part[5].substring(part[5].lastIndexOf('/') + 1);
      globs.add(
          Glob.literal("arn:%s:sts::%s:assumed-role/%s/".formatted(part[1], part[4], role))
              .within(List.of(), CharSet.ANY, List.of(new Glob.Element(CharSet.ANY, true))));
    }
    return globs;
  }

  private static String account(String value) {
    if (value.matches("[0-9]{12}")) {
      return value;
    }
    return value.matches("arn:[^:]*:iam::[0-9]{12}:root") ? value.split(":", 6)[4] : "";
  }

  private static Glob wild(String pattern) {
    return Glob.plain(Template.of(pattern, true, false));
  }

  private static Glob segments(String pattern) {
    return Glob.arn(
            Template.of(pattern, true, false),
            causeway.policy.evaluate.Setting.Reading.WITHIN_SEGMENTS)
        .orElseThrow();
  }
}
