package causeway.proxy.s3;

import java.util.Locale;

/// Kinds of failure, as far as callers or people act on them differently.
public enum S3Failure {
  /// 404: no such key, or no such bucket.
  NOT_FOUND,
  /// 403: the role, the bucket policy or the endpoint policy says no.
  DENIED,
  /// 403 because the credentials are expired or unknown.
  BAD_CREDENTIALS,
  /// 412: the condition of a conditional request does not hold.
  PRECONDITION_FAILED,
  /// 409: another conditional write is under way.
  CONFLICT,
  /// 429 or 503: slow down.
  THROTTLED,
  /// Any other 5xx.
  SERVER_ERROR,
  /// The bucket is in another Region.
  WRONG_REGION,
  /// The body is larger than the caller allows.
  TOO_LARGE,
  /// No complete answer in time.
  TIMED_OUT,
  /// The certificate of the other side is not trusted, or TLS failed otherwise.
  TLS,
  /// No connection, or one that broke before the answer was complete.
  UNREACHABLE,
  /// Region or credentials could not be had, so nothing was sent.
  NOT_CONFIGURED,
  /// An answer that S3 does not give here.
  UNEXPECTED;

  /// The stable code, such as `not-found`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
