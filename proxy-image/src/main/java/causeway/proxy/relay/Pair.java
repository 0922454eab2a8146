package causeway.proxy.relay;

import causeway.proxy.config.Limits;
import causeway.proxy.transport.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Two sockets and the pumps between them: `up` from the client, `down` from the upstream. Ends
/// when both pumps have passed on their end of stream, when a socket fails, or at a limit.
final class Pair implements Relaying {
  private final SocketChannel client;
  private final SocketChannel upstream;
  private final Limits limits;
  private final Relay.Observer observer;
  private final EventLoop loop;
  private final Pump up;
  private final Pump down;
  private long lastActive = System.nanoTime();
  private @Nullable ScheduledFuture<?> idle;
  private @Nullable ScheduledFuture<?> lifetime;
  private @Nullable Ended ended;
  private @Nullable Ended first;

  Pair(SocketChannel client, SocketChannel upstream, Limits limits, Relay.Observer observer) {
    this.client = client;
    this.upstream = upstream;
    this.limits = limits;
    this.observer = observer;
    this.loop = client.eventLoop();
    this.up = new Pump(this, client, upstream, Ended.CLIENT_CLOSED, Ended.CLIENT_RESET);
    this.down = new Pump(this, upstream, client, Ended.UPSTREAM_CLOSED, Ended.UPSTREAM_RESET);
  }

  void start(ByteBuf firstBytes) {
    client.pipeline().addLast(up);
    upstream.pipeline().addLast(down);
    scheduleIdle(limit());
    if (limits.lifetime() != null) {
      lifetime = schedule(() -> stop(Ended.LIFETIME), limits.lifetime().toNanos());
    }
    up.begin(firstBytes);
    down.begin(null);
  }

  void active() {
    lastActive = System.nanoTime();
  }

  Pump opposite(Pump pump) {
    return pump.equals(up) ? down : up;
  }

  /// One pump passed its end of stream on.
  void half(Ended side) {
    if (first == null) {
      first = side;
      // From here on the shorter limit counts, from now.
      active();
      scheduleIdle(limit());
    } else {
      end(first, false);
    }
  }

  /// A socket failed: the other side is told with a reset, as it would be without us.
  void broken(Ended side) {
    end(side, true);
  }

  @Override
  public void stop(Ended reason) {
    end(reason, true);
  }

  private Duration limit() {
    boolean half = first != null && limits.halfClose().compareTo(limits.idle()) < 0;
    return half ? limits.halfClose() : limits.idle();
  }

  private void scheduleIdle(Duration after) {
    if (idle != null) {
      idle.cancel(false);
    }
    idle = schedule(this::checkIdle, after.toNanos());
  }

  private void checkIdle() {
    Duration left = limit().minusNanos(System.nanoTime() - lastActive);
    if (left.isPositive()) {
      scheduleIdle(left);
    } else {
      stop(limit().equals(limits.idle()) ? Ended.IDLE : Ended.HALF_CLOSE);
    }
  }

  private ScheduledFuture<?> schedule(Runnable task, long nanos) {
    return loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  private void end(Ended why, boolean reset) {
    if (ended != null) {
      return;
    }
    ended = why;
    if (idle != null) {
      idle.cancel(false);
    }
    if (lifetime != null) {
      lifetime.cancel(false);
    }
    close(client, reset);
    close(upstream, reset);
    observer.ended(why, up.bytes(), down.bytes());
  }

  private static void close(Channel channel, boolean reset) {
    if (reset) {
      Sockets.reset(channel);
    } else {
      Sockets.close(channel);
    }
  }
}
