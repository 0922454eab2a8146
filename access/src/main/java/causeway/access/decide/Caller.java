package causeway.access.decide;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Who opened the connection.
///
/// @param address the client's own address; an IPv4-mapped IPv6 address counts as IPv4
/// @param user the proven user name; absent with TLS passthrough
public record Caller(InetAddress address, @Nullable String user) {}
