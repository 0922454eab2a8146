package causeway.proxy.config;

import causeway.access.document.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outcome of reading a configuration.
///
/// @param config present exactly when `faults` is empty
/// @param faults in the order of the file
public record ConfigRead(@Nullable ProxyConfig config, List<Fault> faults) {}
