package causeway.access.host;

import org.jspecify.annotations.Nullable;

/// What one host name reaches, as the catalogue parsed it; a refused name still carries what was
/// read from it.
///
/// @param name the name, normalised: lower case, no trailing dot, no port
/// @param bucket the bucket that the name itself carries; a client with a lying SNI may reach
///   another
/// @param account twelve digits
/// @param region absent where the name does not say (see [Form#GLOBAL_VIRTUAL_HOSTED])
/// @param reachable whether a gateway endpoint of that Region carries it
/// @param reason why not, a stable code; present exactly when not reachable
/// @param message the same as a sentence; present exactly when not reachable
public record Host(
    String name,
    Form form,
    @Nullable Service service,
    @Nullable String bucket,
    @Nullable String accessPoint,
    @Nullable String account,
    @Nullable String region,
    boolean reachable,
    @Nullable String reason,
    @Nullable String message) {}
