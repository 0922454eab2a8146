package causeway.testbed.demo;

import causeway.testbed.cloud.Service;
import causeway.testbed.farm.StackFarm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The connection records that proxies have written into the records bucket, gone proxies included.
final class BucketRecords {
  private BucketRecords() {}

  /// All records of one instance.
  static List<JsonNode> of(StackFarm farm, String instance) {
    String bucket = "/" + farm.bucket("RecordsBucket");
    List<JsonNode> records = new ArrayList<>();
    farm
        .aws()
        .rest(Service.S3, "GET", bucket + "?list-type=2&prefix=records/", "")
        .all("Contents")
        .stream()
        .map(found -> found.text("Key"))
        .filter(key -> key.contains(instance))
        .forEach(key -> {
          byte[] body =
              farm.aws()
                  .rest(Service.S3, "GET", bucket + "/" + encoded(key), new byte[0], Map.of())
                  .body();
          lines(body).forEach(line -> records.add(JsonMapper.shared().readTree(line)));
        });
    return records;
  }

  private static List<String> lines(byte[] gzipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("records are not gzip", e);
    }
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
