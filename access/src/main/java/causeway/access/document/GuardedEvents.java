package causeway.access.document;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/// The parser's events without what a farm document may not hold: anchors, aliases and tags are
/// reported and dropped, merge keys made plain text, so no alias can grow the document and no tag
/// can change a type, and too deep a nesting ends the reading before the composer's recursion meets
/// it. So does a number of values whose nodes would need more memory than a function has.
final class GuardedEvents implements Parser {
  static final int DEEPEST = 16;

  /// Ten thousand rules have some three hundred thousand, at about 250 bytes each.
  static final int MOST_VALUES = 500_000;

  /// Ends the reading; the fault is already reported.
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("reading ended", null, false, false);
    }
  }

  private final Parser events;
  private final Faults faults;
  private int depth;
  private int values;
  private @Nullable Event next;

  GuardedEvents(Parser events, Faults faults) {
    this.events = events;
    this.faults = faults;
  }

  @Override
  public boolean hasNext() {
    return next != null || events.hasNext();
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return hasNext() && peekEvent().getEventId() == choice;
  }

  @Override
  public Event peekEvent() {
    Event event = next;
    if (event == null) {
      event = guard(events.next());
      next = event;
    }
    return event;
  }

  @Override
  public Event next() {
    Event event = peekEvent();
    next = null;
    return event;
  }

  private Event guard(Event event) {
    if (event instanceof NodeEvent && ++values > MOST_VALUES) {
      faults.fault(
          Position.of(event.getStartMark()),
          Code.TOO_LARGE,
          "the document has more than "
              + MOST_VALUES
              + " values; it is not a farm document, or should be several farms; nothing after this"
              + " was read");
      throw new Stop();
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      faults.settle(
          Position.of(event.getStartMark()),
          Code.ANCHOR,
          "anchors and aliases (& and *) are not allowed; write the value out, or quote it");
    }
    return switch (event) {
      case AliasEvent alias -> empty(alias);
      case ScalarEvent scalar -> {
        boolean merge = merge(scalar);
        boolean plain = scalar.isPlain() && !merge;
        tagged(scalar, scalar::getTag);
        yield new ScalarEvent(
            Optional.empty(),
            Optional.empty(),
            new ImplicitTuple(plain, !plain),
            scalar.getValue(),
            merge ? ScalarStyle.DOUBLE_QUOTED : scalar.getScalarStyle(),
            scalar.getStartMark(),
            scalar.getEndMark());
      }
      case SequenceStartEvent start -> {
        opened(start);
        yield new SequenceStartEvent(
            Optional.empty(),
            Optional.empty(),
            true,
            start.getFlowStyle(),
            start.getStartMark(),
            start.getEndMark());
      }
      case MappingStartEvent start -> {
        opened(start);
        yield new MappingStartEvent(
            Optional.empty(),
            Optional.empty(),
            true,
            start.getFlowStyle(),
            start.getStartMark(),
            start.getEndMark());
      }
      default -> {
        if (event.getEventId() == Event.ID.SequenceEnd
            || event.getEventId() == Event.ID.MappingEnd) {
          depth--;
        }
        yield event;
      }
    };
  }

  private void opened(CollectionStartEvent start) {
    tagged(start, start::getTag);
    if (++depth > DEEPEST) {
      faults.fault(
          Position.of(start.getStartMark()),
          Code.TOO_DEEP,
          "the document nests deeper than "
              + DEEPEST
              + " levels; a farm document needs five; nothing after this was read");
      throw new Stop();
    }
  }

  private void tagged(NodeEvent event, Supplier<Optional<String>> tag) {
    if (tag.get().isPresent()) {
      faults.settle(
          Position.of(event.getStartMark()),
          Code.TAG,
          "tags (a leading !) are not allowed; write the plain value, or quote it");
    }
  }

  /// The composer would merge, and so hide which line said what.
  private boolean merge(ScalarEvent scalar) {
    boolean merge = scalar.isPlain() && scalar.getValue().equals("<<");
    if (merge) {
      faults.settle(
          Position.of(scalar.getStartMark()),
          Code.MERGE_KEY,
          "merge keys (<<) are not allowed; write the fields out");
    }
    return merge;
  }

  private static Event empty(AliasEvent alias) {
    return new ScalarEvent(
        Optional.empty(),
        Optional.empty(),
        new ImplicitTuple(true, false),
        "",
        ScalarStyle.PLAIN,
        alias.getStartMark(),
        alias.getEndMark());
  }
}
