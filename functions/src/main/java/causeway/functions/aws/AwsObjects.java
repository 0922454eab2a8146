package causeway.functions.aws;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Objects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// S3 by the SDK.
final class AwsObjects implements Objects {
  private final S3Client client;

  AwsObjects(S3Client client) {
    this.client = client;
  }

  @Override
  public List<Listed> list(String bucket, String prefix) {
    return Call.of(
        "list " + bucket + "/" + prefix,
        () ->
            client
                .listObjectsV2Paginator(to -> to.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(object ->
                    new Listed(object.key(), object.eTag(), object.size(), object.lastModified()))
                .toList());
  }

  @Override
  public Optional<Listed> head(String bucket, String key) {
    return found(() -> {
      HeadObjectResponse head =
          Call.of(
              "head " + bucket + "/" + key,
              () -> client.headObject(to -> to.bucket(bucket).key(key)));
      return new Listed(key, head.eTag(), head.contentLength(), head.lastModified());
    });
  }

  @Override
  public Optional<Stored> get(String bucket, String key, int most) {
    return read(bucket, key, null, most);
  }

  @Override
  public Optional<Stored> get(String bucket, String key, String version, int most) {
    return read(bucket, key, version, most);
  }

  private Optional<Stored> read(String bucket, String key, @Nullable String version, int most) {
    GetObjectRequest request =
        GetObjectRequest.builder().bucket(bucket).key(key).versionId(version).build();
    return found(() -> Call.of("get " + bucket + "/" + key, () -> body(request, most)));
  }

  private Stored body(GetObjectRequest request, int most) {
    try (ResponseInputStream<GetObjectResponse> in = client.getObject(request)) {
      byte[] bytes = in.readNBytes(most);
      if (bytes.length == most) {
        in.abort();
      }
      GetObjectResponse head = in.response();
      return new Stored(bytes, head.eTag(), version(head), head.lastModified());
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    }
  }

  private static @Nullable String version(GetObjectResponse head) {
    String version = head.versionId();
    return version == null || version.equals("null") ? null : version;
  }

  /// A listing may show what is gone a moment later.
  private static <T> Optional<T> found(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (CloudException failed) {
      if (failed.failure() == Failure.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed;
    } catch (UncheckedIOException cut) {
      throw new CloudException(
          Failure.OUTCOME_UNKNOWN, "the answer ended early: " + cut.getMessage(), cut);
    }
  }

  private static String contentType(String key) {
    return key.endsWith(".html") ? "text/html; charset=utf-8" : "application/json";
  }

  @Override
  public String put(String bucket, String key, byte[] bytes, Condition condition) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType(key));
    switch (condition) {
      case Condition.Unchanged(String etag) -> request.ifMatch(etag);
      case Condition.Absent() -> request.ifNoneMatch("*");
      case Condition.None() -> {}
    }
    return Call.of(
        "put " + bucket + "/" + key,
        () -> client.putObject(request.build(), RequestBody.fromBytes(bytes)).eTag());
  }
}
