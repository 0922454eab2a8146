package causeway.proxy.accept;

import causeway.proxy.config.Limits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What all listeners of a proxy share: who is connected, and how many bytes wait for the rest of
/// their ClientHello. Safe on any thread.
final class Capacity {
  private final Limits limits;
  private final Set<TlsConnection> live = ConcurrentHashMap.newKeySet();
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong pending = new AtomicLong();

  Capacity(Limits limits) {
    this.limits = limits;
  }

  /// Takes a place; false when all are taken.
  boolean enter(TlsConnection connection) {
    if (count.incrementAndGet() > limits.connections()) {
      count.decrementAndGet();
      return false;
    }
    live.add(connection);
    return true;
  }

  /// Gives the place back; once for each successful [#enter].
  void leave(TlsConnection connection) {
    if (live.remove(connection) && count.decrementAndGet() == 0) {
      synchronized (count) {
        count.notifyAll();
      }
    }
  }

  /// Reserves memory for a part of a ClientHello; false when too much is held.
  boolean hold(int bytes) {
    if (pending.addAndGet(bytes) > limits.pendingBytes()) {
      pending.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void release(int bytes) {
    pending.addAndGet(-bytes);
  }

  /// Waits until nobody is connected, or for `limit`.
  boolean awaitEmpty(Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    synchronized (count) {
      while (count.get() > 0) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(count, left);
      }
    }
    return true;
  }

  Set<TlsConnection> live() {
    return live;
  }
}
