package causeway.policy.oracle;

import causeway.policy.evaluate.Request;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Effect;
import causeway.policy.language.Operator;
import causeway.policy.language.Patterns;
import causeway.policy.language.Policy;
import causeway.policy.language.Statement;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The question whether one policy allows a request that another does not, in SMT-LIB, for policies
/// of everybody, keys of one value, and no variables. Written from the semantics alone.
final class SmtPair {
  private final TreeSet<String> keys = new TreeSet<>();
  private final Map<String, Comparison.Family> typed = new TreeMap<>();

  private SmtPair() {}

  /// The question.
  ///
  /// @param witness the one request that is asked about; null for any
  static String of(Policy candidate, Policy bound, @Nullable Request witness) {
    SmtPair pair = new SmtPair();
    String more = "(assert (and " + pair.allows(candidate) + " (not " + pair.allows(bound) + ")))";
    return pair.keys.stream().map(SmtPair::declared).collect(Collectors.joining())
        // What is compared as a number, a date or an address is one, so it is not empty.
        + pair.typed.keySet().stream()
            .map(key -> "(assert (not (= s" + name(key) + " \"\")))")
            .collect(Collectors.joining())
        + "(declare-const act String)(declare-const res String)"
        + "(assert (= act (str.to_lower act)))(assert (> (str.len act) 0))(assert (> (str.len res) 0))"
        + more
        + (witness == null ? "" : pair.held(witness));
  }

  /// That the request is this one.
  private String held(Request witness) {
    String keysHeld =
        keys.stream()
            .map(key -> {
              List<String> values = witness.values(key);
              return values.isEmpty()
                  ? " (not p" + name(key) + ")"
                  : " p"
                      + name(key)
                      + equal("s" + name(key), values.getFirst())
                      + typed(key, values);
            })
            .collect(Collectors.joining());
    return "(assert (and"
        + equal("act", witness.action().toLowerCase(Locale.ROOT))
        + equal("res", witness.resource())
        + keysHeld
        + "))";
  }

  private String typed(String key, List<String> values) {
    Comparison.Family family = typed.get(key);
    String value = values.getFirst();
    return switch (family) {
      case NUMERIC -> " (= n" + name(key) + " " + real(value) + ")";
      case DATE -> " (= n" + name(key) + " " + seconds(value) + ")";
      case ADDRESS -> " " + block(name(key), value);
      case null, default -> "";
    };
  }

  private static String equal(String name, String text) {
    String escaped =
        text.chars()
            .mapToObj(c ->
                c == '"' ? "\"\"" : c > ' ' && c < 127 ? "" + (char) c : "\\u{%x}".formatted(c))
            .collect(Collectors.joining());
    return " (= " + name + " \"" + escaped + "\")";
  }

  private static String declared(String key) {
    String name = name(key);
    BigInteger four = BigInteger.ONE.shiftLeft(32);
    BigInteger six = BigInteger.ONE.shiftLeft(128);
    return "(declare-const p"
        + name
        + " Bool)(declare-const s"
        + name
        + " String)"
        + "(declare-const n"
        + name
        + " Real)(declare-const v"
        + name
        + " Bool)(declare-const a"
        + name
        + " Int)"
        + "(assert (and (>= a"
        + name
        + " 0) (< a"
        + name
        + " (ite v"
        + name
        + " "
        + six
        + " "
        + four
        + "))))";
  }

  private static String name(String key) {
    return "_" + key.replaceAll("[^a-z]", "_");
  }

  private String allows(Policy policy) {
    return "(and " + any(policy, Effect.ALLOW) + " (not " + any(policy, Effect.DENY) + "))";
  }

  private String any(Policy policy, Effect effect) {
    return or(
        policy.statements().stream()
            .filter(statement -> statement.effect() == effect)
            .map(statement -> matches(statement, policy.hasVariables())));
  }

  private String matches(Statement statement, boolean escapes) {
    Patterns resources = statement.resources();
    Stream<String> elements =
        Stream.of(
            element("act", statement.actions(), true, escapes),
            resources == null ? "true" : element("res", resources, false, escapes));
    return "(and "
        + Stream.concat(
                elements,
                statement.conditions().stream().map(condition -> condition(condition, escapes)))
            .collect(Collectors.joining(" "))
        + ")";
  }

  private static String element(String text, Patterns patterns, boolean fold, boolean escapes) {
    String any =
        or(
            patterns.values().stream()
                .map(value -> fold ? value.toLowerCase(Locale.ROOT) : value)
                .map(value -> in(text, regex(value, true, false, escapes, "re.allchar"))));
    return patterns.except() ? "(not " + any + ")" : any;
  }

  private String condition(Condition condition, boolean escapes) {
    keys.add(condition.foldedKey());
    String name = name(condition.foldedKey());
    Operator operator = condition.operator();
    boolean text = isText(operator.comparison());
    if (!text) {
      typed.put(condition.foldedKey(), operator.comparison().family());
    }
    String full = "(and p" + name + (text ? " (not (= s" + name + " \"\")))" : ")");
    if (operator.comparison() == Comparison.NULL) {
      full = "(and p" + name + " (not (= s" + name + " \"\")))";
      String held = full;
      return or(
          condition.values().stream()
              .map(value -> Boolean.parseBoolean(value) ? "(not " + held + ")" : held));
    }
    String any =
        or(
            condition.values().stream()
                .map(value -> compare(operator.comparison(), name, value, escapes)));
    String holds = operator.comparison().negated() ? "(not " + any + ")" : any;
    boolean missing = operator.comparison().negated() || operator.ifExists();
    return switch (operator.qualifier()) {
      case NONE -> "(ite p" + name + " " + holds + " " + missing + ")";
      case FOR_ALL_VALUES -> "(=> " + full + " " + holds + ")";
      case FOR_ANY_VALUE -> "(and " + full + " " + holds + ")";
    };
  }

  private static boolean isText(Comparison comparison) {
    return switch (comparison.family()) {
      case STRING, ARN, BOOL, BINARY, NULL -> true;
      case NUMERIC, DATE, ADDRESS -> false;
    };
  }

  private static String compare(Comparison comparison, String name, String value, boolean escapes) {
    return switch (comparison.family()) {
      case NUMERIC -> "(" + order(comparison) + " n" + name + " " + real(value) + ")";
      case DATE -> "(" + order(comparison) + " n" + name + " " + seconds(value) + ")";
      case ADDRESS -> block(name, value);
      case ARN -> arn(name, value, escapes);
      case BOOL -> in("s" + name, regex(value, false, true, escapes, ""));
      default -> {
        boolean fold = comparison.text().endsWith("IgnoreCase");
        boolean like = comparison.text().endsWith("Like");
        yield in("s" + name, regex(value, like, fold, escapes, "re.allchar"));
      }
    };
  }

  private static String order(Comparison comparison) {
    String text = comparison.text();
    return text.endsWith("LessThan")
        ? "<"
        : text.endsWith("LessThanEquals")
            ? "<="
            : text.endsWith("GreaterThan") ? ">" : text.endsWith("GreaterThanEquals") ? ">=" : "=";
  }

  private static String real(String value) {
    String digits = value.contains(".") ? value : value + ".0";
    return digits.startsWith("-") ? "(- " + digits.substring(1) + ")" : digits;
  }

  private static String seconds(String value) {
    return value.matches("[0-9]+")
        ? value + ".0"
        : (value.length() == 10
                ? LocalDate.parse(value).atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                : OffsetDateTime.parse(value).toEpochSecond())
            + ".0";
  }

  private static String block(String name, String value) {
    String[] part = value.split("/", 2);
    byte[] bytes = InetAddress.ofLiteral(part[0]).getAddress();
    int width = bytes.length * 8;
    int free = part.length == 1 ? 0 : width - Integer.parseInt(part[1]);
    BigInteger first = new BigInteger(1, bytes).shiftRight(free).shiftLeft(free);
    BigInteger last = first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
    return "(and (= v%s %s) (>= a%s %s) (<= a%s %s))"
        .formatted(name, width == 128, name, first, name, last);
  }

  private static String arn(String name, String value, boolean escapes) {
    String[] part = value.split(":", 6);
    if (part.length < 6) {
      return value.endsWith("*")
          ? in("s" + name, regex(value, true, false, escapes, "re.allchar"))
          : "false";
    }
    String within = "(re.diff re.allchar (str.to_re \":\"))";
    String head =
        Stream.of(part)
            .limit(5)
            .map(one -> regex(one, true, false, escapes, within) + " (str.to_re \":\")")
            .collect(Collectors.joining(" "));
    return in(
        "s" + name,
        "(re.++ " + head + " " + regex(part[5], true, false, escapes, "re.allchar") + ")");
  }

  private static String in(String text, String regex) {
    return "(str.in_re " + text + " " + regex + ")";
  }

  private static String regex(
      String value, boolean wild, boolean fold, boolean escapes, String any) {
    StringBuilder regex = new StringBuilder("(re.++ (str.to_re \"\") (str.to_re \"\")");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean escape =
          escapes
              && value.startsWith("${", i)
              && i + 3 < value.length()
              && value.charAt(i + 3) == '}';
      if (escape) {
        regex.append(literal(value.charAt(i + 2), fold));
        i += 3;
      } else if (wild && c == '*') {
        regex.append(" (re.* ").append(any).append(')');
      } else if (wild && c == '?') {
        regex.append(' ').append(any);
      } else {
        regex.append(literal(c, fold));
      }
    }
    return regex.append(')').toString();
  }

  private static String literal(char c, boolean fold) {
    String one = " (str.to_re \"" + (c == '"' ? "\"\"" : Character.toString(c)) + "\")";
    if (!fold || !Character.isLetter(c)) {
      return one;
    }
    return " (re.union (str.to_re \"%s\") (str.to_re \"%s\"))"
        .formatted(Character.toLowerCase(c), Character.toUpperCase(c));
  }

  private static String or(Stream<String> terms) {
    List<String> all = terms.toList();
    return all.isEmpty() ? "false" : "(or false " + String.join(" ", all) + ")";
  }
}
