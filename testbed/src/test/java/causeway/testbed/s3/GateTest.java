package causeway.testbed.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final String PEER = "10.2.1.10";

  private final AtomicReference<Predicate<String>> silence = new AtomicReference<>(none -> false);
  private final AtomicInteger reads = new AtomicInteger();
  private final EmbeddedChannel channel = new Peer();

  /// A channel of [#PEER]; what reaches its socket's side is counted.
  private final class Peer extends EmbeddedChannel {
    Peer() {
      config().setAutoRead(false);
      pipeline()
          .addLast(
              new ChannelOutboundHandlerAdapter() {
                @Override
                public void read(ChannelHandlerContext context) throws Exception {
                  reads.incrementAndGet();
                  super.read(context);
                }
              },
              new Gate(address -> silence.get().test(address)));
      reads.set(0);
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return new InetSocketAddress(PEER, 40000);
    }
  }

  private void say(String text) {
    var _ =
        channel.writeAndFlush(Unpooled.copiedBuffer(text, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void withoutSilenceEverythingPasses() {
    say("hello");
    channel.read();
    assertThat(channel.outboundMessages()).hasSize(1);
    assertThat(reads).hasValue(1);
  }

  @Test
  void silenceHoldsBothDirectionsAndItsEndLetsThemPass() {
    silence.set(PEER::equals);
    say("hello");
    channel.read();
    assertThat(channel.outboundMessages()).isEmpty();
    assertThat(reads).hasValue(0);

    channel.pipeline().get(Gate.class).open();
    assertThat(channel.outboundMessages()).as("opened too early").isEmpty();

    silence.set(none -> false);
    channel.pipeline().get(Gate.class).open();
    assertThat(channel.outboundMessages()).hasSize(1);
    assertThat(reads).hasValue(1);
    channel.pipeline().get(Gate.class).open();
    assertThat(reads).as("opened twice").hasValue(1);
  }

  @Test
  void silenceToAnotherIsNotForThisPeer() {
    silence.set("10.2.2.10"::equals);
    say("hello");
    assertThat(channel.outboundMessages()).hasSize(1);
  }
}
