package causeway.functions.report;

import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects;
import causeway.functions.json.Tree;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What AuditFunction must know of its last audit: part of `runs/audit.json`, so that it costs one
/// read however many reports there are.
public final class AuditMemory {
  private static final String[] FIELDS = {
    "audited", "report", "document", "settling", "untold", "unread"
  };

  private final Host host;
  private final Runs runs;
  private Runs.LastRun last = new Runs.LastRun(null);

  public AuditMemory(String function, Objects objects, Host host, String bucket) {
    this.host = host;
    this.runs = new Runs(objects, host, bucket, function);
  }

  /// The last audit.
  ///
  /// @param audited when it began; as long ago as can be before the first
  /// @param report where it is
  /// @param settling whether something was on its way
  /// @param untold what could not be told to people or Security Hub
  /// @param unread what could not be looked at
  public record Last(
      Instant completed,
      Instant audited,
      @Nullable String report,
      @Nullable String document,
      boolean settling,
      Set<String> untold,
      Set<String> unread) {
    /// Whether the next tick should not wait for its time.
    public boolean unfinished() {
      return settling || !untold.isEmpty();
    }
  }

  public Last read() {
    last = runs.read();
    JsonNode root = last.root();
    if (root == null) {
      return new Last(last.completed(), Instant.EPOCH, null, null, false, Set.of(), Set.of());
    }
    Instant audited;
    try {
      audited = Tree.time(root, "audited");
    } catch (IllegalArgumentException broken) {
      audited = null;
    }
    return new Last(
        last.completed(),
        audited == null ? Instant.EPOCH : audited,
        Tree.text(root, "report"),
        Tree.text(root, "document"),
        Tree.flag(root, "settling", false),
        texts(root.path("untold")),
        texts(root.path("unread")));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.values().stream()
        .filter(JsonNode::isString)
        .forEach(each -> texts.add(each.stringValue()));
    return texts;
  }

  /// Writes the run of a pass without an audit.
  public void keep(Run run) {
    ObjectNode extra = Tree.object();
    JsonNode root = last.root();
    for (String field : FIELDS) {
      JsonNode value = root == null ? null : root.get(field);
      if (value != null) {
        extra.set(field, value);
      }
    }
    write(run, extra);
  }

  /// Writes the run of an audit.
  public void keep(Run run, Last audit) {
    ObjectNode extra = Tree.object().put("audited", audit.audited().toString());
    if (audit.report() != null) {
      extra.put("report", audit.report());
    }
    if (audit.document() != null) {
      extra.put("document", audit.document());
    }
    extra.put("settling", audit.settling());
    list(extra.putArray("untold"), audit.untold());
    list(extra.putArray("unread"), audit.unread());
    write(run, extra);
  }

  private static void list(ArrayNode into, Set<String> texts) {
    texts.stream().sorted().forEach(into::add);
  }

  private void write(Run run, ObjectNode extra) {
    host.log(RunWords.of(run));
    runs.write(run, extra);
  }
}
