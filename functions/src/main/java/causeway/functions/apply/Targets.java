package causeway.functions.apply;

/// Where a function's changes go. A function names only its own targets; what the other one writes
/// is empty here and denied to its role.
///
/// @param stateBucket for the memory and the snapshot
/// @param faultsTopic for the faults of documents
public record Targets(String stateBucket, String group, String hostedZoneId, String faultsTopic) {}
