package causeway.policy.catalogue;

import java.util.List;

/// Objects that AWS itself owns and that machines fetch through an endpoint, most of them without
/// credentials: an organisation condition breaks them, so a policy needs an exception for those in
/// use.
public final class AwsOwnedResources {
  private AwsOwnedResources() {}

  /// One of AWS's own resources.
  ///
  /// @param arn an ARN pattern
  /// @param purpose what fetches it
  public record Owned(String arn, String purpose) {}

  /// Those of a Region.
  public static List<Owned> in(String region) {
    return Listing.lines("aws-owned.txt").stream()
        .map(line -> {
          String[] field = line.split(" ", 2);
          String name =
              field[0]
                  .replace("<regionwithoutdashes>", region.replace("-", ""))
                  .replace("<region>", region);
          return new Owned("arn:aws:s3:::" + name, field[1]);
        })
        .toList();
  }
}
