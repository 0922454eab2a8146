package causeway.testbed.instance;

import causeway.testbed.network.Host;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A machine with its one process.
public record RunningInstance(
    InstanceIdentity identity, Host host, InstanceMetadata metadata, Process process) {

  public boolean alive() {
    return process.isAlive();
  }

  /// The machine dies: no goodbye, no flush.
  public void kill() {
    process.destroyForcibly();
  }

  /// Asks the process to end, makes it after `grace`, and takes the machine away.
  void end(Duration grace) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    host.remove();
  }
}
