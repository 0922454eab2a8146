package causeway.access.document;

import causeway.access.Effect;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// One expectation, checked before every apply.
public record DocumentTest(
    InetAddress from,
    @Nullable String user,
    String to,
    Effect expect,
    @Nullable String rule,
    int line) {}
