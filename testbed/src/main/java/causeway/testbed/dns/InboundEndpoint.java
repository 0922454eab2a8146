package causeway.testbed.dns;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DefaultDnsResponse;
import io.netty.handler.codec.dns.DnsQuery;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.handler.codec.dns.TcpDnsQueryDecoder;
import io.netty.handler.codec.dns.TcpDnsResponseEncoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Route 53 Resolver's inbound endpoint: answers corporate DNS for the names of a private hosted
/// zone, over UDP and TCP.
public final class InboundEndpoint implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final HostedZone zone;
  private final Answers answers;

  /// @param aliases a load balancer's name to its addresses that are in DNS now
  /// @param aliasTtl how long an alias's answer may be kept; 60 s in AWS
  public InboundEndpoint(
      HostedZone zone, Function<String, List<String>> aliases, Duration aliasTtl) {
    this.zone = zone;
    this.answers = new Answers(aliases, aliasTtl, RandomGenerator.getDefault());
  }

  /// Takes each address into the Region and answers at it.
  public void listen(List<String> addresses) throws InterruptedException {
    for (String address : addresses) {
      Command.of(SystemTool.IP.path(), "address", "add", address + "/32", "dev", "lo").check();
    }
    bind(addresses.stream().map(address -> new InetSocketAddress(address, 53)).toList());
  }

  void bind(List<InetSocketAddress> addresses) throws InterruptedException {
    Bootstrap udp =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .handler(
                new ChannelInitializer<NioDatagramChannel>() {
                  @Override
                  protected void initChannel(NioDatagramChannel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new DatagramDnsQueryDecoder(),
                            new DatagramDnsResponseEncoder(),
                            new Answering());
                  }
                });
    ServerBootstrap tcp =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new TcpDnsQueryDecoder(), new TcpDnsResponseEncoder(), new Answering());
                  }
                });
    for (InetSocketAddress address : addresses) {
      udp.bind(address).sync();
      tcp.bind(address).sync();
    }
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully();
  }

  private final class Answering extends SimpleChannelInboundHandler<DnsQuery> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DnsQuery query) {
      DnsQuestion question = query.recordAt(DnsSection.QUESTION);
      DnsResponse response =
          query instanceof DatagramDnsQuery datagram
              ? new DatagramDnsResponse(
                  /* sender= */ datagram.recipient(),
                  /* recipient= */ datagram.sender(),
                  query.id())
              : new DefaultDnsResponse(query.id());
      response.setRecursionDesired(query.isRecursionDesired()).setRecursionAvailable(true);
      response.addRecord(
          DnsSection.QUESTION,
          new DefaultDnsQuestion(question.name(), question.type(), question.dnsClass()));
      Answers.Answer answer = answers.to(zone.records(), question.name(), question.type().name());
      response.setCode(answer.exists() ? DnsResponseCode.NOERROR : DnsResponseCode.NXDOMAIN);
      for (Answers.Address address : answer.addresses()) {
        response.addRecord(DnsSection.ANSWER, record(context, question, address));
      }
      var _ = context.writeAndFlush(response);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // What is no question gets no answer.
      if (context.channel() instanceof SocketChannel) {
        var _ = context.close();
      }
    }

    private static DnsRecord record(
        ChannelHandlerContext context, DnsQuestion question, Answers.Address address) {
      return new DefaultDnsRawRecord(
          question.name(),
          question.type(),
          address.ttl().toSeconds(),
          context.alloc().buffer().writeBytes(address.address().getAddress()));
    }
  }
}
