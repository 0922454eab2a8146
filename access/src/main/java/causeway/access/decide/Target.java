package causeway.access.decide;

import causeway.access.host.Host;

/// What the caller asked for.
public record Target(Host host, int port) {}
