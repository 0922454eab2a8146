package causeway.testbed.autoscaling;

/// An availability zone and the group's subnet in it.
public record Zone(String name, String subnetId) {}
