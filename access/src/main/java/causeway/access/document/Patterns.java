package causeway.access.document;

import causeway.access.Effect;
import causeway.access.grant.Globs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the name patterns of one rule: spelling, patterns that fit everything in an allow, and
/// patterns that fit nothing.
final class Patterns {
  private final boolean allow;
  private final FarmHosts hosts;

  Patterns(Effect effect, FarmHosts hosts) {
    this.allow = effect == Effect.ALLOW;
    this.hosts = hosts;
  }

  @Nullable String bucket(Value value) {
    return sized(value, Grammar.BUCKETS, 3, 63, "bucket", "billing-*");
  }

  @Nullable String accessPoint(Value value) {
    return sized(value, Grammar.ACCESS_POINTS, 3, 63, "access point", "billing-*");
  }

  @Nullable String table(Value value) {
    return sized(value, Grammar.TABLES, 3, 255, "table", "billing-*");
  }

  private @Nullable String sized(
      Value value, Grammar grammar, int least, int most, String noun, String such) {
    String text = value.text();
    if (text == null || everything(value, text, List.of("???*"), noun, such)) {
      return null;
    }
    if (!grammar.fits(text)) {
      value.refuse(grammar.code(), text, grammar.broken());
      return null;
    }
    int stars = (int) text.chars().filter(c -> c == '*').count();
    boolean possible = text.length() - stars <= most && (stars > 0 || text.length() >= least);
    boolean edged =
        grammar == Grammar.TABLES || (edge(text.charAt(0)) && edge(text.charAt(text.length() - 1)));
    if (!possible || !edged || (grammar == Grammar.BUCKETS && text.contains(".."))) {
      value.refuse(
          Code.IMPOSSIBLE_PATTERN,
          text,
          "fits no "
              + noun
              + ", whose name has "
              + least
              + " to "
              + most
              + " characters"
              + (grammar == Grammar.TABLES
                  ? ""
                  : ", starts and ends with a letter or digit and has no two dots together")
              + "; write one such as \""
              + such
              + "\"");
      return null;
    }
    return text;
  }

  private static boolean edge(char c) {
    return c != '-' && c != '.';
  }

  @Nullable String principal(Value value) {
    String text = value.text();
    if (text == null
        || everything(
            value,
            text,
            List.of("arn:aws:iam::*:role/*"),
            "principal",
            "arn:aws:iam::111122223333:role/office-*")) {
      return null;
    }
    if (!Grammar.PRINCIPALS.fits(text)) {
      value.refuse(Grammar.PRINCIPALS.code(), text, Grammar.PRINCIPALS.broken());
      return null;
    }
    return text;
  }

  @Nullable String host(Value value) {
    String text = value.text();
    if (text == null || everything(value, text, hosts.main(), "host", hosts.example())) {
      return null;
    }
    if (!Grammar.HOSTS.fits(text)) {
      value.refuse(Grammar.HOSTS.code(), text, Grammar.HOSTS.broken());
      return null;
    }
    if (!hosts.mayFit(text)) {
      value.warn(
          Code.NO_SUCH_HOST,
          "\""
              + text
              + "\" fits no host that the farm's endpoints serve; write one such as \""
              + hosts.example()
              + "\"");
    }
    return text;
  }

  private boolean everything(Value value, String text, List<String> all, String noun, String such) {
    if (!allow || text.isEmpty() || !all.stream().allMatch(each -> Globs.contains(text, each))) {
      return false;
    }
    value.refuse(
        Code.MATCHES_EVERYTHING,
        text,
        "matches every " + noun + "; name one, such as \"" + such + "\"");
    return true;
  }
}
