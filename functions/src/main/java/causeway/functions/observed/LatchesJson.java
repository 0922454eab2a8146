package causeway.functions.observed;

import causeway.access.document.Reaction.Action;
import causeway.access.document.Reaction.Release;
import causeway.functions.json.Tree;
import causeway.reconcile.observed.Latch;
import causeway.reconcile.observed.Latches;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `latches.json`: written by AlarmFunction, read by every function and by the command line.
public final class LatchesJson {
  private LatchesJson() {}

  public static byte[] write(Latches latches) {
    ObjectNode root = Tree.object().put("version", 1);
    ArrayNode all = root.putArray("latches");
    for (Latch latch : latches.all()) {
      ObjectNode out =
          all.addObject()
              .put("id", latch.id())
              .put("alarm", latch.alarm())
              .put("do", latch.action().code())
              .put("target", latch.target())
              .put("since", latch.since().toString());
      if (latch.until() != null) {
        out.put("until", latch.until().toString());
      }
      out.put("release", latch.release().code()).put("reason", latch.reason());
    }
    return Tree.bytes(root);
  }

  /// Reads what [#write] made.
  ///
  /// @throws IllegalArgumentException when it is anything else: rather no look than one that
  ///   releases what holds
  public static Latches read(byte[] json) {
    JsonNode root = Tree.read("latches.json", json);
    JsonNode all = root.get("latches");
    if (Tree.number(root, "version", 0, 99) != 1 || all == null || !all.isArray()) {
      throw new IllegalArgumentException(
          "latches.json is not of version 1; write {\"version\":1,\"latches\":[]} to release all");
    }
    return new Latches(all.values().stream().map(LatchesJson::latch).toList());
  }

  private static Latch latch(JsonNode in) {
    return new Latch(
        Tree.required(in, "alarm"),
        choice(in, "do", Action.values(), Action::code),
        Objects.requireNonNullElse(Tree.text(in, "target"), ""),
        Tree.requiredTime(in, "since"),
        Tree.time(in, "until"),
        choice(in, "release", Release.values(), Release::code),
        Objects.requireNonNullElse(Tree.text(in, "reason"), ""));
  }

  private static <E> E choice(JsonNode in, String field, E[] all, Function<E, String> code) {
    String text = Tree.required(in, field);
    return Stream.of(all)
        .filter(each -> code.apply(each).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "field \"" + field + "\" has the unknown value \"" + text + "\""));
  }
}
