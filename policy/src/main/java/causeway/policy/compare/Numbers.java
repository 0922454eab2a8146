package causeway.policy.compare;

import causeway.policy.language.Comparison;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Numbers, and instants as seconds since 1970, for [IntervalClasses].
final class Numbers {
  private static final int LONGEST = 64;
  private static final int MOST_PLACES = 1_000;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy[-MM[-dd['T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX]]]]")
          .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
          .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(java.util.Locale.ROOT);

  private Numbers() {}

  static Optional<BigDecimal> number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.length() > LONGEST ? "" : text.strip());
      return Math.abs((long) number.scale()) > MOST_PLACES ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<BigDecimal> seconds(String text) {
    if (text.matches("-?[0-9]{5,12}([.][0-9]{1,9})?")) {
      return number(text);
    }
    try {
      Instant instant = OffsetDateTime.parse(text, ISO).toInstant();
      return Optional.of(
          BigDecimal.valueOf(instant.getEpochSecond())
              .add(BigDecimal.valueOf(instant.getNano(), 9))
              .stripTrailingZeros());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// As a request would hold it.
  static String date(BigDecimal seconds) {
    long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
    long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
    return OffsetDateTime.ofInstant(Instant.ofEpochSecond(whole, nanos), ZoneOffset.UTC)
        .toString()
        .replaceFirst("T([0-9]{2}:[0-9]{2})Z", "T$1:00Z");
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /// Whether a value compares to one of the limits.
  static Predicate<BigDecimal> predicate(Comparison comparison, List<BigDecimal> limits) {
    return value ->
        limits.stream()
            .mapToInt(value::compareTo)
            .anyMatch(order ->
                switch (comparison) {
                  case NUMERIC_LESS_THAN, DATE_LESS_THAN -> order < 0;
                  case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> order <= 0;
                  case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> order > 0;
                  case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> order >= 0;
                  default -> order == 0;
                });
  }

  /// The limits, a value beyond each end, and one between each two, whole where there is a whole
  /// one.
  static List<BigDecimal> pieces(List<BigDecimal> limits) {
    TreeSet<BigDecimal> sorted = new TreeSet<>(limits);
    List<BigDecimal> pieces = new ArrayList<>(sorted);
    if (sorted.isEmpty()) {
      return List.of(BigDecimal.ONE);
    }
    pieces.add(sorted.first().setScale(0, RoundingMode.FLOOR).subtract(BigDecimal.ONE));
    pieces.add(sorted.last().setScale(0, RoundingMode.CEILING).add(BigDecimal.ONE));
    BigDecimal before = null;
    for (BigDecimal limit : sorted) {
      if (before != null) {
        BigDecimal middle = before.add(limit).divide(TWO, MathContext.UNLIMITED);
        BigDecimal whole = middle.setScale(0, RoundingMode.FLOOR);
        pieces.add(whole.compareTo(before) > 0 && whole.compareTo(limit) < 0 ? whole : middle);
      }
      before = limit;
    }
    return pieces;
  }
}
