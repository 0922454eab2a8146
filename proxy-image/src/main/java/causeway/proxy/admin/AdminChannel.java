package causeway.proxy.admin;

import causeway.proxy.transport.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Sets up admin connections: plain HTTP, GET and HEAD without a body, small limits on all a peer
/// can send and on how many peers there are.
public final class AdminChannel extends ChannelInitializer<SocketChannel> {
  private static final int IDLE_SECONDS = 30;
  private static final int MOST_LINE_BYTES = 1024;
  private static final int MOST_HEADER_BYTES = 8192;
  private static final int MOST_CONNECTIONS = 128;

  private final Pages pages;
  private final AtomicInteger open = new AtomicInteger();

  public AdminChannel(Pages pages) {
    this.pages = pages;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    if (open.incrementAndGet() > MOST_CONNECTIONS) {
      open.decrementAndGet();
      Sockets.reset(channel);
      return;
    }
    channel.closeFuture().addListener(_ -> open.decrementAndGet());
    HttpDecoderConfig limits =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MOST_LINE_BYTES)
            .setMaxHeaderSize(MOST_HEADER_BYTES);
    channel
        .pipeline()
        .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS))
        .addLast(new HttpServerCodec(limits))
        .addLast(new Requests());
  }

  private final class Requests extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        answer(context, request);
      }
      ReferenceCountUtil.release(message);
    }

    private void answer(ChannelHandlerContext context, HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        refuse(context, HttpResponseStatus.BAD_REQUEST, "not a request this listener understands");
      } else if (!request.method().equals(HttpMethod.GET)
          && !request.method().equals(HttpMethod.HEAD)) {
        refuse(context, HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are served");
      } else if (HttpUtil.isTransferEncodingChunked(request)
          || HttpUtil.getContentLength(request, 0L) != 0) {
        refuse(context, HttpResponseStatus.BAD_REQUEST, "a request here has no body");
      } else {
        String uri = request.uri();
        int query = uri.indexOf('?');
        Pages.Page page = pages.page(query < 0 ? uri : uri.substring(0, query));
        send(context, request, page);
      }
    }

    private void send(ChannelHandlerContext context, HttpRequest request, Pages.Page page) {
      boolean head = request.method().equals(HttpMethod.HEAD);
      byte[] bytes = page.body().getBytes(StandardCharsets.UTF_8);
      ByteBuf body = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes);
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(page.status()), body);
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, page.contentType())
          .setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length)
          .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
      boolean keep = HttpUtil.isKeepAlive(request);
      HttpUtil.setKeepAlive(response, keep);
      var written = context.writeAndFlush(response);
      if (!keep) {
        written.addListener(ChannelFutureListener.CLOSE);
      }
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status, String why) {
      byte[] body = (why + "\n").getBytes(StandardCharsets.UTF_8);
      FullHttpResponse response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
          .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
          .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
        response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
      }
      context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof IdleStateEvent) {
        Sockets.close(context.channel());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Sockets.close(context.channel());
    }
  }
}
