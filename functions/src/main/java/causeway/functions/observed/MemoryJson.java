package causeway.functions.observed;

import causeway.functions.json.Tree;
import causeway.reconcile.observed.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `lifecycle.json`: LifecycleFunction's memory, written and read by it alone.
public final class MemoryJson {
  private MemoryJson() {}

  public static byte[] write(Memory memory) {
    ObjectNode root = Tree.object().put("version", 1);
    ArrayNode frontDoors = root.putArray("frontDoors");
    memory.frontDoors().forEach(frontDoors::add);
    ObjectNode instances = root.putObject("instances");
    memory.instances().forEach((id, entry) -> write(instances.putObject(id), entry));
    return Tree.bytes(root);
  }

  private static void write(ObjectNode out, Memory.Entry entry) {
    put(out, "seen", entry.seen());
    put(out, "launch", entry.launch());
    if (entry.launch() != null) {
      out.put("sequence", entry.sequence());
    }
    put(out, "admitted", entry.admitted());
    put(out, "draining", entry.draining());
    if (entry.lastHeartbeat() != null) {
      out.put("heartbeats", entry.heartbeats());
      put(out, "lastHeartbeat", entry.lastHeartbeat());
    }
    put(out, "lost", entry.lost());
    put(out, "parked", entry.parked());
  }

  private static void put(ObjectNode out, String field, @Nullable Instant time) {
    if (time != null) {
      out.put(field, time.toString());
    }
  }

  /// Reads what [#write] made.
  ///
  /// @throws IllegalArgumentException when it is anything else: rather no look than one that has
  ///   forgotten what it promised
  public static Memory read(byte[] json) {
    JsonNode root = Tree.read("lifecycle.json", json);
    JsonNode instances = root.get("instances");
    if (Tree.number(root, "version", 0, 99) != 1 || instances == null || !instances.isObject()) {
      throw new IllegalArgumentException(
          "lifecycle.json is not of version 1; delete it, and waits begin anew");
    }
    Map<String, Memory.Entry> entries = new TreeMap<>();
    instances.properties().forEach(each -> entries.put(each.getKey(), entry(each.getValue())));
    Set<String> frontDoors = new TreeSet<>();
    root.path("frontDoors").values().forEach(name -> frontDoors.add(name.stringValue()));
    return new Memory(frontDoors, entries);
  }

  private static Memory.Entry entry(JsonNode in) {
    return new Memory.Entry(
        Tree.requiredTime(in, "seen"),
        Tree.time(in, "launch"),
        Tree.number(in, "sequence", 0, Long.MAX_VALUE),
        Tree.time(in, "admitted"),
        Tree.time(in, "draining"),
        (int) Tree.number(in, "heartbeats", 0, 1000),
        Tree.time(in, "lastHeartbeat"),
        Tree.time(in, "lost"),
        Tree.time(in, "parked"));
  }
}
