package causeway.access.document;

import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A farm document without a fault: all that a team decides about one farm. Maps keep the
/// document's order.
public record FarmDocument(
    String farm,
    String region,
    Mode mode,
    boolean strict,
    Map<String, Endpoint> endpoints,
    Map<String, List<String>> networks,
    Map<String, User> users,
    Map<String, List<String>> groups,
    List<Rule> rules,
    Perimeter perimeter,
    @Nullable FrontDoor frontDoor,
    List<Reaction> reactions,
    Rollout rollout,
    Audit audit,
    List<DocumentTest> tests) {}
