package causeway.cli.farm;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a function wrote about its last pass.
///
/// @param looked when its last look began
/// @param done the last change in words, of this pass or an earlier one
/// @param changed when that was
/// @param troubles what it waits for, what people should know, a document's faults, what failed for
///   good
/// @param json as written
public record Run(
    String function,
    String outcome,
    Instant looked,
    List<String> done,
    @Nullable Instant changed,
    List<String> troubles,
    JsonNode json) {
  /// The functions that write one.
  public static final List<String> FUNCTIONS = List.of("lifecycle", "config-change", "audit");

  /// Empty before a function's first pass, and for what is no report of one.
  static Optional<Run> read(Account account, Farm farm, String function) {
    return account
        .object(farm.stateBucket(), "runs/" + function + ".json")
        .flatMap(stored -> parse(function, stored.bytes()));
  }

  static Optional<Run> parse(String function, byte[] bytes) {
    try {
      JsonNode json = JsonMapper.shared().readTree(bytes);
      JsonNode change = json.path("lastChange");
      String time = change.path("time").asString("");
      List<String> troubles = new ArrayList<>();
      for (String kind : List.of("failures", "alarms", "waits")) {
        troubles.addAll(lines(json.path(kind)));
      }
      // The alarm quotes one fault of a document; people need all of them.
      lines(json.path("document").path("faults")).stream()
          .filter(fault -> troubles.stream().noneMatch(trouble -> trouble.endsWith(fault)))
          .forEach(troubles::add);
      return Optional.of(
          new Run(
              function,
              json.path("outcome").asString("unknown"),
              Instant.parse(json.path("looked").asString("")),
              lines(change.path("done")),
              time.isEmpty() ? null : Instant.parse(time),
              List.copyOf(troubles),
              json));
    } catch (JacksonException | DateTimeException broken) {
      return Optional.empty();
    }
  }

  private static List<String> lines(JsonNode array) {
    return array.values().stream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }

  /// The troubles that may hold up one version of the document: another version's faults do not.
  List<String> besides(String version) {
    JsonNode document = json.path("document");
    if (document.path("version").asString("").equals(version)) {
      return troubles;
    }
    List<String> others = lines(document.path("faults"));
    return troubles.stream().filter(line -> !others.contains(line)).toList();
  }

  /// Why it does not publish one version of the document; empty when it says nothing of it.
  List<String> against(String version) {
    JsonNode document = json.path("document");
    if (document.path("version").asString("").equals(version)) {
      return lines(document.path("faults"));
    }
    return troubles.stream().filter(line -> line.contains(version)).toList();
  }
}
