package causeway.access.document;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How often, against what and for whom the endpoint policies are audited.
public record Audit(Duration every, Map<String, String> baseline, List<String> accounts) {}
