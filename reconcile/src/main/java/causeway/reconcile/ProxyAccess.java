package causeway.reconcile;

/// What the proxies themselves need of S3, which every policy of its endpoint grants them.
///
/// @param role the ARN of their role
/// @param stateBucket where they read the snapshot
/// @param reportsBucket where they report
/// @param recordsBucket where they write connection records
public record ProxyAccess(
    String role, String stateBucket, String reportsBucket, String recordsBucket) {}
