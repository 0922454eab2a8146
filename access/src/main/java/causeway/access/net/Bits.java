package causeway.access.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Addresses as numbers: 128 bits in two halves, IPv4 in the uppermost 32, so that one prefix mask
/// and one comparison serve both families. IPv4-mapped IPv6 counts as IPv4.
final class Bits {
  private Bits() {}

  static boolean ipv4(InetAddress address) {
    if (address instanceof Inet4Address) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return mapped(longAt(bytes, 0), longAt(bytes, 8));
  }

  static long high(InetAddress address) {
    if (address instanceof Inet4Address four) {
      return ipv4High(four);
    }
    byte[] bytes = address.getAddress();
    long low = longAt(bytes, 8);
    return mapped(longAt(bytes, 0), low) ? low << 32 : longAt(bytes, 0);
  }

  static long low(InetAddress address) {
    if (address instanceof Inet4Address) {
      return 0;
    }
    byte[] bytes = address.getAddress();
    long low = longAt(bytes, 8);
    return mapped(longAt(bytes, 0), low) ? 0 : low;
  }

  /// The four bytes are read one by one: the compiler then removes the copy that `getAddress`
  /// makes.
  static long ipv4High(Inet4Address address) {
    byte[] bytes = address.getAddress();
    int bits =
        (bytes[0] & 0xff) << 24
            | (bytes[1] & 0xff) << 16
            | (bytes[2] & 0xff) << 8
            | (bytes[3] & 0xff);
    return (long) bits << 32;
  }

  static boolean mapped(long high, long low) {
    return high == 0 && low >>> 32 == 0xffff;
  }

  static long longAt(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /// The bits of the upper half that a prefix of `length` fixes.
  static long highMask(int length) {
    return length == 0 ? 0 : length >= 64 ? -1 : -1L << (64 - length);
  }

  /// The bits of the lower half that a prefix of `length` fixes.
  static long lowMask(int length) {
    return length <= 64 ? 0 : -1L << (128 - length);
  }

  static InetAddress address(long high, long low, boolean ipv4) {
    byte[] bytes = new byte[ipv4 ? 4 : 16];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i < 8 ? high : low) >>> (56 - i % 8 * 8));
    }
    return address(bytes);
  }

  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
    }
  }

  static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }
}
