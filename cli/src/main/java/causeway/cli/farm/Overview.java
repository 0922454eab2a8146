package causeway.cli.farm;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import causeway.cli.farm.Account.FrontDoorRecord;
import causeway.cli.farm.Account.Stored;
import causeway.cli.farm.Proxies.Proxy;
import causeway.reconcile.observed.Latches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that can be seen of a deployed farm from outside, at one moment.
///
/// @param documentVersion of the document that was uploaded last; absent before the first
/// @param documentSince when that was
/// @param inForce absent before the first snapshot
/// @param frontDoor its name, when the document has one
/// @param records of that name
/// @param latches the reactions to alarms that hold
public record Overview(
    Farm farm,
    Instant now,
    @Nullable String documentVersion,
    @Nullable Instant documentSince,
    @Nullable InForce inForce,
    List<Proxy> proxies,
    @Nullable String frontDoor,
    List<FrontDoorRecord> records,
    List<Run> runs,
    Latches latches) {

  /// Looks at everything.
  public static Overview look(Account account, Farm farm, Instant now) {
    Stored document = account.object(farm.configBucket(), Farm.DOCUMENT).orElse(null);
    InForce inForce = InForce.read(account, farm).orElse(null);
    String frontDoor =
        counting(account, farm, inForce, document)
            .map(counts -> frontDoor(counts.bytes()))
            .orElse(null);
    return new Overview(
        farm,
        now,
        document == null ? null : document.version(),
        document == null ? null : document.modified(),
        inForce,
        Proxies.of(account, farm),
        frontDoor,
        frontDoor == null ? List.of() : account.records(farm.hostedZone(), frontDoor),
        Run.FUNCTIONS.stream()
            .map(function -> Run.read(account, farm, function))
            .flatMap(Optional::stream)
            .toList(),
        Latched.read(account, farm));
  }

  /// The document that the snapshot in force was made from, which a faulty one leaves alone; else
  /// the one that is there.
  private static Optional<Stored> counting(
      Account account, Farm farm, @Nullable InForce inForce, @Nullable Stored there) {
    String version = inForce == null ? null : inForce.snapshot().documentVersion();
    return version == null || (there != null && version.equals(there.version()))
        ? Optional.ofNullable(there)
        : account
            .object(farm.configBucket(), Farm.DOCUMENT, version)
            .or(() -> Optional.ofNullable(there));
  }

  private static @Nullable String frontDoor(byte[] document) {
    FarmDocument read = FarmReader.read(Farm.DOCUMENT, document).document();
    return read == null || read.frontDoor() == null ? null : read.frontDoor().name();
  }

  /// How many publications a proxy is behind; absent when that cannot be said.
  public @Nullable Long lag(Proxy proxy) {
    if (inForce == null || proxy.report() == null || proxy.report().sequence() == null) {
      return null;
    }
    return Math.max(0, inForce.sequence() - proxy.report().sequence());
  }
}
