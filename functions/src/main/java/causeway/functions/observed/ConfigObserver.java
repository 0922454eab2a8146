package causeway.functions.observed;

import causeway.access.document.Endpoint;
import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.functions.Buckets;
import causeway.functions.ConfigChangeConfig;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.ConfigView.Family;
import causeway.reconcile.observed.ConfigView.Ingress;
import causeway.reconcile.observed.DocumentSeen;
import causeway.reconcile.observed.EndpointSeen;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.PrefixList;
import causeway.reconcile.observed.TemplateVersion;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads everything that ConfigChangeFunction decides by. Targets come first, the snapshot with its
/// ETag and the prefix lists with their versions; the document after them: whoever published in
/// between makes our conditional write fail, instead of being written over by something older.
public final class ConfigObserver {
  private static final List<String> SERVICES = List.of("s3", "dynamodb", "s3express");

  private final Cloud cloud;
  private final Host host;
  private final ConfigChangeConfig config;
  private final ConfigSettings settings;
  private final Retry retry;
  private final Published published;

  public ConfigObserver(Cloud cloud, Host host, ConfigChangeConfig config) {
    this.cloud = cloud;
    this.host = host;
    this.config = config;
    this.settings = config.settings();
    this.retry = new Retry(host);
    this.published = new Published(cloud.objects(), retry, config.buckets().state());
  }

  public ConfigView look(@Nullable String faultsReported) {
    InForce inForce = published.read();
    List<Ingress> ingress = ingress();
    String template = settings.launchTemplateId();
    String parameter = settings.imageParameter();
    String groupName = settings.group();
    boolean images = template != null && parameter != null && groupName != null;
    TemplateVersion newest =
        template != null && images
            ? retry.read(() -> cloud.launchTemplates().latest(template))
            : null;
    Group group =
        groupName != null && images
            ? retry.read(() -> cloud.autoScaling().describeGroup(groupName))
            : null;
    InstanceRefresh refresh =
        groupName != null && images
            ? retry.read(() -> cloud.autoScaling().describeLatestRefresh(groupName)).orElse(null)
            : null;
    Map<String, EndpointSeen> endpoints = new TreeMap<>(endpoints(settings.endpoints().values()));
    DocumentSeen document = document();
    FarmDocument before = before(inForce, document);
    List<Endpoint> named = named(document, before);
    endpoints.putAll(endpoints(adopted(named)));
    String image =
        parameter != null && images
            ? retry.read(() -> cloud.parameters().get(parameter)).orElse(null)
            : null;
    return new ConfigView(
        inForce,
        document,
        before,
        endpoints,
        services(named),
        ingress,
        faultsReported,
        newest,
        image,
        group,
        refresh,
        LatchesSeen.read(cloud.objects(), retry, config.buckets().state()),
        host.now().atZone(ZoneOffset.UTC).toLocalDate());
  }

  private Map<String, EndpointSeen> endpoints(Collection<String> ids) {
    Map<String, EndpointSeen> endpoints = new TreeMap<>();
    List<String> wanted = List.copyOf(ids);
    host.together(wanted, id -> retry.read(() -> cloud.vpcEndpoints().byId(id)))
        .forEach(found -> found.ifPresent(endpoint -> endpoints.put(endpoint.id(), endpoint)));
    return endpoints;
  }

  /// The endpoints of the document, and of the one in force, which goes on if the other cannot.
  private static List<Endpoint> named(DocumentSeen seen, @Nullable FarmDocument before) {
    List<Endpoint> named = new ArrayList<>();
    if (seen instanceof DocumentSeen.Good(String _, FarmDocument document)) {
      named.addAll(document.endpoints().values());
    }
    if (before != null) {
      named.addAll(before.endpoints().values());
    }
    return named;
  }

  /// Endpoints beyond the stack's whose policies a document lets be written.
  private static List<String> adopted(List<Endpoint> named) {
    return named.stream()
        .filter(Endpoint::adopt)
        .flatMap(endpoint -> Stream.ofNullable(endpoint.id()))
        .distinct()
        .toList();
  }

  /// The document that the snapshot in force was made from; null when it is the present one, or can
  /// no longer be read.
  private @Nullable FarmDocument before(@Nullable InForce inForce, DocumentSeen seen) {
    String version = inForce == null ? null : inForce.documentVersion();
    boolean present =
        switch (seen) {
          case DocumentSeen.Absent() -> false;
          case DocumentSeen.Good(String read, FarmDocument _) -> read.equals(version);
          case DocumentSeen.Bad(String read, var _) -> read.equals(version);
        };
    if (version == null || present) {
      return null;
    }
    return retry
        .read(() ->
            cloud
                .objects()
                .get(
                    config.buckets().config(),
                    Buckets.DOCUMENT,
                    version,
                    FarmReader.MOST_BYTES + 1))
        .map(stored -> FarmReader.read(Buckets.DOCUMENT, stored.bytes(), clock()).document())
        .orElse(null);
  }

  private Clock clock() {
    return Clock.fixed(host.now(), ZoneOffset.UTC);
  }

  private List<Ingress> ingress() {
    List<Ingress> lists = new ArrayList<>();
    add(lists, Family.IPV4, settings.ingressListId());
    add(lists, Family.IPV6, settings.ingressListIpv6Id());
    return lists;
  }

  private void add(List<Ingress> lists, Family family, @Nullable String id) {
    if (id == null) {
      return;
    }
    PrefixList list =
        retry
            .read(() -> cloud.prefixLists().byId(id))
            .orElseThrow(() ->
                new IllegalStateException(
                    "prefix list " + id + " of the clients is gone; update the stack"));
    lists.add(new Ingress(family, list));
  }

  private DocumentSeen document() {
    Optional<Stored> found =
        retry.read(() ->
            cloud
                .objects()
                .get(config.buckets().config(), Buckets.DOCUMENT, FarmReader.MOST_BYTES + 1));
    if (found.isEmpty()) {
      return new DocumentSeen.Absent();
    }
    String version = found.get().versionId();
    if (version == null) {
      throw new IllegalStateException(
          "bucket "
              + config.buckets().config()
              + " keeps no versions; turn versioning on, a snapshot names the version of its"
              + " document");
    }
    FarmRead read = FarmReader.read(Buckets.DOCUMENT, found.get().bytes(), clock());
    FarmDocument document = read.document();
    return document == null
        ? new DocumentSeen.Bad(version, read.faults())
        : new DocumentSeen.Good(version, document);
  }

  /// Where the services of the documents' endpoints are, as AWS lists them.
  private Map<String, PrefixList> services(List<Endpoint> named) {
    List<String> wanted =
        SERVICES.stream()
            .filter(
                service -> named.stream().anyMatch(endpoint -> endpoint.service().equals(service)))
            .toList();
    Map<String, PrefixList> lists = new TreeMap<>();
    List<Optional<PrefixList>> found =
        host.together(
            wanted,
            service ->
                retry.read(() ->
                    cloud
                        .prefixLists()
                        .byName("com.amazonaws." + settings.region() + "." + service)));
    for (int i = 0; i < wanted.size(); i++) {
      String service = wanted.get(i);
      found.get(i).ifPresent(list -> lists.put(service, list));
    }
    return lists;
  }
}
