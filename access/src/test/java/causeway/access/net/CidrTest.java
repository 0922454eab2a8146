package causeway.access.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "10.20.0.0/16, 10.20.255.255, 10.21.0.0, 10.20.255.255",
    "10.20.1.5, 10.20.1.5, 10.20.1.6, 10.20.1.5",
    "0.0.0.0/0, 255.255.255.255, ::, 255.255.255.255",
    "::/0, ffff::, 10.0.0.1, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::/32, 2001:db8:ffff::1, 2001:db9::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::8/125, 2001:db8::f, 2001:db8::10, 2001:db8::f",
    "::ffff:10.0.0.0/104, 10.255.0.1, 11.0.0.0, 10.255.255.255",
  })
  void contains(String block, String inside, String outside, String last) {
    Cidr cidr = Cidr.parse(block);

    assertThat(cidr.contains(InetAddress.ofLiteral(inside))).isTrue();
    assertThat(cidr.contains(InetAddress.ofLiteral(outside))).isFalse();
    assertThat(cidr.last()).isEqualTo(InetAddress.ofLiteral(last));
    assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr);
  }

  @Test
  void mappedAddressesCountAsIpv4() throws Exception {
    byte[] mapped = InetAddress.ofLiteral("::ffff:0:0").getAddress();
    assertThat(mapped).as("the JDK maps it itself").hasSize(4);
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    bytes[12] = 10;
    InetAddress address = java.net.Inet6Address.getByAddress(null, bytes, -1);

    assertThat(Cidr.parse("10.0.0.0/8").contains(address)).isTrue();
    assertThat(Cidr.parse("::/0").contains(address)).isFalse();
    assertThat(PrefixTable.of(java.util.List.of(Cidr.parse("10.0.0.0/8"))).find(address)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10",
        "10.0.0",
        "010.0.0.0/8",
        "10.0.0.256",
        "10.0.0.0/",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "localhost",
        "1.2.3.4/8/8",
        "::g/8",
        ":::/8",
        "fe80::1%eth0",
        "[::1]",
        "0x0a.0.0.0/8",
        " 10.0.0.0/8",
        "10.0.0.0/8 ",
        "::ffff:10.0.0.0/64",
        ":",
        "1:2:3/16"
      })
  void refusesWhatIsNoBlock(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"%s\" is not a CIDR block; write one such as 10.20.0.0/16 or 2001:db8::/32", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.20.0.1/16|10.20.0.1/16 has bits set beyond its prefix; write 10.20.0.0/16",
        "2001:db8::1/64|2001:db8:0:0:0:0:0:1/64 has bits set beyond its prefix; write"
            + " 2001:db8:0:0:0:0:0:0/64",
        "10.0.0.0/33|10.0.0.0/33: the prefix length must be 0 to 32",
        "::/129|0:0:0:0:0:0:0:0/129: the prefix length must be 0 to 128",
      })
  void saysWhatToWrite(String text, String message) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
