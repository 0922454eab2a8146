package causeway.reconcile.desired;

import causeway.reconcile.observed.Memory;
import java.util.List;
import java.util.Map;

/// What LifecycleFunction wants to be true.
///
/// @param hooks what becomes of each instance that waits at a hook
/// @param unhealthy whom Auto Scaling should replace, and why
/// @param memory what must be remembered first
/// @param silent how many proxies in service are silent or failed
/// @param alarms what a person should know
public record LifecycleDesired(
    Door door,
    Map<String, AtHook> hooks,
    Map<String, String> unhealthy,
    Memory memory,
    int silent,
    List<String> alarms) {}
