package causeway.cli.farm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The farm's instances, each with its newest report.
public final class Proxies {
  /// Requests at once: a large farm in seconds, without a storm.
  private static final int AT_ONCE = 32;

  private Proxies() {}

  /// One instance; no report is a finding too.
  public record Proxy(Account.Member member, @Nullable ProxyReport report) {
    /// Whether it enforces at least this sequence.
    boolean enforces(long sequence) {
      return report != null && report.sequence() != null && report.sequence() >= sequence;
    }
  }

  /// Describes the group and reads all reports, in the group's order.
  public static List<Proxy> of(Account account, Farm farm) {
    Account.Group group = account.group(farm.autoScalingGroup());
    Semaphore turns = new Semaphore(AT_ONCE);
    List<Future<Proxy>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Account.Member member : group.members()) {
        asked.add(
            threads.submit(() -> {
              turns.acquire();
              try {
                Optional<ProxyReport> report =
                    ProxyReport.newest(
                        account, farm.reportsBucket(), group.instanceArn(member.id()));
                return new Proxy(member, report.orElse(null));
              } finally {
                turns.release();
              }
            }));
      }
      List<Proxy> proxies = new ArrayList<>();
      for (Future<Proxy> answer : asked) {
        proxies.add(answer.get());
      }
      return List.copyOf(proxies);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading reports", interrupted);
    }
  }
}
