package causeway.access.document;

import causeway.access.Effect;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `tests`.
///
/// @param rules the names of the document's rules; absent when they could not be read
record Tests(Known known, @Nullable Set<String> rules) {

  List<DocumentTest> read(Value value) {
    List<Value> items = value.list("test", true);
    return java.util.stream.IntStream.range(0, items.size())
        .mapToObj(i -> test(items.get(i), "test " + (i + 1)))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private @Nullable DocumentTest test(Value value, String owner) {
    Section section = Section.open(value.called("", owner), Shape.TEST, owner);
    if (section == null) {
      return null;
    }
    InetAddress from = section.get("from", Cidrs::address);
    String user = section.get("user", known::user);
    String to = section.get("to", Tests::target);
    Effect expect = section.get("expect", v -> v.choice(List.of(Effect.values()), Effect::code));
    String rule = section.get("rule", this::rule);
    return from == null || to == null || expect == null
        ? null
        : new DocumentTest(from, user, to, expect, rule, value.position().line());
  }

  private static @Nullable String target(Value value) {
    String text = value.text(Grammar.TARGET);
    int colon = text == null ? -1 : text.indexOf(':');
    if (text != null && colon > 0) {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port < 1 || port > 65535) {
        value.refuse(Code.OUT_OF_RANGE, text, "has a port that is not from 1 to 65535; mend it");
        return null;
      }
    }
    return text;
  }

  private @Nullable String rule(Value value) {
    return Known.check(value, value.text(Grammar.NAME), "a rule", rules, Code.UNKNOWN_RULE);
  }
}
