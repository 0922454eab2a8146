package causeway.proxy.admin;

import causeway.proxy.access.AccessView;
import causeway.proxy.account.Books;
import causeway.proxy.lifecycle.Life;
import causeway.proxy.lifecycle.LifecycleWatch;
import causeway.proxy.report.Reporter;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What the admin listener shows of a proxy.
///
/// @param open connections now open
/// @param watch absent when Auto Scaling is not watched
/// @param reporter absent when no reports are written
public record Inside(
    AccessView access,
    Books books,
    Life life,
    @Nullable LifecycleWatch watch,
    @Nullable Reporter reporter,
    IntSupplier open) {}
