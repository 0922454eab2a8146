package causeway.functions.apply;

import causeway.functions.cloud.AutoScaling;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Instances;
import causeway.functions.cloud.LaunchTemplates;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Parameters;
import causeway.functions.cloud.PrefixLists;
import causeway.functions.cloud.Queue;
import causeway.functions.cloud.Route53;
import causeway.functions.cloud.Topics;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Route 53 at a walking pace: it takes five requests a second from the whole account, and the rest
/// of the account wants some too.
public final class PacedRoute53 implements Route53 {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final Route53 route53;
  private final Host host;
  private Instant next = Instant.MIN;

  private PacedRoute53(Route53 route53, Host host) {
    this.route53 = route53;
    this.host = host;
  }

  /// The same cloud with its Route 53 paced.
  public static Cloud pacing(Cloud cloud, Host host) {
    return new Paced(cloud, new PacedRoute53(cloud.route53(), host));
  }

  @Override
  public List<RecordSet> list(String zoneId, String name) {
    pace();
    return route53.list(zoneId, name);
  }

  @Override
  public void change(String zoneId, List<RecordChange> changes) {
    pace();
    route53.change(zoneId, changes);
  }

  private void pace() {
    Instant now = host.now();
    if (now.isBefore(next)) {
      host.pause(Duration.between(now, next));
    }
    next = host.now().plus(BETWEEN);
  }

  private record Paced(Cloud cloud, Route53 route53) implements Cloud {
    @Override
    public AutoScaling autoScaling() {
      return cloud.autoScaling();
    }

    @Override
    public Instances instances() {
      return cloud.instances();
    }

    @Override
    public Objects objects() {
      return cloud.objects();
    }

    @Override
    public PrefixLists prefixLists() {
      return cloud.prefixLists();
    }

    @Override
    public LaunchTemplates launchTemplates() {
      return cloud.launchTemplates();
    }

    @Override
    public Parameters parameters() {
      return cloud.parameters();
    }

    @Override
    public Topics topics() {
      return cloud.topics();
    }

    @Override
    public Queue queue() {
      return cloud.queue();
    }
  }
}
