package causeway.testbed.farm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the connection records that the proxies of a farm have written.
public final class Records {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Records() {}

  /// All records of `farm` that began at or after `since` and match, oldest first.
  public static List<JsonNode> find(Farm farm, Instant since, Predicate<JsonNode> matches)
      throws IOException {
    List<JsonNode> found = new ArrayList<>();
    // A record's time is cut to milliseconds.
    Instant first = Instant.ofEpochMilli(since.toEpochMilli());
    for (ProxyInstance proxy : farm.proxies()) {
      for (JsonNode record : read(proxy.records())) {
        if (!Instant.parse(record.path("time").asString()).isBefore(first)
            && matches.test(record)) {
          found.add(record);
        }
      }
    }
    found.sort((a, b) -> a.path("time").asString().compareTo(b.path("time").asString()));
    return found;
  }

  private static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        try {
          records.add(JSON.readTree(line));
        } catch (JacksonException e) {
          // The end of a line that is being written, or was when the proxy was killed.
        }
      }
    }
    return records;
  }
}
