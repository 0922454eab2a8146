package causeway.reconcile.observed;

import java.time.Duration;

/// A lifecycle hook of the group.
///
/// @param heartbeatTimeout after which Auto Scaling gives up waiting, unless a heartbeat came
public record Hook(String name, Duration heartbeatTimeout) {}
