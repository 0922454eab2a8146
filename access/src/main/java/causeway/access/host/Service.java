package causeway.access.host;

/// The AWS service a host name belongs to. The code is what people read and write.
public enum Service {
  S3("s3"),
  S3_CONTROL("s3-control"),
  S3_EXPRESS("s3express"),
  S3_OUTPOSTS("s3-outposts"),
  S3_OBJECT_LAMBDA("s3-object-lambda"),
  DYNAMODB("dynamodb"),
  DYNAMODB_SEARCH("dynamodb-search"),
  DYNAMODB_STREAMS("dynamodb-streams"),
  DAX("dax");

  private final String code;

  Service(String code) {
    this.code = code;
  }

  /// The stable name used in documents, records and JSON, such as `s3-control`.
  public String code() {
    return code;
  }
}
