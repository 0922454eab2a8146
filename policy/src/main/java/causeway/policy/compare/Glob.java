package causeway.policy.compare;

import causeway.policy.evaluate.Setting.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A pattern as the automaton reads it: a row of elements, each taking one character of a set, or
/// any number of them.
final class Glob {
  private static final int SEGMENTS = 6;
  private static final Element[] ASCII =
      IntStream.range(0, 128)
          .mapToObj(point -> new Element(CharSet.of(point), false))
          .toArray(Element[]::new);

  private final List<Element> elements;
  private final int hash;

  Glob(List<Element> elements) {
    this.elements = List.copyOf(elements);
    this.hash = this.elements.hashCode();
  }

  List<Element> elements() {
    return elements;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.hash == hash && glob.elements.equals(elements);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  private static Element literal(int point) {
    return point < ASCII.length ? ASCII[point] : new Element(CharSet.of(point), false);
  }

  /// One character, or any number of them.
  ///
  /// @param many whether it takes any number, none included
  record Element(CharSet set, boolean many) {}

  /// Exactly this text.
  static Glob literal(String text) {
    return plain(Template.of(text, false, false));
  }

  /// The whole value as one, wildcards crossing whatever they like; a variable is anything at all.
  static Glob plain(Template template) {
    return of(template, CharSet.ANY, SEGMENTS);
  }

  /// In any case.
  static Glob folded(Template template) {
    List<Element> elements = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Part.Literal literal) {
        elements.add(new Element(CharSet.folded(literal.point()), false));
      } else {
        elements.addAll(element(part, CharSet.ANY));
      }
    }
    return new Glob(elements);
  }

  /// A `Resource` element: under the narrow reading a wildcard stays within its segment.
  static Glob resource(Template template, Reading reading) {
    int segments = segments(template);
    return switch (reading) {
      case ACROSS_COLONS -> plain(template);
      case WITHIN_SEGMENTS ->
          of(
              template,
              CharSet.NOT_COLON,
              segments == SEGMENTS || endsOpen(template) ? segments : 0);
    };
  }

  /// A value of ArnLike, six components each on its own; empty when it can match nothing.
  static Optional<Glob> arn(Template template, Reading reading) {
    int segments = segments(template);
    if (segments == SEGMENTS) {
      return Optional.of(of(template, CharSet.NOT_COLON, SEGMENTS));
    }
    return reading == Reading.ACROSS_COLONS && endsOpen(template)
        ? Optional.of(plain(template))
        : Optional.empty();
  }

  /// Element by element.
  ///
  /// @param wild what wildcards take
  /// @param free the segment, from 1, in which they take anything
  private static Glob of(Template template, CharSet wild, int free) {
    List<Element> elements = new ArrayList<>();
    int segment = 1;
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Part.Literal literal) {
        elements.add(literal(literal.point()));
      } else {
        elements.addAll(element(part, segment == free ? CharSet.ANY : wild));
      }
      if (isColon(part) && segment < SEGMENTS) {
        segment++;
      }
    }
    return new Glob(elements);
  }

  /// A variable without a value matches nothing, so it stands for something.
  private static List<Element> element(Template.Part part, CharSet wild) {
    Element anything = new Element(CharSet.ANY, true);
    return switch (part) {
      case Template.Part.Literal literal ->
          List.of(new Element(CharSet.of(literal.point()), false));
      case Template.Part.One _ -> List.of(new Element(wild, false));
      case Template.Part.Many _ -> List.of(new Element(wild, true));
      case Template.Part.Variable variable ->
          "".equals(variable.fallback())
              ? List.of(anything)
              : List.of(new Element(CharSet.ANY, false), anything);
    };
  }

  private static int segments(Template template) {
    long colons = template.parts().stream().filter(Glob::isColon).count();
    return (int) Math.min(SEGMENTS, colons + 1);
  }

  private static boolean endsOpen(Template template) {
    return !template.parts().isEmpty() && template.parts().getLast() instanceof Template.Part.Many;
  }

  private static boolean isColon(Template.Part part) {
    return part instanceof Template.Part.Literal literal && literal.point() == ':';
  }

  /// This pattern with something fixed before and after it, its wildcards confined to `wild`.
  Glob within(List<Element> before, CharSet wild, List<Element> after) {
    List<Element> all = new ArrayList<>(before);
    for (Element element : elements) {
      all.add(element.set().listed() ? element : new Element(wild, element.many()));
    }
    all.addAll(after);
    return new Glob(all);
  }

  /// Whether every text fits.
  boolean takesAll() {
    return !elements.isEmpty()
        && elements.stream()
            .allMatch(element -> element.many() && element.set().equals(CharSet.ANY));
  }

  /// Whether the whole of `text` fits.
  boolean matches(String text) {
    int[] points = text.codePoints().toArray();
    int from = 0;
    while (from < elements.size() && !elements.get(from).many()) {
      if (from >= points.length || !elements.get(from).set().has(points[from])) {
        return false;
      }
      from++;
    }
    boolean[] at = new boolean[elements.size() + 1];
    at[from] = true;
    skip(at);
    for (int i = from; i < points.length; i++) {
      boolean[] next = new boolean[at.length];
      boolean any = false;
      for (int e = from; e < elements.size(); e++) {
        if (at[e] && elements.get(e).set().has(points[i])) {
          next[elements.get(e).many() ? e : e + 1] = true;
          any = true;
        }
      }
      if (!any) {
        return false;
      }
      skip(next);
      at = next;
    }
    return at[elements.size()];
  }

  private void skip(boolean[] at) {
    for (int i = 0; i < elements.size(); i++) {
      at[i + 1] |= at[i] && elements.get(i).many();
    }
  }
}
