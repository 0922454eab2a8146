package causeway.testbed.network;

import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.SystemTool;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A network load balancer over the zones: an address in each, connections spread by a hash of the
/// flow over the healthy targets of all zones, the client's own address kept.
///
/// The kernel translates addresses at a flow's first packet and its connection tracking remembers
/// the choice, so changing the map touches no open connection. With no healthy target at all, new
/// flows go to every target, as AWS's does. Each target is checked on a thread of its own.
public final class LoadBalancer implements AutoCloseable {
  private final String name;
  private final List<String> addresses;
  private final List<Target> targets;
  private final HealthCheck check;
  private final Map<Target, Boolean> healthy = new LinkedHashMap<>();
  private final List<Transition> transitions = new CopyOnWriteArrayList<>();
  private final List<Consumer<Transition>> listeners = new CopyOnWriteArrayList<>();
  private final List<Thread> checkers = new ArrayList<>();
  private volatile boolean closed;

  /// @param name letters only; the name of its table in the kernel
  /// @param addresses one a zone
  public LoadBalancer(
      String name, List<String> addresses, List<Target> targets, HealthCheck check) {
    this.name = name;
    this.addresses = List.copyOf(addresses);
    this.targets = List.copyOf(targets);
    this.check = check;
  }

  /// One proxy behind the load balancer.
  public record Target(String name, String zone, String address) {}

  /// How targets are checked.
  ///
  /// @param threshold answers in a row, good or bad, that change a target's state
  public record HealthCheck(int port, String path, Duration interval, int threshold) {}

  /// A target that changed its state.
  public record Transition(Instant at, Target target, boolean healthy) {}

  public void start() {
    synchronized (healthy) {
      targets.forEach(target -> healthy.put(target, false));
      program();
    }
    for (Target target : targets) {
      checkers.add(Thread.ofVirtual().name("health-" + target.name()).start(() -> check(target)));
    }
  }

  public HealthCheck check() {
    return check;
  }

  public List<String> addresses() {
    return addresses;
  }

  public List<Target> targets() {
    return targets;
  }

  public List<Target> healthy() {
    synchronized (healthy) {
      return targets.stream().filter(target -> Boolean.TRUE.equals(healthy.get(target))).toList();
    }
  }

  public List<Transition> transitions() {
    return List.copyOf(transitions);
  }

  public void onTransition(Consumer<Transition> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    closed = true;
    checkers.forEach(Thread::interrupt);
  }

  private void check(Target target) {
    int run = 0;
    while (!closed) {
      boolean good = answers(target);
      boolean was;
      synchronized (healthy) {
        was = Boolean.TRUE.equals(healthy.get(target));
      }
      run = good == was ? 0 : run + 1;
      if (run >= check.threshold()) {
        run = 0;
        change(target, good);
      }
      try {
        Thread.sleep(check.interval());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void change(Target target, boolean good) {
    synchronized (healthy) {
      healthy.put(target, good);
      program();
    }
    Transition transition = new Transition(Instant.now(), target, good);
    transitions.add(transition);
    listeners.forEach(listener -> listener.accept(transition));
  }

  private boolean answers(Target target) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://" + target.address() + ":" + check.port() + check.path())
                  .toURL()
                  .openConnection();
      connection.setConnectTimeout((int) check.interval().toMillis());
      connection.setReadTimeout((int) check.interval().toMillis());
      connection.setRequestProperty("Connection", "close");
      try (InputStream body =
          connection.getResponseCode() < 400
              ? connection.getInputStream()
              : connection.getErrorStream()) {
        if (body != null) {
          body.readAllBytes();
        }
      }
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// Replaces the whole table in one transaction.
  private void program() {
    List<Target> usable = healthy();
    if (usable.isEmpty()) {
      usable = targets;
    }
    StringBuilder map = new StringBuilder();
    for (int i = 0; i < usable.size(); i++) {
      map.append(i == 0 ? "" : ", ").append(i).append(" : ").append(usable.get(i).address());
    }
    String ruleset =
        """
        table ip lb_%1$s
        delete table ip lb_%1$s
        table ip lb_%1$s {
          chain flows {
            type nat hook prerouting priority dstnat; policy accept;
            ip daddr { %2$s } tcp dport 443 dnat to jhash ip saddr . tcp sport mod %3$d map { %4$s }
          }
        }
        """
            .formatted(name, String.join(", ", addresses), usable.size(), map);
    Command.of(SystemTool.NFT.path(), "-f", "-").reading(ruleset).check();
  }
}
