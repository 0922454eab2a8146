package causeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
  @ParameterizedTest
  @CsvSource({
    "s3.eu-west-1.amazonaws.com,      s3.eu-west-1.amazonaws.com, 443",
    "s3.eu-west-1.amazonaws.com:8443, s3.eu-west-1.amazonaws.com, 8443",
    "s3.eu-west-1.amazonaws.com:1,    s3.eu-west-1.amazonaws.com, 1",
    "[2001:db8::1]:80,                [2001:db8::1],              80",
    "[2001:db8::1],                   [2001:db8::1],              443",
    "2001:db8::1,                     2001:db8::1,                443",
    "host:,                           host:,                      443",
    "host:http,                       host:http,                  443",
  })
  void thePortIsTheDigitsBehindTheLastColon(String text, String host, int port) {
    assertThat(HostAndPort.parse(text, 443)).isEqualTo(new HostAndPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:0", "host:65536", "host:99999999999999999999"})
  void aPortOutOfRangeIsRefused(String text) {
    assertThatThrownBy(() -> HostAndPort.parse(text, 443))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("port " + text.substring(5) + " is not within 1 to 65535");
  }
}
