package causeway.proxy.dial;

import causeway.access.decide.Access;
import causeway.access.host.Host;
import causeway.proxy.account.Books;
import causeway.proxy.config.Limits;
import causeway.proxy.transport.Transport;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Connects to hosts that the rules allow.
///
/// @param upstreamPort in place of the service's own
public record Dialer(
    Transport transport,
    NameLookup names,
    Destinations destinations,
    @Nullable Integer upstreamPort,
    Limits limits,
    Books books) {
  /// Starts a dial on `loop`, where `done` is called once, unless the dial is given up first.
  ///
  /// @param port of the service
  public Dial dial(EventLoop loop, Access access, Host host, int port, Consumer<Dialed> done) {
    Dial dial =
        new Dial(this, loop, access, host, upstreamPort == null ? port : upstreamPort, done);
    dial.start();
    return dial;
  }
}
