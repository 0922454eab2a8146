package causeway.proxy;

import causeway.proxy.access.AccessView;
import causeway.proxy.account.Books;
import causeway.proxy.lifecycle.Life;
import causeway.proxy.lifecycle.LifecycleWatch;
import causeway.proxy.report.Reporter;
import org.jspecify.annotations.Nullable;

/// What a proxy works with and did not open itself.
///
/// @param access the rules
/// @param watch absent when Auto Scaling is not watched
/// @param reporter absent when no reports are written
public record Surroundings(
    AccessView access,
    Books books,
    Life life,
    @Nullable LifecycleWatch watch,
    @Nullable Reporter reporter) {}
