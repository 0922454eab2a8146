package causeway.proxy;

import causeway.access.host.HostCatalogue;
import causeway.proxy.accept.Listeners;
import causeway.proxy.account.Books;
import causeway.proxy.admin.AdminChannel;
import causeway.proxy.admin.Inside;
import causeway.proxy.admin.Pages;
import causeway.proxy.admin.StateMetrics;
import causeway.proxy.config.Listener;
import causeway.proxy.config.ProxyConfig;
import causeway.proxy.config.ResolverSettings;
import causeway.proxy.decide.Admission;
import causeway.proxy.dial.Destinations;
import causeway.proxy.dial.Dialer;
import causeway.proxy.dial.DnsNames;
import causeway.proxy.dial.FixedNames;
import causeway.proxy.dial.NameLookup;
import causeway.proxy.lifecycle.Doors;
import causeway.proxy.lifecycle.Life;
import causeway.proxy.relay.ChannelRelay;
import causeway.proxy.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One running proxy: all wiring, in the order of the flow.
public final class Proxy implements Doors {
  private static final Duration LAST_CLOSES = Duration.ofSeconds(5);

  /// One way in that is open.
  public record Bound(Listener.Kind kind, InetSocketAddress address) {}

  private final Transport transport;
  private final Listeners listeners;
  private final AdminChannel admin;
  private final List<Bound> bound = new ArrayList<>();
  private final Life life;
  private final Books books;

  private Proxy(ProxyConfig config, Surroundings around, Clock clock) {
    transport =
        new Transport(config.workers(), config.limits().keepAlive(), config.limits().bufferBytes());
    life = around.life();
    books = around.books();
    listeners =
        new Listeners(
            transport,
            config.limits(),
            new Admission(around.access()::loaded, clock),
            new Dialer(
                transport,
                names(config, transport),
                new Destinations(config.destinations()),
                config.upstreamPort(),
                config.limits(),
                books),
            new ChannelRelay(),
            books);
    Inside inside =
        new Inside(
            around.access(), books, life, around.watch(), around.reporter(), listeners::open);
    StateMetrics.register(inside, transport.loops(), clock);
    admin = new AdminChannel(new Pages(inside, clock));
  }

  /// Opens all listeners.
  ///
  /// @throws IOException when an address cannot be bound; nothing stays open then
  public static Proxy start(ProxyConfig config, Surroundings around, Clock clock)
      throws IOException {
    // Builds the catalogue's tables, for which the first client would wait otherwise.
    HostCatalogue.parse("s3.us-east-1.amazonaws.com");
    Proxy proxy = new Proxy(config, around, clock);
    try {
      for (Listener listener : config.listeners()) {
        proxy.open(listener);
      }
    } catch (IOException unusable) {
      around.life().cannotListen(String.valueOf(unusable.getMessage()));
      proxy.stop(Duration.ZERO);
      throw unusable;
    }
    proxy.life.listening();
    proxy.life.drain().start(proxy);
    return proxy;
  }

  private void open(Listener listener) throws IOException {
    bound.add(
        new Bound(
            listener.kind(),
            switch (listener.kind()) {
              case TLS -> listeners.open(listener);
              case ADMIN -> listeners.bind(listener.address(), admin);
            }));
  }

  private static NameLookup names(ProxyConfig config, Transport transport) {
    ResolverSettings settings = config.resolver();
    boolean fixedOnly = !settings.hosts().isEmpty() && settings.servers().isEmpty();
    NameLookup servers =
        fixedOnly ? null : new DnsNames(transport, settings.servers(), config.limits().resolve());
    return new FixedNames(settings.hosts(), servers);
  }

  /// The open ways in, in the order of the configuration.
  public List<Bound> bound() {
    return List.copyOf(bound);
  }

  @Override
  public void shut() {
    listeners.shut();
  }

  @Override
  public void reopen() throws IOException {
    listeners.reopen();
  }

  /// Those without a record yet, or those whose sockets are open, whichever are more.
  @Override
  public long live() {
    return Math.max(listeners.open(), books.live());
  }

  /// Accepts no more, lets live connections end by themselves for `drain`, then ends them. The
  /// admin listener answers until the end.
  public void stop(Duration drain) {
    life.stopping();
    life.drain().close();
    try {
      if (!listeners.drain(drain)) {
        listeners.stop();
        listeners.drain(LAST_CLOSES);
      }
    } catch (InterruptedException now) {
      listeners.stop();
      Thread.currentThread().interrupt();
    }
    transport
        .loops()
        .shutdownGracefully(0, LAST_CLOSES.toSeconds(), TimeUnit.SECONDS)
        .awaitUninterruptibly();
  }
}
