package causeway.testbed.s3;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request that is known whole, at LocalStack: asked on a connection of its own, answered to
/// the client as fast as that one reads. It is never cut: when the client has left, the rest of the
/// answer is read and dropped, because LocalStack would keep the object locked. On the client's
/// event loop.
final class Exchange extends ChannelInboundHandlerAdapter {
  private final Channel client;
  private final Consumer<Boolean> ended;
  private @Nullable Channel backend;
  private boolean abandoned;
  private boolean reusable;
  private boolean done;

  /// @param ended told once, whether the client's connection may carry another request
  private Exchange(Channel client, Consumer<Boolean> ended) {
    this.client = client;
    this.ended = ended;
  }

  /// Asks.
  ///
  /// @param body a buffer or a file region, which is released
  static Exchange begin(
      Channel client,
      InetSocketAddress address,
      HttpRequest head,
      Object body,
      LastHttpContent end,
      Consumer<Boolean> ended) {
    Exchange exchange = new Exchange(client, ended);
    new Bootstrap()
        .group(client.eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.AUTO_READ, false)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(
                            new HttpDecoderConfig().setMaxHeaderSize(ServiceFront.LARGEST_HEAD),
                            false,
                            false),
                        exchange);
              }
            })
        .connect(address)
        .addListener(
            (ChannelFutureListener)
                connected -> {
                  if (!connected.isSuccess()) {
                    ReferenceCountUtil.release(body);
                    ReferenceCountUtil.release(end);
                    exchange.end(false);
                    return;
                  }
                  Channel channel = connected.channel();
                  exchange.backend = channel;
                  var _ = channel.write(head);
                  var _ = channel.write(body);
                  var _ = channel.writeAndFlush(end);
                  channel.read();
                });
    return exchange;
  }

  /// The client has left.
  void abandon() {
    abandoned = true;
    more();
  }

  /// Reads on, unless the client has not taken what was read before.
  void more() {
    Channel channel = backend;
    if (channel != null && (abandoned || client.isWritable())) {
      channel.read();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse response) {
      reusable =
          HttpUtil.isKeepAlive(response)
              && (HttpUtil.isContentLengthSet(response)
                  || HttpUtil.isTransferEncodingChunked(response)
                  || response.status().code() == 204
                  || response.status().code() == 304);
    }
    boolean last = message instanceof LastHttpContent;
    if (abandoned) {
      ReferenceCountUtil.release(message);
    } else {
      var _ = client.write(message);
    }
    if (last) {
      var _ = context.close();
      client.flush();
      end(reusable);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    client.flush();
    if (!done) {
      more();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end(false);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // LocalStack went away, or said what is no HTTP; the client's connection ends with it.
    var _ = context.close();
  }

  private void end(boolean again) {
    if (!done) {
      done = true;
      ended.accept(again);
    }
  }
}
