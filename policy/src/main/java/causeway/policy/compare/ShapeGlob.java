package causeway.policy.compare;

import java.util.ArrayList;
import java.util.List;

/// The catalogue's notation of shapes as a pattern, to find a text that has the shape.
final class ShapeGlob {
  private ShapeGlob() {}

  static Glob of(String shape) {
    List<Glob.Element> elements = new ArrayList<>();
    int i = 0;
    while (i < shape.length()) {
      if (shape.charAt(i) != '[') {
        elements.add(new Glob.Element(CharSet.of(shape.charAt(i++)), false));
        continue;
      }
      int end = shape.indexOf(']', i);
      CharSet set = CharSet.ranges(shape.substring(i + 1, end));
      i = end + 1;
      char times = i < shape.length() ? shape.charAt(i) : ' ';
      int exactly = 1;
      if (times == '{') {
        int close = shape.indexOf('}', i);
        exactly = Integer.parseInt(shape.substring(i + 1, close));
        i = close + 1;
      } else if (times == '*' || times == '+') {
        exactly = times == '*' ? 0 : 1;
        i++;
      }
      for (int n = 0; n < exactly; n++) {
        elements.add(new Glob.Element(set, false));
      }
      if (times == '*' || times == '+') {
        elements.add(new Glob.Element(set, true));
      }
    }
    return new Glob(elements);
  }
}
