package causeway.testbed.instance;

/// Who an instance is.
///
/// @param address its private address
public record InstanceIdentity(
    String id, String zone, String region, String account, String address) {}
