package causeway.access.decide;

import causeway.access.snapshot.AccessSnapshot.Quarantined;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says of a quarantine what whoever meets it must know: since when, by which alarm, and how it
/// ends.
final class QuarantineWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC on' uuuu-MM-dd", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private QuarantineWords() {}

  static String of(Quarantined block) {
    return "quarantined since "
        + TIME.format(block.since())
        + " by alarm "
        + block.alarm()
        + "; release with causeway release "
        + block.release();
  }
}
