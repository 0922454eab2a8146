package causeway.reconcile.desired;

import causeway.access.document.FarmDocument;
import causeway.access.document.Fault;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.AccessSnapshot.Endpoint;
import causeway.access.snapshot.AccessSnapshot.Quarantined;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.Lockdown;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.ConfigView.Family;
import causeway.reconcile.observed.ConfigView.Ingress;
import causeway.reconcile.observed.DocumentSeen;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.PrefixList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What ConfigChangeFunction wants, from one look: the snapshot, the admitted networks, what the
/// endpoints permit, the image. A bad document leads to its faults and nothing else: the one in
/// force goes on, and what it was on the way to, a list or a policy not yet narrowed, comes about.
/// What alarms latched holds under any document, a bad one too.
public final class ConfigRules {
  private final ConfigView view;
  private final ConfigSettings settings;
  private final List<String> alarms = new ArrayList<>();
  private final List<Quarantined> quarantine;

  private ConfigRules(ConfigView view, ConfigSettings settings) {
    this.view = view;
    this.settings = settings;
    this.quarantine = Quarantines.of(view.latches(), alarms);
  }

  public static ConfigDesired desired(ConfigView view, ConfigSettings settings) {
    return new ConfigRules(view, settings).desired();
  }

  private ConfigDesired desired() {
    Image image = Image.next(view);
    if (image instanceof Image.Refused(var version, String why)) {
      alarms.add(
          "image "
              + version.imageId()
              + " was not taken (template version "
              + version.number()
              + ": "
              + why
              + "); put another one into the image parameter");
    }
    return switch (view.document()) {
      case DocumentSeen.Absent() -> asBefore(null, image);
      case DocumentSeen.Bad(String version, List<Fault> faults) ->
          asBefore(new ConfigDesired.Faults(version, faults), image);
      case DocumentSeen.Good(String version, FarmDocument document) ->
          document.region().equals(settings.region())
              ? good(version, document, image)
              : asBefore(new ConfigDesired.Faults(version, List.of(otherRegion(document))), image);
    };
  }

  private ConfigDesired asBefore(ConfigDesired.@Nullable Faults faults, Image image) {
    if (faults != null) {
      alarms.add(
          "version "
              + faults.version()
              + " of the document has "
              + Names.count(faults.faults().size(), "fault")
              + ", what was in force stays: "
              + faults.faults().getFirst());
    }
    InForce inForce = view.inForce();
    FarmDocument before = view.before();
    if (inForce == null || inForce.documentVersion() == null || before == null) {
      if (Lockdown.of(view.latches()) != Lockdown.NONE) {
        alarms.add(
            "the endpoint policies cannot be locked down: the document in force cannot be read;"
                + " apply one without faults");
      }
      return new ConfigDesired(
          inForce == null || inForce.snapshot() == null
              ? null
              : inForce.snapshot().quarantining(quarantine),
          Map.of(),
          Map.of(),
          faults,
          image,
          List.copyOf(alarms));
    }
    EndpointPolicies endpoints = EndpointPolicies.of(view, settings, before);
    return wanted(inForce.documentVersion(), before, endpoints, faults, image);
  }

  private Fault otherRegion(FarmDocument document) {
    return new Fault(
        "farm.yaml",
        1,
        1,
        "other-region",
        "region \""
            + document.region()
            + "\" is not the stack's, which is in "
            + settings.region()
            + "; apply the document to the stack there");
  }

  private ConfigDesired good(String version, FarmDocument document, Image image) {
    if (!document.farm().equals(settings.farm())) {
      alarms.add(
          "the document is for farm \"" + document.farm() + "\", the stack is " + settings.farm());
    }
    EndpointPolicies endpoints = EndpointPolicies.of(view, settings, document);
    return endpoints.faults.isEmpty()
        ? wanted(version, document, endpoints, null, image)
        : asBefore(new ConfigDesired.Faults(version, endpoints.faults), image);
  }

  private ConfigDesired wanted(
      String version,
      FarmDocument document,
      EndpointPolicies endpoints,
      ConfigDesired.@Nullable Faults faults,
      Image image) {
    alarms.addAll(endpoints.alarms);
    return new ConfigDesired(
        snapshot(version, document),
        ingress(document),
        endpoints.policies,
        faults,
        image,
        List.copyOf(alarms));
  }

  private @Nullable AccessSnapshot snapshot(String version, FarmDocument document) {
    AccessSnapshot compiled = SnapshotCompiler.compile(document);
    Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    for (Map.Entry<String, Endpoint> each : compiled.endpoints().entrySet()) {
      String service = each.getValue().service();
      List<String> destinations = destinations(service);
      if (destinations.isEmpty()) {
        alarms.add(
            "AWS names no addresses of "
                + service
                + " in "
                + settings.region()
                + " (managed prefix list), so nothing is published");
        return null;
      }
      endpoints.put(each.getKey(), new Endpoint(service, destinations));
    }
    return new AccessSnapshot(
        compiled.farm(),
        compiled.region(),
        compiled.mode(),
        null,
        version,
        endpoints,
        compiled.networks(),
        compiled.users(),
        compiled.groups(),
        compiled.rules(),
        quarantine);
  }

  /// Where the proxies may connect: what AWS lists, or what it last listed.
  private List<String> destinations(String service) {
    PrefixList list = view.services().get(service);
    if (list != null && !list.entries().isEmpty()) {
      return list.entries().stream().sorted().map(Cidr::toString).toList();
    }
    InForce inForce = view.inForce();
    if (inForce == null || inForce.snapshot() == null) {
      return List.of();
    }
    return inForce.snapshot().endpoints().values().stream()
        .filter(endpoint -> endpoint.service().equals(service))
        .findFirst()
        .map(Endpoint::prefixList)
        .orElse(List.of());
  }

  private Map<String, List<Cidr>> ingress(FarmDocument document) {
    List<Cidr> networks =
        document.networks().values().stream().flatMap(List::stream).map(Cidr::parse).toList();
    Map<String, List<Cidr>> lists = new TreeMap<>();
    for (Ingress each : view.ingress()) {
      boolean ipv4 = each.family() == Family.IPV4;
      List<Cidr> ours = networks.stream().filter(block -> block.ipv4() == ipv4).toList();
      List<Cidr> cover = Covering.of(ours, Math.max(1, each.list().maxEntries()));
      BigInteger beyond = Covering.beyond(cover, ours);
      if (beyond.signum() > 0) {
        alarms.add(
            "prefix list "
                + each.list().id()
                + " holds "
                + each.list().maxEntries()
                + " entries, so it admits "
                + beyond
                + " addresses beyond the document; the proxies refuse them");
      }
      lists.put(each.list().id(), cover);
    }
    return lists;
  }
}
