package causeway.access.host;

import causeway.access.host.Spelled.Misspelled;
import causeway.access.host.Spelled.Name;

/// Every form of host name that AWS publishes for S3 and DynamoDB, in all partitions, parsed from
/// the right: a bucket's name may hold dots and look like a host name itself, so
/// `x.s3.us-west-2.amazonaws.com.s3.us-east-1.amazonaws.com` is a bucket in us-east-1, and a name
/// that merely starts like one of AWS's (`s3.amazonaws.com.evil.example`) is none.
///
/// The forms are those of AWS's endpoint rule sets and of "Virtual hosting of buckets"; names of
/// which no document settles whether a gateway endpoint carries them are refused as `unverified`.
public final class HostCatalogue {
  private HostCatalogue() {}

  /// Parses one name; never throws. A port (`:443`) and one trailing dot are dropped.
  public static Host parse(String name) {
    return switch (Spelling.of(name)) {
      case Misspelled misspelled -> Reading.invalid(misspelled);
      case Name spelled -> named(spelled);
    };
  }

  private static Host named(Name name) {
    Suffix suffix = Suffix.of(name.text());
    if (suffix == null) {
      return Reading.unknown(name, "it does not end in a DNS suffix of AWS");
    }
    int labels = name.size() - suffix.labels();
    if (labels == 0) {
      return Reading.unknown(name, "it names no service");
    }
    String last = name.label(labels - 1);
    if (last.equals("vpce")) {
      return InterfaceEndpointNames.read(name, labels - 1, suffix);
    }
    // No Region starts like this, so the patterns for young Regions are not tried on them.
    if (last.startsWith("s3") || last.equals("dualstack")) {
      return GlobalNames.read(name, labels, suffix);
    }
    Partition partition = Partition.ofRegion(last);
    if (partition == null) {
      return Reading.unknown(name, "\"" + last + "\" is not a Region");
    }
    if (!suffix.belongsTo(partition)) {
      return Reading.unknown(
          name, "Region " + last + " is of partition " + partition.id() + ", which ends otherwise");
    }
    Place place = Place.of(name, labels, last, partition, suffix);
    return place == null ? Reading.unknown(name, "it names no service") : RegionalNames.read(place);
  }
}
