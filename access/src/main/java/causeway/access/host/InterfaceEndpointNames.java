package causeway.access.host;

import causeway.access.host.Spelled.Name;

/// The names of interface endpoints, `….vpce-ID.SERVICE.R.vpce.S`. S3's hold a word that says what
/// is left of it: `bucket`, `accesspoint` or `control`.
final class InterfaceEndpointNames {
  private InterfaceEndpointNames() {}

  /// Reads the first `labels` labels: those left of `vpce`.
  static Host read(Name name, int labels, Suffix suffix) {
    int region = labels - 1;
    int service = labels - 2;
    int endpoint = labels - 3;
    if (suffix.dualStack() || endpoint < 0 || !name.label(endpoint).startsWith("vpce-")) {
      return unknown(name);
    }
    Partition partition = Partition.ofRegion(name.label(region));
    if (partition == null || !suffix.belongsTo(partition)) {
      return unknown(name);
    }
    return switch (name.label(service)) {
      case "s3" -> s3(name, endpoint, name.label(region));
      case "dynamodb" ->
          endpoint == 0
              ? refused(reading(name, Service.DYNAMODB, name.label(region)))
              : unknown(name);
      case "dynamodb-streams" ->
          endpoint == 0
              ? refused(reading(name, Service.DYNAMODB_STREAMS, name.label(region)))
              : unknown(name);
      default -> unknown(name);
    };
  }

  private static Host s3(Name name, int endpoint, String region) {
    int kind = endpoint - 1;
    String held = kind > 0 ? name.first(kind) : null;
    if (endpoint == 0) {
      return refused(reading(name, Service.S3, region));
    }
    return switch (name.label(kind)) {
      case "bucket" -> refused(reading(name, Service.S3, region).bucket(held));
      case "accesspoint" -> {
        Reading reading = reading(name, Service.S3, region);
        AccessPointLabel point = held == null ? null : AccessPointLabel.of(held);
        if (point != null) {
          reading.accessPoint(point.name()).account(point.account());
        }
        yield refused(reading);
      }
      case "control" -> {
        Reading reading = reading(name, Service.S3_CONTROL, region);
        if (held != null && Account.is(held)) {
          reading.account(held);
        }
        yield refused(reading);
      }
      default -> unknown(name);
    };
  }

  private static Reading reading(Name name, Service service, String region) {
    return Reading.of(name, Form.INTERFACE_ENDPOINT, service).region(region);
  }

  private static Host refused(Reading reading) {
    return reading.refused(Refusal.INTERFACE_ENDPOINT);
  }

  private static Host unknown(Name name) {
    return Reading.unknown(name, "AWS publishes no such name of an interface endpoint");
  }
}
