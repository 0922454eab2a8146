package causeway.access.host;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a peer's text before it is a name: case, dot and port; addresses; look-alikes.
final class SpellingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          S3.EU-West-1.AmazonAWS.com | path-style s3 region=eu-west-1 |  |
          s3.eu-west-1.amazonaws.com. | path-style s3 region=eu-west-1 |  |
          Reports.s3.eu-west-1.amazonaws.com:443 | virtual-hosted s3 bucket=reports region=eu-west-1 |  |
          s3.eu-west-1.amazonaws.com.:65535 | path-style s3 region=eu-west-1 |  |
          s3.eu-west-1.amazonaws.com.. | invalid | malformed-name | a label is empty
          s3.eu-west-1.amazonaws.com: | invalid | malformed-name | what follows the colon is not a port from 1 to 65535
          s3.eu-west-1.amazonaws.com:0 | invalid | malformed-name | what follows the colon is not a port from 1 to 65535
          s3.eu-west-1.amazonaws.com:65536 | invalid | malformed-name | what follows the colon is not a port from 1 to 65535
          s3.eu-west-1.amazonaws.com:https | invalid | malformed-name | what follows the colon is not a port from 1 to 65535
          `` | invalid | empty-name | the host name is empty
          . | invalid | empty-name | the host name is empty
          :443 | invalid | empty-name | the host name is empty
          """)
  void normalised(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a..b.s3.eu-west-1.amazonaws.com | invalid | malformed-name | a label is empty
          .s3.eu-west-1.amazonaws.com | invalid | malformed-name | a label is empty
          -reports.s3.eu-west-1.amazonaws.com | invalid | malformed-name | a label starts or ends with a hyphen
          reports-.s3.eu-west-1.amazonaws.com | invalid | malformed-name | a label starts or ends with a hyphen
          my_bucket.s3.eu-west-1.amazonaws.com | invalid | malformed-name | it holds the character '_'
          *.s3.eu-west-1.amazonaws.com | invalid | malformed-name | it holds the character '*'
          büro.s3.eu-west-1.amazonaws.com | invalid | malformed-name | it holds the character U+00FC
          `re ports.s3.eu-west-1.amazonaws.com` | invalid | malformed-name | it holds the character U+0020
          127。0。0。1 | invalid | malformed-name | it holds the character U+3002
          user@s3.eu-west-1.amazonaws.com | invalid | malformed-name | it holds the character '@'
          s3.eu-west-1.amazonaws.com/reports | invalid | malformed-name | it holds the character '/'
          https://s3.eu-west-1.amazonaws.com | invalid | malformed-name | what follows the colon is not a port from 1 to 65535
          bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.example.com | unknown | unknown-host | it does not end in a DNS suffix of AWS
          bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.s3.eu-west-1.amazonaws.com | invalid | malformed-name | a label is 64 characters long
          a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a | unknown | unknown-host | it does not end in a DNS suffix of AWS
          a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.aa | invalid | malformed-name | it is 254 characters long
          """)
  void malformed(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          127.0.0.1 | invalid | ip-literal | an address names neither bucket nor Region
          127.0.0.1:443 | invalid | ip-literal | an address names neither bucket nor Region
          127.0.0.1. | invalid | ip-literal | an address names neither bucket nor Region
          127.1 | invalid | ip-literal | an address names neither bucket nor Region
          127.0.1 | invalid | ip-literal | an address names neither bucket nor Region
          2130706433 | invalid | ip-literal | an address names neither bucket nor Region
          017700000001 | invalid | ip-literal | an address names neither bucket nor Region
          0177.0.0.1 | invalid | ip-literal | an address names neither bucket nor Region
          0x7f000001 | invalid | ip-literal | an address names neither bucket nor Region
          0x7f.0.0.1 | invalid | ip-literal | an address names neither bucket nor Region
          0X7F.1 | invalid | ip-literal | an address names neither bucket nor Region
          0x | invalid | ip-literal | an address names neither bucket nor Region
          10.0.0.1.2 | invalid | ip-literal | an address names neither bucket nor Region
          s3.10 | invalid | ip-literal | an address names neither bucket nor Region
          [::1] | invalid | ip-literal | an address names neither bucket nor Region
          [::1]:443 | invalid | ip-literal | an address names neither bucket nor Region
          [fe80::1%eth0]:443 | invalid | ip-literal | an address names neither bucket nor Region
          [::ffff:127.0.0.1] | invalid | ip-literal | an address names neither bucket nor Region
          ::1 | invalid | ip-literal | an address names neither bucket nor Region
          :: | invalid | ip-literal | an address names neither bucket nor Region
          fe80::1%eth0 | invalid | ip-literal | an address names neither bucket nor Region
          2001:db8::1 | invalid | ip-literal | an address names neither bucket nor Region
          ::ffff:10.0.0.1 | invalid | ip-literal | an address names neither bucket nor Region
          2001:DB8:0:0:0:0:0:1 | invalid | ip-literal | an address names neither bucket nor Region
          127.0.0.1x | unknown | unknown-host | it does not end in a DNS suffix of AWS
          0xg | unknown | unknown-host | it does not end in a DNS suffix of AWS
          g::1 | invalid | malformed-name | it holds the character ':'
          """)
  void addresses(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          s3.amazonaws.com.evil.com | unknown | unknown-host | it does not end in a DNS suffix of AWS
          s3.eu-west-1.amazonaws.com.evil.com | unknown | unknown-host | it does not end in a DNS suffix of AWS
          s3.eu-west-1.amazonaws.co | unknown | unknown-host | it does not end in a DNS suffix of AWS
          s3.eu-west-1.evilamazonaws.com | unknown | unknown-host | it does not end in a DNS suffix of AWS
          s3.eu-west-1-amazonaws.com | unknown | unknown-host | it does not end in a DNS suffix of AWS
          reports-s3.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          sts.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          ec2.amazonaws.com | unknown | unknown-host | "ec2" is not a Region
          localhost | unknown | unknown-host | it does not end in a DNS suffix of AWS
          xn--s3-zja.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          """)
  void lookAlikes(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }
}
