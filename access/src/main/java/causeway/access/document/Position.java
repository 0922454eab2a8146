package causeway.access.document;

import java.util.Comparator;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// A place in the file; line and column from 1, columns in characters.
record Position(int line, int column) implements Comparable<Position> {
  static final Position START = new Position(1, 1);
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  static Position of(Node node) {
    return of(node.getStartMark());
  }

  static Position of(Optional<Mark> mark) {
    return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
