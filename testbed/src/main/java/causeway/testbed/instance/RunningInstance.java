package causeway.testbed.instance;

import causeway.testbed.enclosure.Command;
import causeway.testbed.network.Host;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A machine with its one process.
///
/// @param program what the process runs
public record RunningInstance(
    InstanceIdentity identity,
    Host host,
    InstanceMetadata metadata,
    Command program,
    Process process) {
  static RunningInstance start(
      InstanceIdentity identity, Host host, InstanceMetadata metadata, Command program) {
    return new RunningInstance(
        identity, host, metadata, program, program.start(host.folder().resolve("instance.log")));
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// The machine dies: no goodbye, no flush.
  public void kill() {
    process.destroyForcibly();
  }

  /// The process dies and starts again; the machine and its disk stay.
  RunningInstance restart() throws InterruptedException {
    process.destroyForcibly().waitFor();
    return start(identity, host, metadata, program);
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
