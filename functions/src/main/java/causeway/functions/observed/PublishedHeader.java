package causeway.functions.observed;

import causeway.functions.Buckets;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Objects.Listed;
import causeway.functions.cloud.Retry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The first fields of the snapshot in force, which are all that LifecycleFunction needs: it reads
/// them of any size and of formats to come, so that nothing in a snapshot keeps it from its
/// heartbeats. Kept between looks, used by one at a time.
final class PublishedHeader {
  private static final JsonFactory JSON = new JsonFactory();

  /// More than the fields before `farm` can take.
  private static final int MOST_BYTES = 4096;

  private final Objects objects;
  private final Retry retry;
  private final String bucket;
  private @Nullable String etag;
  private Header kept = Header.NONE;

  PublishedHeader(Objects objects, Retry retry, String bucket) {
    this.objects = objects;
    this.retry = retry;
    this.bucket = bucket;
  }

  /// What is in force.
  ///
  /// @param sequence 0 before the first publication
  /// @param documentVersion that it was compiled from
  record Header(long sequence, @Nullable String documentVersion) {
    static final Header NONE = new Header(0, null);
  }

  Header read() {
    Optional<Listed> head = retry.read(() -> objects.head(bucket, Buckets.SNAPSHOT));
    if (head.isEmpty()) {
      etag = null;
      kept = Header.NONE;
    } else if (!head.get().etag().equals(etag)) {
      kept =
          retry
              .read(() -> objects.get(bucket, Buckets.SNAPSHOT, MOST_BYTES))
              .map(stored -> parse(stored.bytes()))
              .orElse(Header.NONE);
      etag = head.get().etag();
    }
    return kept;
  }

  static Header parse(byte[] start) {
    Long sequence = null;
    String version = null;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), start)) {
      JsonToken token = json.nextToken();
      while (token != null && json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        token = json.nextToken();
        if (name.equals("sequence") && token == JsonToken.VALUE_NUMBER_INT) {
          sequence = json.getLongValue();
        } else if (name.equals("documentVersion") && token == JsonToken.VALUE_STRING) {
          version = json.getString();
        } else if (name.equals("farm")) {
          break;
        }
      }
    } catch (JacksonException _) {
      // Cut, or no JSON: what was found before counts.
    }
    if (sequence == null) {
      // Whoever comes must not be let in by a guess.
      throw new IllegalStateException(
          Buckets.SNAPSHOT
              + " names no sequence; restore its last good version in the state bucket");
    }
    return new Header(sequence, version);
  }
}
