package causeway.access.host;

import java.util.Locale;

/// The shape of a host name: which of AWS's addressing styles it follows.
public enum Form {
  /// `s3.R.S`, also dual-stack and FIPS: the bucket is in the path, where TLS passthrough cannot
  /// see it.
  PATH_STYLE,
  /// `B.s3.R.S`, also dual-stack and FIPS, and the legacy `B.s3-R.S`.
  VIRTUAL_HOSTED,
  /// `s3.amazonaws.com`.
  GLOBAL_PATH_STYLE,
  /// `B.s3.amazonaws.com`: the Region is the bucket's own, which the name does not say.
  GLOBAL_VIRTUAL_HOSTED,
  /// `PREFIX-A-R-an.s3.R.S`: a bucket in an account's regional namespace.
  ACCOUNT_REGIONAL,
  /// `AP-A.s3-accesspoint.R.S`.
  ACCESS_POINT,
  /// `…-s3alias.s3.R.S`.
  ACCESS_POINT_ALIAS,
  /// `AP-A.s3-object-lambda.R.S`, or the service itself.
  OBJECT_LAMBDA,
  /// `…--ol-s3.s3.R.S`.
  OBJECT_LAMBDA_ALIAS,
  /// `ALIAS.mrap.accesspoint.s3-global.S`.
  MULTI_REGION_ACCESS_POINT,
  /// `B.s3-accelerate.S`.
  ACCELERATE,
  /// `N--AZ--x-s3.s3express-AZ.R.S`.
  DIRECTORY_BUCKET,
  /// `N--AZ--xa-s3.s3express-AZ.R.S`.
  DIRECTORY_ACCESS_POINT,
  /// `s3express-control.R.S`.
  EXPRESS_CONTROL,
  /// `[A.]s3-control.R.S`.
  CONTROL,
  /// `s3-outposts…` in all its spellings.
  OUTPOSTS,
  /// `B.s3-website-R.S`.
  WEBSITE,
  /// `….vpce-….s3.R.vpce.S`.
  INTERFACE_ENDPOINT,
  /// `dynamodb.R.S`: the table is in the request.
  REGIONAL,
  /// `A.ddb.R.S`.
  ACCOUNT,
  /// `search-dynamodb…`, `A.search-ddb…`.
  SEARCH,
  /// `streams.dynamodb.R.S`.
  STREAMS,
  /// `dax.R.S`.
  CLUSTER,
  /// A well-formed name of no service in the catalogue.
  UNKNOWN,
  /// Not a host name: empty, an IP literal in any spelling, or malformed.
  INVALID;

  /// The stable name used in records and JSON, such as `virtual-hosted`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
