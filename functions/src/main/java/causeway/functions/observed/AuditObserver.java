package causeway.functions.observed;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import causeway.functions.AuditConfig;
import causeway.functions.Buckets;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.reconcile.audit.AuditView;
import causeway.reconcile.audit.Place;
import causeway.reconcile.audit.Unread;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads everything that an audit goes by: the document, its baselines, and every account's
/// endpoints. A faulty document is passed over for the one in force, as the proxies do.
public final class AuditObserver {
  private final Cloud cloud;
  private final Host host;
  private final AuditConfig config;
  private final Retry retry;

  public AuditObserver(Cloud cloud, Host host, AuditConfig config) {
    this.cloud = cloud;
    this.host = host;
    this.config = config;
    this.retry = new Retry(host);
  }

  /// A document that can be used.
  ///
  /// @param version absent in a bucket without versions
  /// @param since when it was written; absent for one that another has been written over
  public record Used(FarmDocument document, @Nullable String version, @Nullable Instant since) {}

  /// The newest document without a fault, or the one in force.
  public Optional<Used> document() {
    Optional<Stored> newest =
        retry.read(
            () -> cloud.objects().get(bucket(), Buckets.DOCUMENT, FarmReader.MOST_BYTES + 1));
    Optional<Used> good =
        newest.flatMap(
            stored -> parse(stored).map(d -> new Used(d, stored.versionId(), stored.written())));
    return good.or(() -> newest.flatMap(_ -> inForce()));
  }

  private Optional<Used> inForce() {
    String version =
        new PublishedHeader(cloud.objects(), retry, config.buckets().state())
            .read()
            .documentVersion();
    if (version == null) {
      return Optional.empty();
    }
    return retry
        .read(() ->
            cloud.objects().get(bucket(), Buckets.DOCUMENT, version, FarmReader.MOST_BYTES + 1))
        .flatMap(this::parse)
        .map(document -> new Used(document, version, null));
  }

  private Optional<FarmDocument> parse(Stored stored) {
    return Optional.ofNullable(
        FarmReader.read(Buckets.DOCUMENT, stored.bytes(), Clock.fixed(host.now(), ZoneOffset.UTC))
            .document());
  }

  private String bucket() {
    return config.buckets().config();
  }

  /// Looks.
  ///
  /// @param used what [#document] gave
  public AuditView look(@Nullable Used used) {
    Instant at = host.now();
    List<Unread> unread = new ArrayList<>();
    Map<String, causeway.policy.language.Policy> baselines = Map.of();
    List<Place> places = new ArrayList<>(List.of(config.settings().home()));
    if (used == null) {
      unread.add(
          new Unread(
              null,
              "farm document",
              "missing",
              "there is no farm document without a fault, so only full access was looked for;"
                  + " apply one"));
    } else {
      Baselines read =
          Baselines.of(
              used.document(),
              file ->
                  retry
                      .read(() -> cloud.objects().get(bucket(), file, Baselines.MOST_BYTES))
                      .map(Stored::bytes));
      baselines = read.policies();
      unread.addAll(read.unread());
      Place home = config.settings().home();
      places =
          Stream.concat(
                  Stream.of(home),
                  used.document().audit().accounts().stream()
                      .map(account -> new Place(account, home.region())))
              .distinct()
              .toList();
    }
    Places.Found found = new Places(cloud.inventory(), host).look(places);
    unread.addAll(found.unread());
    return new AuditView(
        at,
        used == null ? null : used.document(),
        used == null ? null : used.since(),
        baselines,
        found.endpoints(),
        found.places(),
        unread,
        found.unsupported(),
        LatchesSeen.read(cloud.objects(), retry, config.buckets().state()));
  }
}
