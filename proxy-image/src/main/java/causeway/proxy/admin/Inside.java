package causeway.proxy.admin;

import causeway.proxy.access.AccessView;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// What the admin listener shows of a proxy.
///
/// @param name of this proxy in records
/// @param open connections now open
/// @param draining whether the proxy is stopping
public record Inside(String name, AccessView access, IntSupplier open, BooleanSupplier draining) {}
