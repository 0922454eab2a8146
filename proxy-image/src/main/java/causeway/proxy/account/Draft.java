package causeway.proxy.account;

import causeway.access.Effect;
import causeway.access.decide.Decision;
import causeway.access.host.Host;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known so far of one connection; each stage adds its part and [#close] makes the record.
/// Confined to the connection's event loop. Until something is decided, the connection counts as
/// denied: nothing was relayed.
public final class Draft {
  private final String id;
  private final String proxy;
  private final String listener;
  private final InetSocketAddress client;
  private final Instant time;
  private final long started;

  private @Nullable String serverName;
  private boolean ech;
  private @Nullable Host host;
  private List<String> networks = List.of();
  private Effect effect = Effect.DENY;
  private @Nullable String reason;
  private @Nullable String rule;
  private Decision.@Nullable Would would;
  private @Nullable String message;
  private @Nullable InetSocketAddress upstream;
  private @Nullable Duration helloTime;
  private @Nullable Duration connectTime;
  private long dialled;
  private @Nullable String snapshot;
  private @Nullable Long sequence;
  private boolean closed;

  Draft(String id, String proxy, String listener, InetSocketAddress client, Clock clock) {
    this.id = id;
    this.proxy = proxy;
    this.listener = listener;
    this.client = client;
    this.time = clock.instant();
    this.started = System.nanoTime();
  }

  /// The first bytes named a server.
  public void named(String serverName, boolean ech, Host host) {
    this.helloTime = since(started);
    this.serverName = serverName;
    this.ech = ech;
    this.host = host;
  }

  /// The first bytes are refused.
  public void refused(String reason, String message, @Nullable String serverName) {
    this.helloTime = since(started);
    this.serverName = serverName;
    this.reason = reason;
    this.message = message;
  }

  /// The rules have decided.
  ///
  /// @param message a sentence about a refusal
  /// @param snapshot digest of what decided; absent with none loaded
  public void decided(
      Decision decision,
      List<String> networks,
      @Nullable String message,
      @Nullable String snapshot,
      @Nullable Long sequence) {
    this.effect =
        switch (decision) {
          case Decision.Allow allow -> Effect.ALLOW;
          case Decision.Deny deny -> Effect.DENY;
        };
    this.reason = decision.reason();
    this.rule = decision.rule();
    this.would = decision.would();
    this.networks = networks;
    this.message = message;
    this.snapshot = snapshot;
    this.sequence = sequence;
    this.dialled = System.nanoTime();
  }

  /// A sentence about the refusal or failure.
  public void message(String message) {
    this.message = message;
  }

  /// Allowed, but no connection came of it. A host without an admitted address counts as refused,
  /// whatever the rules say.
  ///
  /// @param tried the last address tried
  public void failed(CloseReason why, String message, @Nullable InetSocketAddress tried) {
    this.message = message;
    this.upstream = tried;
    if (why == CloseReason.OUTSIDE_DESTINATIONS) {
      this.effect = Effect.DENY;
      this.reason = why.code();
    }
  }

  /// Connected to the server.
  public void connected(InetSocketAddress address) {
    this.upstream = address;
    this.connectTime = since(dialled);
  }

  /// Whether the record was made already.
  public boolean closed() {
    return closed;
  }

  /// Makes the record; once only.
  ConnectionRecord close(CloseReason close, long bytesUp, long bytesDown) {
    if (closed) {
      throw new IllegalStateException("connection " + id + " is recorded already");
    }
    closed = true;
    return new ConnectionRecord(
        time,
        id,
        proxy,
        listener,
        client,
        networks,
        serverName,
        ech,
        host,
        effect,
        reason == null ? close.code() : reason,
        rule,
        would,
        message,
        upstream,
        bytesUp,
        bytesDown,
        helloTime,
        connectTime,
        since(started),
        close,
        snapshot,
        sequence);
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
