package causeway.access.diff;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Names that tell patterns apart: for every set of patterns that some name fits together and no
/// other, one such name.
///
/// All patterns run at once as one automaton whose state is the set of places reached in them. From
/// each state only the letters that some pattern waits for can make a difference, and one letter
/// that none waits for stands for the rest; so the reachable states are few for the patterns people
/// write, and visiting all of them proves that no kind of name is missing. Names keep to what a
/// bucket may be called: 3 to 63 letters, digits, hyphens and dots, no hyphen or dot at an end or
/// beside a dot.
final class Telling {
  private static final String LETTERS = "xyzqjkvwabcdefghilmnoprstu0123456789";

  private final Shape shape;
  private final String places;
  private final int boundary;
  private final int[] starts;
  private final Set<Integer> focus;
  private long steps;

  /// How a first part becomes what patterns are matched against.
  ///
  /// @param tail of what inner patterns match, such as the rest of a bucket's name
  /// @param hostTail of what outer patterns match, the host name
  /// @param room the longest first part
  /// @param dots whether the first part may hold dots
  record Shape(String tail, String hostTail, int room, boolean dots) {}

  /// @param names one for each set of patterns
  /// @param complete whether none is missing
  /// @param steps the work done
  record Names(List<String> names, boolean complete, long steps) {}

  private record State(IntBuffer at, char last, int length) {}

  private record Visit(State state, String name) {}

  private Telling(
      Shape shape, List<String> inner, List<String> outer, List<String> focus, long steps) {
    StringBuilder text = new StringBuilder();
    this.shape = shape;
    this.focus = new HashSet<>();
    this.starts = new int[inner.size() + outer.size()];
    int pattern = 0;
    for (String one : inner) {
      starts[pattern++] = text.length();
      append(one, focus, text);
    }
    this.boundary = text.length();
    for (String one : outer) {
      starts[pattern++] = text.length();
      append(one, focus, text);
    }
    this.places = text.toString();
    this.steps = steps;
  }

  private void append(String pattern, List<String> focused, StringBuilder text) {
    for (int p = 0; focused.contains(pattern) && p <= pattern.length(); p++) {
      focus.add(text.length() + p);
    }
    text.append(pattern).append('\0');
  }

  /// @param inner patterns over the first part and the shape's tail
  /// @param outer patterns over the whole host name
  /// @param focus if any, only names that fit one of these
  /// @param steps the most work to do
  static Names of(
      Shape shape,
      Collection<String> inner,
      Collection<String> outer,
      List<String> focus,
      long steps) {
    return new Telling(
            shape,
            new ArrayList<>(new TreeSet<>(inner)),
            new ArrayList<>(new TreeSet<>(outer)),
            focus,
            steps)
        .names(focus.isEmpty());
  }

  private Names names(boolean everywhere) {
    long budget = steps;
    Set<IntBuffer> found = new HashSet<>();
    List<String> names = new ArrayList<>();
    Set<State> seen = new HashSet<>();
    ArrayDeque<Visit> open = new ArrayDeque<>();
    open.add(new Visit(new State(first(), '.', 0), ""));
    while (!open.isEmpty()) {
      if (steps < 0) {
        return new Names(names, false, budget - steps);
      }
      Visit visit = open.poll();
      State state = visit.state;
      if (state.length >= 3 && alphanumeric(state.last)) {
        IntBuffer fitted = fitted(state.at);
        if ((everywhere || touches(fitted)) && found.add(fitted)) {
          names.add(visit.name);
        }
      }
      for (char c : visit.name.length() < shape.room ? letters(state) : List.<Character>of()) {
        IntBuffer next = step(state.at, c);
        State reached = new State(next, kind(c), Math.min(3, state.length + 1));
        if ((everywhere || touches(next)) && seen.add(reached)) {
          open.add(new Visit(reached, visit.name + c));
        }
      }
    }
    return new Names(names, true, budget - steps);
  }

  private IntBuffer first() {
    TreeSet<Integer> first = new TreeSet<>();
    for (int start : starts) {
      enter(start, first);
    }
    return buffer(first);
  }

  /// The places where patterns end together with the name.
  private IntBuffer fitted(IntBuffer at) {
    TreeSet<Integer> ended = new TreeSet<>();
    ended(walk(at, shape.tail), 0, boundary, ended);
    ended(walk(at, shape.hostTail), boundary, places.length(), ended);
    return buffer(ended);
  }

  private IntBuffer walk(IntBuffer at, String text) {
    IntBuffer end = at;
    for (int i = 0; i < text.length(); i++) {
      end = step(end, text.charAt(i));
    }
    return end;
  }

  private void ended(IntBuffer at, int from, int to, Set<Integer> ended) {
    for (int i = 0; i < at.limit(); i++) {
      int place = at.get(i);
      if (place >= from && place < to && places.charAt(place) == '\0') {
        ended.add(place);
      }
    }
  }

  private IntBuffer step(IntBuffer at, char c) {
    TreeSet<Integer> next = new TreeSet<>();
    steps -= at.limit() + 1;
    for (int i = 0; i < at.limit(); i++) {
      char want = places.charAt(at.get(i));
      if (want == '*') {
        enter(at.get(i), next);
      } else if (want == c || want == '?') {
        enter(at.get(i) + 1, next);
      }
    }
    return buffer(next);
  }

  private void enter(int place, Set<Integer> states) {
    states.add(place);
    if (places.charAt(place) == '*') {
      enter(place + 1, states);
    }
  }

  private List<Character> letters(State state) {
    Set<Character> wanted = new TreeSet<>();
    for (int i = 0; i < state.at.limit(); i++) {
      wanted.add(places.charAt(state.at.get(i)));
    }
    List<Character> letters = new ArrayList<>();
    Character other = other(wanted);
    if (other != null) {
      letters.add(other);
    }
    for (char c : wanted) {
      if (alphanumeric(c)
          || (c == '-' && state.last != '.')
          || (c == '.' && shape.dots && alphanumeric(state.last))) {
        letters.add(c);
      }
    }
    return letters;
  }

  private static @Nullable Character other(Set<Character> wanted) {
    for (int i = 0; i < LETTERS.length(); i++) {
      if (!wanted.contains(LETTERS.charAt(i))) {
        return LETTERS.charAt(i);
      }
    }
    return null;
  }

  private boolean touches(IntBuffer at) {
    for (int i = 0; i < at.limit(); i++) {
      if (focus.contains(at.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static char kind(char c) {
    return alphanumeric(c) ? 'x' : c;
  }

  private static IntBuffer buffer(Set<Integer> values) {
    return IntBuffer.wrap(values.stream().mapToInt(Integer::intValue).toArray());
  }
}
