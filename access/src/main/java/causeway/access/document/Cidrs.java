package causeway.access.document;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses and blocks of them, read strictly: no short, octal, masked, ranged or zoned spellings,
/// which people and programs understand differently.
final class Cidrs {
  private static final Pattern SPELLING =
      Pattern.compile("[0-9A-Fa-f:.]{2,45}(/(0|[1-9][0-9]{0,2}))?");
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowPrefixOnly(false)
          .allowMask(false)
          .allowWildcardedSeparator(false)
          .allow_inet_aton(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allowLeadingZeros(false)
          .allowBinary(false)
          .allowPrefixesBeyondAddressSize(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowMixed(false)
          .allowBase85(false)
          .allowBinary(false)
          .allowPrefixesBeyondAddressSize(false)
          .getParentBuilder()
          .toParams();

  private Cidrs() {}

  private static @Nullable IPAddress parse(String text) {
    if (!SPELLING.matcher(text).matches()) {
      return null;
    }
    try {
      return new IPAddressString(text, STRICT).toAddress();
    } catch (AddressStringException notAnAddress) {
      return null;
    }
  }

  /// A block in canonical text, or nothing and a fault.
  static @Nullable String block(Value value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    IPAddress parsed = parse(text);
    if (parsed == null) {
      value.refuse(
          Code.BAD_CIDR,
          text,
          "is not a CIDR block; write one such as 10.20.0.0/16 or 2001:db8::/32");
      return null;
    }
    if (parsed.isIPv6() && parsed.toIPv6().isIPv4Mapped()) {
      value.refuse(
          Code.BAD_CIDR,
          text,
          "is an IPv4 block in IPv6 clothes; write it as IPv4, such as 10.20.0.0/16");
      return null;
    }
    if (!parsed.isPrefixed()) {
      String whole = parsed.toCanonicalString() + "/" + parsed.getBitCount();
      value.refuse(Code.BAD_CIDR, text, "is an address, not a CIDR block; write " + whole);
      return null;
    }
    return checked(value, text, parsed);
  }

  private static @Nullable String checked(Value value, String text, IPAddress parsed) {
    int length = parsed.getNetworkPrefixLength();
    IPAddress given = parsed.getLower().withoutPrefixLength();
    IPAddress base = given.toZeroHost(length).withoutPrefixLength();
    String right = base.toCanonicalString() + "/" + length;
    if (length == 0) {
      value.refuse(
          Code.EVERY_ADDRESS,
          text,
          "is every address there is; write the blocks of your own networks");
      return null;
    }
    if (!given.equals(base)) {
      value.refuse(Code.HOST_BITS, text, "has bits set beyond its prefix; write " + right);
      return null;
    }
    return right;
  }

  /// A single address, or nothing and a fault.
  static @Nullable InetAddress address(Value value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    IPAddress parsed = text.contains("/") ? null : parse(text);
    if (parsed == null) {
      value.refuse(
          Code.BAD_ADDRESS,
          text,
          "is not an IP address; write one such as 10.20.1.5 or 2001:db8::5");
      return null;
    }
    return parsed.toInetAddress();
  }
}
