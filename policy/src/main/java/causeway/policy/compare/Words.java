package causeway.policy.compare;

import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.Shapes;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values that look like what AWS sends, out of a class of values: first the ones that cost nothing
/// to try, then a walk through the patterns together with the shape.
final class Words {
  private static final List<String> ENDS = List.of("", "a", "/a", "1", "-1/a");
  private static final int SAMPLES = 3;

  /// What people would write where a shape takes much.
  private static final Map<String, String> USUAL =
      Map.of(
          "aws[a-z-]*", "aws",
          "[a-z]{2}-[a-z-]+[0-9]", "eu-west-1",
          "[0-9]{12}", "777788889999",
          "[A-Za-z0-9+=,.@_/-]+", "example",
          "[A-Za-z0-9_.-]+", "example",
          "[a-z0-9-]+", "example",
          "[A-Za-z0-9][A-Za-z0-9._-]+[A-Za-z0-9]", "example-bucket",
          "[!-~]+", "example");

  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private Words() {}

  /// A value of the class with the shape.
  static Optional<String> shaped(
      ValueClasses values, ValueClasses.ValueClass wanted, String shape) {
    return guessed(values, wanted, shape).or(() -> values.find(wanted.fits(), shape));
  }

  /// Likewise, if it takes no search.
  static Optional<String> guessed(
      ValueClasses values, ValueClasses.ValueClass wanted, String shape) {
    String example = wanted.example().orElse("");
    for (String end : ENDS) {
      String value = example + end;
      if (isIn(values, value, wanted.fits()) && Shapes.fits(shape, value)) {
        return Optional.of(value);
      }
    }
    for (String value : samples(shape)) {
      if (isIn(values, value, wanted.fits()) && Shapes.fits(shape, value)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// A value of the class for a key: in its shape or of its type if there is one, else any.
  static Optional<String> forKey(
      ConditionKey key, ValueClasses values, ValueClasses.ValueClass wanted) {
    Optional<String> shaped =
        key.shape() == null ? Optional.empty() : shaped(values, wanted, key.shape());
    return shaped
        .or(() ->
            typical(key.type()).stream()
                .filter(value -> isIn(values, value, wanted.fits()))
                .findFirst())
        .or(wanted::example);
  }

  private static List<String> typical(ConditionKey.Type type) {
    return switch (type) {
      case NUMBER -> List.of("1", "1000");
      case DATE -> List.of("2026-01-01T00:00:00Z", "2036-01-01T00:00:00Z");
      case BOOL -> List.of("true", "false");
      case ADDRESS -> List.of("10.0.0.1", "192.0.2.1");
      case ARN -> List.of("arn:aws:iam::111122223333:role/example");
      case STRING, TEXT, UNKNOWN -> List.of("example", "another", "other");
    };
  }

  static boolean isIn(ValueClasses values, String value, BitSet fits) {
    return values.fits(value).map(fits::equals).orElse(false);
  }

  private static List<String> samples(String shape) {
    return KNOWN.computeIfAbsent(
        shape,
        one ->
            Stream.concat(
                    Stream.of(sample(usual(one), 0)),
                    IntStream.range(0, SAMPLES).mapToObj(turn -> sample(one, turn)))
                .toList());
  }

  private static String usual(String shape) {
    String usual = shape;
    for (Map.Entry<String, String> entry : USUAL.entrySet()) {
      usual = usual.replace(entry.getKey(), entry.getValue());
    }
    return usual;
  }

  /// The shape with one character of each set, a later one for a higher turn.
  private static String sample(String shape, int turn) {
    StringBuilder sample = new StringBuilder();
    for (Glob.Element element : ShapeGlob.of(shape).elements()) {
      if (!element.many()) {
        String set = element.set().text();
        int start = element.set().listed() ? set.codePointAt(0) : set.charAt(0) + turn;
        sample.appendCodePoint(element.set().has(start) ? start : set.codePointAt(0));
      }
    }
    return sample.toString();
  }
}
