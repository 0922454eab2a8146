package causeway.access.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One difference between two documents: what happens to whose access to what, by which rule.
///
/// @param networks of the rule whose addresses are affected; empty means wherever they are
/// @param users named by the rule; with `groups` empty too, whoever they are
/// @param groups named by the rule
/// @param what a pattern or an endpoint, such as `bucket reports-*` or `dynamodb`
/// @param rule that the change comes from; absent where it comes from no rule, such as a new mode
/// @param example absent for [Kind#ENDPOINT_POLICY], where no proxy decides
/// @param text the whole of it as one line
public record Change(
    Kind kind,
    List<String> networks,
    List<String> users,
    List<String> groups,
    String what,
    @Nullable String rule,
    @Nullable Example example,
    String text) {}
