package causeway.proxy.account;

import causeway.access.Effect;
import causeway.access.decide.Decision;
import causeway.access.host.Host;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is told about one connection, once it has ended.
///
/// @param time of the accept
/// @param id unique for one proxy
/// @param serverName as the client named it, printable ASCII
/// @param effect what was done: relayed (or tried to), or refused
/// @param reason why, a stable code
/// @param message why, as a sentence; absent where the code says it all
/// @param upstream the address relayed to, or the last one tried
/// @param bytesUp from the client to the server
/// @param helloTime from accept to the whole ClientHello
/// @param connectTime of the successful connection, name lookup included
/// @param close why it ended
/// @param snapshot digest of the snapshot that decided
public record ConnectionRecord(
    Instant time,
    String id,
    String proxy,
    String listener,
    InetSocketAddress client,
    List<String> networks,
    @Nullable String serverName,
    boolean ech,
    @Nullable Host host,
    Effect effect,
    String reason,
    @Nullable String rule,
    Decision.@Nullable Would would,
    @Nullable String message,
    @Nullable InetSocketAddress upstream,
    long bytesUp,
    long bytesDown,
    @Nullable Duration helloTime,
    @Nullable Duration connectTime,
    Duration totalTime,
    CloseReason close,
    @Nullable String snapshot,
    @Nullable Long sequence) {}
