package causeway.testbed.s3;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Listens in on one connection and writes its requests to the log; the bytes pass on untouched.
final class RequestTap extends ChannelInboundHandlerAdapter {
  private final AccessLog log;
  private final EmbeddedChannel decoder = new EmbeddedChannel(new HttpRequestDecoder());
  private @Nullable String serverName;

  RequestTap(AccessLog log) {
    this.log = log;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof SniCompletionEvent sni) {
      serverName = sni.hostname();
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes) {
      decoder.writeInbound(bytes.retainedDuplicate());
      for (Object part = decoder.readInbound(); part != null; part = decoder.readInbound()) {
        if (part instanceof HttpRequest request && request.decoderResult().isSuccess()) {
          log.add(entry(context, request));
        }
        ReferenceCountUtil.release(part);
      }
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    decoder.finishAndReleaseAll();
    context.fireChannelInactive();
  }

  private AccessLog.Entry entry(ChannelHandlerContext context, HttpRequest request) {
    String path = request.uri();
    int query = path.indexOf('?');
    return new AccessLog.Entry(
        Instant.now(),
        address(context.channel().remoteAddress()),
        address(context.channel().localAddress()),
        serverName,
        request.headers().get(HttpHeaderNames.HOST),
        request.method().name(),
        query < 0 ? path : path.substring(0, query));
  }

  private static String address(java.net.SocketAddress address) {
    return ((InetSocketAddress) address).getAddress().getHostAddress();
  }
}
