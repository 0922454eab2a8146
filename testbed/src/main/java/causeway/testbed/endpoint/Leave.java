package causeway.testbed.endpoint;

import java.util.List;
import java.util.Map;

/// One thing that a request asks leave for.
///
/// @param action such as `s3:GetObject`
/// @param resource an ARN, or `*`
/// @param context the service's own condition keys
record Leave(String action, String resource, Map<String, List<String>> context) {}
