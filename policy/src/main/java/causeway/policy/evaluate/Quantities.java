package causeway.policy.evaluate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/// Numbers and dates as requests and policies write them.
final class Quantities {
  private static final int LONGEST = 64;

  private Quantities() {}

  static Optional<BigDecimal> number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.length() > LONGEST ? "" : text.strip());
      return Math.abs((long) number.scale()) > 1_000 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// ISO 8601 to any precision, UTC unless it says otherwise, or seconds since 1970.
  static Optional<Instant> date(String text) {
    try {
      if (text.matches("-?[0-9]{5,12}([.][0-9]{1,9})?")) {
        BigDecimal seconds = new BigDecimal(text);
        long whole = seconds.setScale(0, java.math.RoundingMode.FLOOR).longValueExact();
        long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Optional.of(Instant.ofEpochSecond(whole, nanos));
      }
      return Optional.of(iso(text));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Instant iso(String text) {
    return switch (text.length()) {
      case 4 -> Year.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      case 7 -> YearMonth.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      case 10 -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      default -> {
        boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-][0-9]{2}:?[0-9]{2}");
        String colon = text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
        yield zoned
            ? OffsetDateTime.parse(colon).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      }
    };
  }
}
