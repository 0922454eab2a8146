package causeway.proxy.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The scalar values of a configuration; each refuses with what is wrong and what to write.
final class Values {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern BYTES = Pattern.compile("(\\d{1,9})(KiB|MiB|)");

  private Values() {}

  static String text(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return value;
  }

  static InetAddress address(String value) {
    try {
      if (IPV4.matcher(value).matches() || IPV6.matcher(value).matches()) {
        return InetAddress.ofLiteral(value);
      }
    } catch (IllegalArgumentException notOne) {
      // answered below, as every other text that is no address
    }
    throw new IllegalArgumentException(
        Section.quoted(value) + " is not an IP address; write one such as 10.0.0.2");
  }

  /// `10.0.0.2:8443` or `[::1]:8443`.
  static InetSocketAddress socketAddress(String value) {
    int colon = value.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException(
          Section.quoted(value) + " has no port; write address and port, such as 127.0.0.1:8443");
    }
    String host = value.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          Section.quoted(value) + ": put an IPv6 address in brackets, such as [::1]:8443");
    }
    return new InetSocketAddress(address(host), whole(value.substring(colon + 1), 0, 65_535));
  }

  /// An address with or without a port.
  static InetSocketAddress server(String value) {
    boolean ipv4 = IPV4.matcher(value).matches();
    boolean ipv6 = IPV6.matcher(value).matches() && value.indexOf(':') != value.lastIndexOf(':');
    boolean bare = ipv4 || ipv6;
    return bare ? new InetSocketAddress(address(value), 53) : socketAddress(value);
  }

  static int port(String value) {
    return whole(value, 1, 65_535);
  }

  static int whole(String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // answered below
    }
    throw new IllegalArgumentException(
        Section.quoted(value) + " is not a whole number from " + least + " to " + most);
  }

  static Duration duration(String value, Duration least, Duration most) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          Section.quoted(value) + " is not a duration; write a number and a unit, such as 10s");
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          value + " is outside " + shown(least) + " to " + shown(most));
    }
    return duration;
  }

  static String shown(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    return duration.toSeconds() % 86_400 == 0 && !duration.isZero()
        ? duration.toDays() + "d"
        : duration.toSeconds() + "s";
  }

  static int bytes(String value, int least, int most) {
    Matcher matcher = BYTES.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          Section.quoted(value) + " is not a size; write bytes, or a number with KiB or MiB");
    }
    long unit =
        switch (matcher.group(2)) {
          case "KiB" -> 1024;
          case "MiB" -> 1024 * 1024;
          default -> 1;
        };
    long bytes = Long.parseLong(matcher.group(1)) * unit;
    if (bytes < least || bytes > most) {
      throw new IllegalArgumentException(value + " is outside " + least + " to " + most + " bytes");
    }
    return (int) bytes;
  }
}
