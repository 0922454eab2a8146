package causeway.proxy.transport;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;

/// Netty's epoll with one fault mended. A channel that waits for nothing leaves the kernel's epoll
/// set, and Netty (4.2.18 and 4.2.20) then modifies what is no longer there when the channel wants
/// something again: the call fails, and with it the write that had to wait. That is what happens to
/// every peer that has ended its half and then reads slower than it is sent to. So a channel that
/// left is registered afresh when it comes back.
///
/// To keep it in the set instead would spin: the kernel reports a hung-up peer whether or not
/// anybody asked.
final class RejoiningEpoll implements IoHandler {
  private final IoHandler epoll;

  private RejoiningEpoll(IoHandler epoll) {
    this.epoll = epoll;
  }

  /// In place of `EpollIoHandler.newFactory()`.
  static IoHandlerFactory factory() {
    IoHandlerFactory factory = EpollIoHandler.newFactory();
    return executor -> new RejoiningEpoll(factory.newHandler(executor));
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return new Rejoining(handle, epoll.register(handle));
  }

  @Override
  public void initialize() {
    epoll.initialize();
  }

  @Override
  public int run(IoHandlerContext context) {
    return epoll.run(context);
  }

  @Override
  public void prepareToDestroy() {
    epoll.prepareToDestroy();
  }

  @Override
  public void destroy() {
    epoll.destroy();
  }

  @Override
  public void wakeup() {
    epoll.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return epoll.isCompatible(handleType);
  }

  /// One channel's membership. Only its event loop submits; the rest is asked on any thread.
  private final class Rejoining implements IoRegistration {
    private final IoHandle handle;
    private volatile IoRegistration current;
    private boolean away;

    Rejoining(IoHandle handle, IoRegistration current) {
      this.handle = handle;
      this.current = current;
    }

    @Override
    public long submit(IoOps ops) {
      if (!current.isValid()) {
        return -1;
      }
      boolean leaves = ops.equals(EpollIoOps.NONE);
      if (leaves && away) {
        return 0;
      }
      if (away) {
        var _ = current.cancel();
        current = again();
      }
      away = leaves;
      return current.submit(ops);
    }

    private IoRegistration again() {
      try {
        return epoll.register(handle);
      } catch (Exception e) {
        throw new IllegalStateException("epoll does not take a channel back", e);
      }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Netty declares it
    public <T> T attachment() {
      return current.attachment();
    }

    @Override
    public boolean isValid() {
      return current.isValid();
    }

    @Override
    public boolean cancel() {
      return current.cancel();
    }
  }
}
