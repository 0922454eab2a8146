package causeway.functions.fake;

import causeway.functions.cloud.AutoScaling;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Instances;
import causeway.functions.cloud.Inventory;
import causeway.functions.cloud.LaunchTemplates;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Parameters;
import causeway.functions.cloud.PrefixLists;
import causeway.functions.cloud.Queue;
import causeway.functions.cloud.Route53;
import causeway.functions.cloud.SecurityHub;
import causeway.functions.cloud.Topics;
import causeway.functions.cloud.VpcEndpoints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Everything at AWS that the functions touch, as one state in memory under a clock of the
/// caller's. It answers truly and at once; what goes wrong on the way is a [Wire]'s ([Wired#over]),
/// and [#lag] lets the eventually consistent services answer out of the past.
///
/// `FakeCloud cloud = …; Faults faults = new Faults(); new LifecyclePass(Wired.over(cloud, faults),
/// …)`
public final class FakeCloud implements Cloud {
  public static final String TEMPLATE = "lt-1";
  private static final Duration MODIFYING = Duration.ofSeconds(4);

  private final Lag lag = new Lag();
  private final FakeAutoScaling autoScaling;
  private final FakeRoute53 route53 = new FakeRoute53();
  private final FakeObjects objects;
  private final FakePrefixLists prefixLists;
  private final FakeVpcEndpoints vpcEndpoints;
  private final FakeLaunchTemplates launchTemplates;
  private final FakeParameters parameters = new FakeParameters();
  private final FakeTopics topics = new FakeTopics();
  private final FakeInventory inventory = new FakeInventory();
  private final FakeSecurityHub securityHub = new FakeSecurityHub();
  private final FakeQueue queue = new FakeQueue();

  /// @param versioned the buckets that keep versions
  /// @param image the AMI of the launch template's first version
  public FakeCloud(InstantSource clock, GroupSettings group, Set<String> versioned, String image) {
    this.autoScaling = new FakeAutoScaling(clock, lag, group, 1);
    this.objects = new FakeObjects(clock, versioned);
    this.prefixLists = new FakePrefixLists(clock, lag, MODIFYING);
    this.vpcEndpoints = new FakeVpcEndpoints(clock, lag);
    this.launchTemplates = new FakeLaunchTemplates(clock, lag, TEMPLATE, image);
  }

  public Lag lag() {
    return lag;
  }

  /// The group itself, beyond what callers see of it.
  public FakeAutoScaling group() {
    return autoScaling;
  }

  public FakeRoute53 zone() {
    return route53;
  }

  public FakeObjects store() {
    return objects;
  }

  public FakePrefixLists lists() {
    return prefixLists;
  }

  public FakeVpcEndpoints endpoints() {
    return vpcEndpoints;
  }

  public FakeLaunchTemplates templates() {
    return launchTemplates;
  }

  public FakeParameters values() {
    return parameters;
  }

  public FakeTopics messages() {
    return topics;
  }

  /// Receipts of messages that were made visible at once.
  public List<String> released() {
    return queue.released();
  }

  public FakeQueue sent() {
    return queue;
  }

  public FakeInventory accounts() {
    return inventory;
  }

  public FakeSecurityHub hub() {
    return securityHub;
  }

  @Override
  public AutoScaling autoScaling() {
    return autoScaling;
  }

  @Override
  public Instances instances() {
    return autoScaling;
  }

  @Override
  public Route53 route53() {
    return route53;
  }

  @Override
  public Objects objects() {
    return objects;
  }

  @Override
  public PrefixLists prefixLists() {
    return prefixLists;
  }

  @Override
  public VpcEndpoints vpcEndpoints() {
    return vpcEndpoints;
  }

  @Override
  public Inventory inventory() {
    return inventory;
  }

  @Override
  public SecurityHub securityHub() {
    return securityHub;
  }

  @Override
  public LaunchTemplates launchTemplates() {
    return launchTemplates;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Topics topics() {
    return topics;
  }

  @Override
  public Queue queue() {
    return queue;
  }
}
