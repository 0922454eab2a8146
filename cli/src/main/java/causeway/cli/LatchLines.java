package causeway.cli;

import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The reactions that hold, for people and programs: what each does, since when, by which alarm,
/// and how it ends.
final class LatchLines {
  private LatchLines() {}

  static void print(Latches latches, PrintWriter out) {
    if (latches.all().isEmpty()) {
      return;
    }
    out.println();
    Table table = new Table("LATCH", "ALARM", "SINCE", "UNTIL", "RELEASE");
    for (Latch latch : latches.all()) {
      table.row(
          latch.id(),
          latch.alarm(),
          latch.since().toString(),
          latch.until() == null ? "released" : latch.until().toString(),
          release(latch));
    }
    table.print(out);
  }

  static ArrayNode json(Latches latches) {
    ArrayNode array = Json.object().putArray("latches");
    for (Latch latch : latches.all()) {
      ObjectNode object = array.addObject();
      object.put("id", latch.id());
      object.put("do", latch.action().code());
      object.put("target", latch.target());
      object.put("alarm", latch.alarm());
      object.put("since", latch.since().toString());
      Json.put(object, "until", text(latch.until()));
      object.put("release", latch.release().code());
      object.put("releaseWith", release(latch));
      object.put("reason", latch.reason());
    }
    return array;
  }

  /// The command that ends it.
  static String release(Latch latch) {
    return "causeway release " + latch.id();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
