package causeway.functions.observed;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import causeway.functions.Buckets;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Objects.Stored;
import causeway.functions.cloud.Retry;
import causeway.reconcile.observed.FrontDoorChoice;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The front door that the document *in force* asks for: the very version that the snapshot was
/// compiled from, so that a bad document moves no record. Kept between looks, used by one at a
/// time.
final class FrontDoors {
  private final Objects objects;
  private final Host host;
  private final Retry retry;
  private final String bucket;
  private @Nullable String version;
  private FrontDoorChoice kept = new FrontDoorChoice.Unknown("nothing is published yet");

  FrontDoors(Objects objects, Host host, Retry retry, String bucket) {
    this.objects = objects;
    this.host = host;
    this.retry = retry;
    this.bucket = bucket;
  }

  FrontDoorChoice of(@Nullable String wanted) {
    if (wanted == null) {
      return new FrontDoorChoice.Unknown("nothing is published yet");
    }
    if (!wanted.equals(version)) {
      kept = read(wanted);
      version = kept instanceof FrontDoorChoice.Known ? wanted : null;
    }
    return kept;
  }

  private FrontDoorChoice read(String wanted) {
    Optional<Stored> stored =
        retry.read(() -> objects.get(bucket, Buckets.DOCUMENT, wanted, FarmReader.MOST_BYTES + 1));
    if (stored.isEmpty()) {
      return new FrontDoorChoice.Unknown(
          "version " + wanted + " of " + Buckets.DOCUMENT + " is gone from the config bucket");
    }
    Clock clock = Clock.fixed(host.now(), ZoneOffset.UTC);
    FarmDocument document =
        FarmReader.read(Buckets.DOCUMENT, stored.get().bytes(), clock).document();
    return document == null
        ? new FrontDoorChoice.Unknown(
            "version " + wanted + " of " + Buckets.DOCUMENT + " is in force but has faults now")
        : new FrontDoorChoice.Known(document.frontDoor());
  }
}
