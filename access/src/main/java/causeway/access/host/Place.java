package causeway.access.host;

import causeway.access.host.Spelled.Name;
import org.jspecify.annotations.Nullable;

/// The right-hand side of a Regional name, `[…].SERVICE[-fips][.dualstack].REGION.SUFFIX`, taken
/// apart; what stands left of the service is the family's to read.
///
/// @param service the service's label without `-fips`
/// @param left how many labels stand left of the service's
record Place(
    Name name,
    String service,
    boolean fips,
    boolean dualStackLabel,
    boolean dualStackSuffix,
    String region,
    Partition partition,
    int left) {
  private static final String FIPS = "-fips";

  /// Reads `labels` labels from the left, of which the last is `region`.
  static @Nullable Place of(
      Name name, int labels, String region, Partition partition, Suffix suffix) {
    int at = labels - 2;
    boolean dualStack = at >= 0 && name.label(at).equals("dualstack");
    if (dualStack) {
      at--;
    }
    if (at < 0) {
      return null;
    }
    String label = name.label(at);
    boolean fips = label.endsWith(FIPS);
    String service = fips ? label.substring(0, label.length() - FIPS.length()) : label;
    return new Place(name, service, fips, dualStack, suffix.dualStack(), region, partition, at);
  }

  /// Everything left of the service's label, dots included; null when nothing is.
  @Nullable String prefix() {
    return name.first(left);
  }

  /// The only label left of the service's; null when there is none or more than one.
  @Nullable String onlyLabel() {
    return left == 1 ? name.label(0) : null;
  }

  Reading reading(Form form, Service kind) {
    return Reading.of(name, form, kind).region(region);
  }

  Host unknown() {
    return Reading.unknown(name, "AWS publishes no such name in Region " + region);
  }
}
