package causeway.proxy.accept;

import causeway.access.decide.Decision;
import causeway.access.host.Host;
import causeway.proxy.access.LoadedAccess;
import causeway.proxy.account.CloseReason;
import causeway.proxy.account.Draft;
import causeway.proxy.decide.Admission;
import causeway.proxy.dial.Dial;
import causeway.proxy.dial.Dialed;
import causeway.proxy.relay.Ended;
import causeway.proxy.relay.Relaying;
import causeway.proxy.sniff.Sniffed;
import causeway.proxy.transport.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One TLS connection from accept to its record: gathers the ClientHello, asks for a decision,
/// dials, and hands both sockets to the relay. Confined to its event loop; makes exactly one
/// record.
final class TlsConnection extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger(TlsConnection.class.getName());

  private final Entrance entrance;
  private final SocketChannel channel;
  private final Draft draft;
  private final HelloBuffer hello;
  private @Nullable ScheduledFuture<?> deadline;
  private @Nullable Dial dial;
  private @Nullable Relaying relaying;

  TlsConnection(Entrance entrance, SocketChannel channel) {
    this.entrance = entrance;
    this.channel = channel;
    this.draft = entrance.books().open(entrance.listener().kind().code(), channel.remoteAddress());
    this.hello = new HelloBuffer(entrance.capacity(), entrance.limits().helloBytes());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (!entrance.capacity().enter(this)) {
      end(CloseReason.CONNECTIONS_LIMIT);
      Sockets.reset(channel);
      return;
    }
    channel.closeFuture().addListener(closed -> entrance.capacity().leave(this));
    deadline =
        context
            .executor()
            .schedule(
                () -> giveUp(CloseReason.HANDSHAKE_TIMEOUT),
                entrance.limits().handshake().toNanos(),
                TimeUnit.NANOSECONDS);
    Sockets.read(channel);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (draft.closed()) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (hello.isEmpty()) {
      entrance.books().arrived();
    }
    if (!hello.add(context, (ByteBuf) message)) {
      giveUp(CloseReason.PENDING_LIMIT);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (draft.closed() || dial != null) {
      return;
    }
    switch (hello.sniff()) {
      case Sniffed.NeedMore more -> Sockets.read(channel);
      case Sniffed.Refused refused -> {
        draft.refused(refused.reason(), refused.message(), refused.serverName());
        refuse(Alert.of(refused.reason()));
      }
      case Sniffed.Tls tls -> decide(tls);
    }
  }

  private void decide(Sniffed.Tls tls) {
    cancelDeadline();
    Host host = tls.host();
    draft.named(tls.serverName(), tls.ech(), host);
    InetSocketAddress client = channel.remoteAddress();
    int port = entrance.listener().kind().servicePort();
    Admission.Verdict verdict = entrance.admission().decide(client.getAddress(), host, port);
    LoadedAccess loaded = verdict.loaded();
    draft.decided(
        verdict.decision(),
        verdict.networks(),
        verdict.message(),
        loaded == null ? null : loaded.digest(),
        loaded == null ? null : loaded.sequence());
    if (loaded == null) {
      // Our own want, not the client's fault: a reset makes it try again.
      giveUp(CloseReason.REFUSED);
      return;
    }
    switch (verdict.decision()) {
      case Decision.Deny _ -> refuse(Alert.of(host));
      case Decision.Allow _ ->
          dial =
              entrance
                  .dialer()
                  .dial(channel.eventLoop(), loaded.access(), host, port, this::dialed);
    }
  }

  private void dialed(Dialed dialed) {
    try {
      proceed(dialed);
    } catch (RuntimeException fault) {
      if (dialed instanceof Dialed.Connected connected) {
        Sockets.reset(connected.channel());
      }
      failed(fault);
    }
  }

  private void proceed(Dialed dialed) {
    switch (dialed) {
      case Dialed.Failed failed -> {
        draft.failed(failed.reason(), failed.message(), failed.tried());
        giveUp(failed.reason());
      }
      case Dialed.Connected connected -> {
        draft.connected(connected.address());
        channel.pipeline().remove(this);
        relaying =
            entrance
                .relay()
                .start(
                    channel,
                    connected.channel(),
                    hello.take(),
                    entrance.limits(),
                    (ended, up, down) -> entrance.books().close(draft, Closes.of(ended), up, down));
      }
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent && dial == null && !draft.closed()) {
      end(hello.isEmpty() ? CloseReason.CLOSED_BEFORE_HELLO : CloseReason.CLIENT_CLOSED);
      Sockets.close(channel);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    giveUp(CloseReason.CLIENT_CLOSED);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      giveUp(CloseReason.CLIENT_RESET);
    } else {
      failed(cause);
    }
  }

  /// A fault of our own ends this connection and no other.
  private void failed(Throwable fault) {
    LOG.log(System.Logger.Level.ERROR, "connection from " + channel.remoteAddress(), fault);
    giveUp(CloseReason.INTERNAL_ERROR);
  }

  /// Ends the connection at once, wherever it stands, because the proxy stops.
  void stop() {
    channel
        .eventLoop()
        .execute(() -> {
          if (relaying != null) {
            relaying.stop(Ended.SHUTDOWN);
          } else {
            giveUp(CloseReason.SHUTDOWN);
          }
        });
  }

  private void refuse(@Nullable Alert alert) {
    end(CloseReason.REFUSED);
    channel.pipeline().remove(this);
    Farewell.say(channel, alert);
  }

  private void giveUp(CloseReason reason) {
    if (!draft.closed()) {
      end(reason);
      Sockets.reset(channel);
    }
  }

  private void end(CloseReason reason) {
    cancelDeadline();
    if (dial != null) {
      dial.cancel();
    }
    hello.release();
    entrance.books().close(draft, reason, 0, 0);
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }
}
