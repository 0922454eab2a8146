package causeway.policy.catalogue;

import java.util.Locale;

/// The kinds of VPC endpoints, which read a `Principal` and fill a request's context differently.
public enum EndpointKind {
  /// Routes a prefix list: S3 and DynamoDB. `AWS: account` means the account's root user alone.
  GATEWAY,
  /// A network interface: everything else, and S3 and DynamoDB too. `AWS: account` means everyone
  /// in the account.
  INTERFACE;

  /// As a person writes it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
