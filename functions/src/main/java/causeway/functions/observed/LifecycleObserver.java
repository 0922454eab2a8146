package causeway.functions.observed;

import causeway.access.document.FrontDoor;
import causeway.functions.Buckets;
import causeway.functions.LifecycleConfig;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.observed.FrontDoorChoice;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.Held;
import causeway.reconcile.observed.Hook;
import causeway.reconcile.observed.Instance;
import causeway.reconcile.observed.LifecycleView;
import causeway.reconcile.observed.Memory;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.observed.Wait;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads everything that LifecycleFunction decides by. Targets come first (the group, the memory,
/// the records), then inputs (what is in force, the reports), so that a change is always planned
/// from inputs at least as new as what it replaces.
public final class LifecycleObserver {
  private final Cloud cloud;
  private final LifecycleConfig config;
  private final LifecycleSettings settings;
  private final Retry retry;
  private final PublishedHeader published;
  private final FrontDoors frontDoors;
  private final Reports reports;

  public LifecycleObserver(Cloud cloud, Host host, LifecycleConfig config) {
    this.cloud = cloud;
    this.config = config;
    this.settings = config.settings();
    this.retry = new Retry(host);
    Buckets buckets = config.buckets();
    this.published = new PublishedHeader(cloud.objects(), retry, buckets.state());
    this.frontDoors = new FrontDoors(cloud.objects(), host, retry, buckets.config());
    this.reports = new Reports(cloud.objects(), host, retry, buckets.reports());
  }

  /// What was seen, and reports that nobody can read, as lines for people.
  public record Seen(LifecycleView view, List<String> faults) {}

  public Seen look(Set<Wait> settled) {
    Group group = retry.read(() -> cloud.autoScaling().describeGroup(settings.group()));
    List<Hook> hooks = retry.read(() -> cloud.autoScaling().describeHooks(settings.group()));
    Held<Memory> memory = memory();
    PublishedHeader.Header inForce = published.read();
    FrontDoorChoice choice = frontDoors.of(inForce.documentVersion());
    List<RecordSet> records =
        names(choice, memory.value()).stream().flatMap(name -> records(name).stream()).toList();
    Set<String> ids = group.instances().stream().map(Instance::id).collect(Collectors.toSet());
    Reports.Found found = reports.read(ids);
    LifecycleView view =
        new LifecycleView(
            needsAddresses(choice) ? located(group) : group,
            hook(hooks, settings.launchHook()),
            hook(hooks, settings.terminateHook()),
            settled,
            records,
            memory,
            inForce.sequence(),
            choice,
            found.reports(),
            LatchesSeen.read(cloud.objects(), retry, config.buckets().state()));
    return new Seen(view, found.faults());
  }

  private Held<Memory> memory() {
    Optional<Stored> stored =
        retry.read(
            () -> cloud.objects().get(config.buckets().state(), Buckets.MEMORY, Integer.MAX_VALUE));
    return stored
        .map(object -> new Held<>(MemoryJson.read(object.bytes()), object.etag()))
        .orElseGet(() -> new Held<Memory>(Memory.EMPTY, null));
  }

  /// The name in force, and those before it as long as records may be left there.
  private static Set<String> names(FrontDoorChoice choice, Memory memory) {
    Set<String> names = new LinkedHashSet<>();
    if (choice instanceof FrontDoorChoice.Known(@Nullable FrontDoor door)) {
      if (door != null) {
        names.add(door.name());
      }
      names.addAll(memory.frontDoors());
      names.addAll(memory.leftDoors().keySet());
    }
    return names;
  }

  private List<RecordSet> records(String name) {
    return retry.read(() -> cloud.route53().list(settings.hostedZoneId(), name));
  }

  /// Only instances' records name addresses.
  private static boolean needsAddresses(FrontDoorChoice choice) {
    return choice instanceof FrontDoorChoice.Known(@Nullable FrontDoor door)
        && door != null
        && door.kind() == FrontDoor.Kind.INSTANCES;
  }

  private Group located(Group group) {
    List<String> ids = group.instances().stream().map(Instance::id).toList();
    Map<String, InetAddress> addresses =
        ids.isEmpty() ? Map.of() : retry.read(() -> cloud.instances().privateAddresses(ids));
    return new Group(
        group.name(),
        group.templateVersion(),
        group.instances().stream().map(each -> each.at(addresses.get(each.id()))).toList());
  }

  private Hook hook(List<Hook> hooks, String name) {
    return hooks.stream()
        .filter(hook -> hook.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "Auto Scaling group "
                    + settings.group()
                    + " has no lifecycle hook \""
                    + name
                    + "\"; update the stack"));
  }
}
