package causeway.access.document;

import causeway.access.Quoted;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One value of the document with what it is called in messages. Reading it as a type gives that
/// type, or nothing and a fault; reading never throws and never guesses.
///
/// @param owner what the value belongs to, such as `rule "billing"`; empty at the top
/// @param name what the value is, such as `bucket`
/// @param secret whether messages must not show it
record Value(Node node, String owner, String name, boolean secret, Faults faults) {

  /// The beginning of every message about this value.
  String subject() {
    return owner.isEmpty() ? name : owner + ": " + name;
  }

  Position position() {
    return Position.of(node);
  }

  void fault(Code code, String rest) {
    faults.fault(position(), code, subject() + " " + rest);
  }

  void warn(Code code, String rest) {
    faults.warn(position(), code, subject() + " " + rest);
  }

  /// A fault whose message shows the value, unless it is secret.
  void refuse(Code code, String value, String rest) {
    fault(code, secret ? rest : Quoted.of(value) + " " + rest);
  }

  void wrongType(String expected, String remedy) {
    fault(Code.WRONG_TYPE, found() + " where " + expected + " is expected; " + remedy);
  }

  private String found() {
    return switch (node) {
      case ScalarNode scalar -> {
        Tag tag = scalar.getTag();
        boolean text = tag.equals(Tag.STR);
        String shown =
            secret
                ? ""
                : " (" + (text ? Quoted.of(scalar.getValue()) : unquoted(scalar.getValue())) + ")";
        if (tag.equals(Tag.NULL)) {
          yield "is empty";
        }
        if (tag.equals(Tag.BOOL)) {
          yield "is a true-or-false value" + shown;
        }
        yield (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? "is a number" : "is text") + shown;
      }
      case MappingNode _ -> "is a mapping";
      default -> "is a list";
    };
  }

  /// A number or a flag has no character to escape, only too many of them.
  private static String unquoted(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "…" : value;
  }

  private @Nullable String scalar(Tag... tags) {
    return node instanceof ScalarNode scalar && Arrays.asList(tags).contains(scalar.getTag())
        ? scalar.getValue()
        : null;
  }

  @Nullable String text() {
    String text = scalar(Tag.STR);
    if (text == null) {
      boolean quotable = scalar(Tag.INT, Tag.FLOAT, Tag.BOOL) != null;
      wrongType("text", quotable ? "put it in quotes" : "write text");
    }
    return text;
  }

  @Nullable String text(Grammar grammar) {
    return spelled(text(), grammar);
  }

  private @Nullable String spelled(@Nullable String text, Grammar grammar) {
    if (text != null && !grammar.fits(text)) {
      refuse(grammar.code(), text, grammar.broken());
      return null;
    }
    return text;
  }

  /// Twelve digits, quoted or not: the written digits count, so no leading zero is lost.
  @Nullable String account() {
    String digits = scalar(Tag.STR, Tag.INT);
    if (digits == null) {
      wrongType("an account", "write its twelve digits");
    }
    return spelled(digits, Grammar.ACCOUNT);
  }

  @Nullable Boolean flag() {
    String flag = scalar(Tag.BOOL);
    if (flag == null) {
      wrongType("true or false", "write true or false without quotes");
      return null;
    }
    return flag.equalsIgnoreCase("true");
  }

  @Nullable Integer port() {
    String digits = scalar(Tag.INT);
    if (digits == null) {
      wrongType("a port", "write its number without quotes, such as 443");
      return null;
    }
    BigInteger number = integer(digits);
    if (number.signum() <= 0 || number.bitLength() > 16) {
      refuse(Code.BAD_PORT, digits, "is not a port; write a number from 1 to 65535");
      return null;
    }
    return number.intValue();
  }

  private static BigInteger integer(String digits) {
    if (digits.length() > 16) {
      return BigInteger.ZERO;
    }
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16);
    }
    return digits.startsWith("0o")
        ? new BigInteger(digits.substring(2), 8)
        : new BigInteger(digits.startsWith("+") ? digits.substring(1) : digits);
  }

  /// A duration between `least` and `most`, both included and both written as in the document.
  @Nullable Duration duration(String least, String most) {
    String text = scalar(Tag.STR);
    if (text == null) {
      wrongType("a duration", "write a number with its unit, such as 30m");
      return null;
    }
    if (spelled(text, Grammar.DURATION) == null) {
      return null;
    }
    Duration duration = Durations.parse(text);
    if (duration.compareTo(Durations.parse(least)) < 0
        || duration.compareTo(Durations.parse(most)) > 0) {
      refuse(
          Code.OUT_OF_RANGE,
          text,
          "is out of range; write a duration from " + least + " to " + most);
      return null;
    }
    return duration;
  }

  /// One of the words that `choices` are written as.
  <T> @Nullable T choice(List<T> choices, Function<T, String> word) {
    String text = text();
    if (text == null) {
      return null;
    }
    for (T choice : choices) {
      if (word.apply(choice).equals(text)) {
        return choice;
      }
    }
    String words = choices.stream().map(word).collect(Collectors.joining(", "));
    refuse(
        Code.BAD_CHOICE,
        text,
        "is none of "
            + words
            + Nearest.hint(text, choices.stream().map(word).toList(), "write one of them"));
    return null;
  }

  /// The items of a list, each called `item` in messages; repeated scalars are reported and left
  /// out.
  List<Value> list(String item, boolean mayBeEmpty) {
    return list(owner, item, mayBeEmpty);
  }

  /// The same; the items belong to `itemOwner`.
  List<Value> list(String itemOwner, String item, boolean mayBeEmpty) {
    if (!(node instanceof SequenceNode sequence)) {
      String text = scalar(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);
      wrongType("a list", text == null || secret ? "write [ … ]" : "put it in [ ]");
      return List.of();
    }
    if (sequence.getValue().isEmpty() && !mayBeEmpty) {
      fault(Code.EMPTY_LIST, "is an empty list; name at least one " + item + ", or leave it out");
    }
    List<Value> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node child : sequence.getValue()) {
      Value value = new Value(child, itemOwner, item, secret, faults);
      if (child instanceof ScalarNode scalar && !seen.add(scalar.getValue())) {
        value.refuse(Code.DUPLICATE_ENTRY, scalar.getValue(), "is in the list twice; keep one");
      } else {
        items.add(value);
      }
    }
    return items;
  }

  /// The items of a list that `read` makes something of.
  <T> List<T> list(String item, boolean mayBeEmpty, Function<Value, @Nullable T> read) {
    List<T> made = new ArrayList<>();
    for (Value value : list(item, mayBeEmpty)) {
      T one = read.apply(value);
      if (one != null) {
        made.add(one);
      }
    }
    return List.copyOf(made);
  }

  Value called(String owner, String name) {
    return new Value(node, owner, name, secret, faults);
  }

  Value hidden() {
    return new Value(node, owner, name, true, faults);
  }
}
