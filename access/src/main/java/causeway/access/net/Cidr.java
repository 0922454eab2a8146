package causeway.access.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.regex.Pattern;

/// A block of addresses, `10.20.0.0/16` or `2001:db8::/32`; a single address is a block of full
/// length. Text is parsed strictly: no names, no short forms, no zone, no bits set beyond the
/// prefix.
///
/// @param base the first address of the block
/// @param length of the prefix in bits, to 32 or 128
public record Cidr(InetAddress base, int length) implements Comparable<Cidr> {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Comparator<Cidr> ORDER =
      Comparator.<Cidr, Boolean>comparing(cidr -> !cidr.ipv4())
          .thenComparing((a, b) -> Bits.compare(a.high(), a.low(), b.high(), b.low()))
          .thenComparingInt(Cidr::length);

  public Cidr {
    int most = base instanceof Inet4Address ? 32 : 128;
    if (length < 0 || length > most) {
      throw new IllegalArgumentException(
          base.getHostAddress() + "/" + length + ": the prefix length must be 0 to " + most);
    }
    long strayHigh = Bits.high(base) & ~Bits.highMask(length);
    long strayLow = base instanceof Inet4Address ? 0 : Bits.low(base) & ~Bits.lowMask(length);
    if ((strayHigh | strayLow) != 0) {
      throw new IllegalArgumentException(
          base.getHostAddress()
              + "/"
              + length
              + " has bits set beyond its prefix; write "
              + network(base, length).getHostAddress()
              + "/"
              + length);
    }
  }

  /// Parses a block, or a single address without a length.
  ///
  /// @throws IllegalArgumentException saying what is wrong and what to write
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress base = address(slash < 0 ? text : text.substring(0, slash), text);
    int most = base instanceof Inet4Address ? 32 : 128;
    if (slash < 0) {
      return new Cidr(base, most);
    }
    String length = text.substring(slash + 1);
    if (!LENGTH.matcher(length).matches()) {
      throw notBlock(text);
    }
    boolean mapped = most == 32 && text.indexOf(':') >= 0;
    return new Cidr(base, mapped ? mappedLength(length, text) : Integer.parseInt(length));
  }

  private static InetAddress address(String literal, String text) {
    if (literal.length() > 45
        || !(IPV4.matcher(literal).matches() || IPV6.matcher(literal).matches())) {
      throw notBlock(text);
    }
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException notAnAddress) {
      throw notBlock(text);
    }
  }

  /// `::ffff:10.0.0.0/104` is `10.0.0.0/8`.
  private static int mappedLength(String length, String text) {
    int bits = Integer.parseInt(length);
    if (bits < 96) {
      throw notBlock(text);
    }
    return bits - 96;
  }

  private static IllegalArgumentException notBlock(String text) {
    String shown = text.length() > 64 ? text.substring(0, 64) + "…" : text;
    return new IllegalArgumentException(
        "\"" + shown + "\" is not a CIDR block; write one such as 10.20.0.0/16 or 2001:db8::/32");
  }

  /// The block of this length that holds `address`.
  public static Cidr around(InetAddress address, int length) {
    return new Cidr(network(address, length), length);
  }

  private static InetAddress network(InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    for (int bit = length; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return Bits.address(bytes);
  }

  public boolean ipv4() {
    return base instanceof Inet4Address;
  }

  /// Whether `address` lies in the block; never across families.
  public boolean contains(InetAddress address) {
    return ipv4() == Bits.ipv4(address)
        && (Bits.high(address) & Bits.highMask(length)) == high()
        && (Bits.low(address) & Bits.lowMask(length)) == low();
  }

  /// Whether all of `other` lies in this block.
  public boolean contains(Cidr other) {
    return other.length >= length && contains(other.base);
  }

  /// The last address of the block.
  public InetAddress last() {
    byte[] bytes = base.getAddress();
    for (int bit = length; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] |= (byte) (0x80 >> (bit % 8));
    }
    return Bits.address(bytes);
  }

  long high() {
    return Bits.high(base);
  }

  long low() {
    return Bits.low(base);
  }

  /// IPv4 first, then by address, wider blocks before what they contain.
  @Override
  public int compareTo(Cidr other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + length;
  }
}
