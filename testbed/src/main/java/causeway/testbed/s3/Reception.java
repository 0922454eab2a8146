package causeway.testbed.s3;

import causeway.testbed.endpoint.Refusal;
import causeway.testbed.endpoint.RequestHead;
import causeway.testbed.endpoint.Ruling;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Receives a client's requests, one after the other and each of them whole, before anything is
/// passed on: LocalStack keeps an object locked for good when a request for it is cut half-way.
/// What the endpoint does not permit is answered here. On the channel's own event loop; nothing is
/// read that was not asked for.
final class Reception extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger(Reception.class.getName());

  private final Function<String, InetSocketAddress> backends;
  private final AccessLog log;
  private final Path folder;
  private final ServiceFront.Endpoints endpoints;
  private @Nullable String serverName;
  private @Nullable HttpRequest head;
  private Spool body;
  private @Nullable Exchange exchange;
  private Ruling ruling = new Ruling.Unreachable();
  private boolean waiting;

  /// @param folder for bodies that do not fit into memory
  Reception(
      Function<String, InetSocketAddress> backends,
      AccessLog log,
      Path folder,
      ServiceFront.Endpoints endpoints) {
    this.endpoints = endpoints;
    this.backends = backends;
    this.log = log;
    this.folder = folder;
    this.body = new Spool(folder);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    next(context);
  }

  /// The handshake completes reads too, and each forgets what was asked for.
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (waiting) {
      context.read();
    }
    context.fireChannelReadComplete();
  }

  private void next(ChannelHandlerContext context) {
    waiting = true;
    context.read();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof SniCompletionEvent sni) {
      serverName = sni.hostname();
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
    waiting = false;
    try {
      if (message instanceof HttpRequest request) {
        begin(context, request);
      }
      if (message instanceof HttpContent content) {
        receive(context, content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      refuse(context, HttpResponseStatus.BAD_REQUEST);
      return;
    }
    log.add(entry(context, request));
    head = request;
    String peer = address(context.channel().remoteAddress());
    String service = address(context.channel().localAddress());
    RequestHead asked = head(request);
    decide(
        context,
        () -> endpoints.rule(asked, peer, service),
        first -> {
          ruling = first;
          boolean waits = HttpUtil.is100ContinueExpected(request);
          request.headers().remove(HttpHeaderNames.EXPECT);
          if (first instanceof Ruling.Unreachable) {
            var _ = context.close();
          } else if (waits && first instanceof Ruling.Refused(Refusal refusal)) {
            answer(context, refusal, false);
          } else {
            if (waits) {
              var _ = context.writeAndFlush(empty(HttpResponseStatus.CONTINUE));
            }
            next(context);
          }
        });
  }

  private void receive(ChannelHandlerContext context, HttpContent content) throws IOException {
    HttpRequest request = head;
    if (request == null || content.decoderResult().isFailure()) {
      var _ = context.close();
    } else if (!(ruling instanceof Ruling.Refused) && !body.add(content.content())) {
      refuse(context, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
    } else if (content instanceof LastHttpContent last) {
      DefaultLastHttpContent end = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
      end.trailingHeaders().set(last.trailingHeaders());
      if (ruling instanceof Ruling.InBody(var rule)) {
        byte[] bytes = body.bytes();
        decide(context, () -> rule.apply(bytes), second -> end(context, second, request, end));
      } else {
        end(context, ruling, request, end);
      }
    } else {
      next(context);
    }
  }

  /// The request is whole, and what becomes of it is settled.
  private void end(
      ChannelHandlerContext context, Ruling settled, HttpRequest request, LastHttpContent end) {
    boolean wanted = HttpUtil.isKeepAlive(request);
    Object whole = body.handOver();
    body = new Spool(folder);
    head = null;
    switch (settled) {
      case Ruling.Permitted _ ->
          exchange =
              Exchange.begin(
                  context.channel(),
                  backends.apply(address(context.channel().localAddress())),
                  request,
                  whole,
                  end,
                  again -> {
                    exchange = null;
                    proceed(context, again && wanted);
                  });
      case Ruling.Refused(Refusal refusal) -> answer(context, refusal, wanted);
      case Ruling.InBody _, Ruling.Unreachable _ -> {
        var _ = context.close();
      }
    }
  }

  /// Asks somewhere else, for it may take a while, and comes back.
  private static void decide(
      ChannelHandlerContext context, Supplier<Ruling> question, Consumer<Ruling> then) {
    Thread.ofVirtual()
        .start(() -> {
          Runnable back;
          try {
            Ruling ruling = question.get();
            back = () -> then.accept(ruling);
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot ask for the endpoint's policy", e);
            back = () -> refuse(context, HttpResponseStatus.SERVICE_UNAVAILABLE);
          }
          Runnable next = back;
          context
              .executor()
              .execute(() -> {
                if (context.channel().isActive()) {
                  next.run();
                }
              });
        });
  }

  private void answer(ChannelHandlerContext context, Refusal refusal, boolean again) {
    DefaultFullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(refusal.status()),
            Unpooled.copiedBuffer(refusal.body(), StandardCharsets.UTF_8));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, refusal.contentType())
        .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
    if (!again) {
      answer.headers().set(HttpHeaderNames.CONNECTION, "close");
    }
    var _ = context.write(answer);
    proceed(context, again);
  }

  /// An answer has been written.
  private void proceed(ChannelHandlerContext context, boolean again) {
    if (again) {
      context.flush();
      next(context);
    } else {
      var _ = context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static RequestHead head(HttpRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(header ->
            headers.merge(
                header.getKey().toLowerCase(Locale.ROOT),
                header.getValue(),
                (one, more) -> one + "," + more));
    return new RequestHead(request.method().name(), request.uri(), headers);
  }

  private static DefaultFullHttpResponse empty(HttpResponseStatus status) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
  }

  private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
    DefaultFullHttpResponse answer = empty(status);
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, 0)
        .set(HttpHeaderNames.CONNECTION, "close");
    var _ = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (exchange != null) {
      exchange.more();
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    body.close();
    if (exchange != null) {
      exchange.abandon();
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A peer that went away in the middle of what it said.
    var _ = context.close();
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
