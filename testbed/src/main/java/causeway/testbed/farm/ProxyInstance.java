package causeway.testbed.farm;

import causeway.testbed.instance.ProxyProgram;
import causeway.testbed.network.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One proxy of a farm: a host in its zone, and the proxy's process on it, which can be killed and
/// started again.
public final class ProxyInstance {
  private final Host host;
  private final FarmPlan plan;
  private final FarmPlan.Zone zone;
  private final Path authority;
  private @Nullable Process process;

  public ProxyInstance(Host host, FarmPlan plan, FarmPlan.Zone zone, Path authority) {
    this.host = host;
    this.plan = plan;
    this.zone = zone;
    this.authority = authority;
  }

  public String name() {
    return host.name();
  }

  public Host host() {
    return host;
  }

  public FarmPlan.Zone zone() {
    return zone;
  }

  /// Starts the proxy's process, as `causeway proxy FILE` would.
  public synchronized void start() {
    Path settings = host.folder().resolve("proxy.yaml");
    try {
      Files.writeString(
          settings,
          """
          name: %s
          listeners:
            - {kind: tls, address: "%s:443"}
            - {kind: admin, address: "%s:8080"}
          access: {bucket: %s, region: %s}
          resolver: {servers: ["%s"]}
          records: {file: records.jsonl}
          workers: 1
          """
              .formatted(
                  name(),
                  host.address(),
                  host.address(),
                  plan.stateBucket(),
                  plan.region(),
                  plan.resolver()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + settings, e);
    }
    process =
        ProxyProgram.on(host, settings, authority)
            .with(
                Map.of(
                    "AWS_REGION",
                    plan.region(),
                    "AWS_ACCESS_KEY_ID",
                    plan.proxyKey(),
                    "AWS_SECRET_ACCESS_KEY",
                    "testbed",
                    "AWS_EC2_METADATA_DISABLED",
                    "true"))
            .start(log());
  }

  public Path log() {
    return host.folder().resolve("proxy.log");
  }

  /// Where its connection records are, one JSON object a line.
  public Path records() {
    return host.folder().resolve("records.jsonl");
  }

  public synchronized boolean alive() {
    return process != null && process.isAlive();
  }

  /// SIGKILL: no goodbye, no flush.
  public synchronized void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }
}
