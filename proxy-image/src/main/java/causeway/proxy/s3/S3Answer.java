package causeway.proxy.s3;

import org.jspecify.annotations.Nullable;

/// What came of one request to S3.
public sealed interface S3Answer {
  /// The object, whole.
  ///
  /// @param body not copied; the caller owns it
  /// @param etag as S3 sent it, with its quotes, for the next conditional request
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy of 16 MiB helps nobody
  record Found(byte[] body, @Nullable String etag, @Nullable String versionId)
      implements S3Answer {}

  /// The object is the one whose ETag was given.
  record NotModified() implements S3Answer {}

  /// The object was written.
  record Stored(@Nullable String etag, @Nullable String versionId) implements S3Answer {}

  /// Nothing was read or, as far as can be known, written.
  ///
  /// @param status the HTTP status; 0 when there was none
  /// @param message one line: which object, what happened, what to do
  record Failed(S3Failure failure, int status, String message) implements S3Answer {}
}
