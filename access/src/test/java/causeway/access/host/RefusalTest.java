package causeway.access.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The codes people filter by, and every sentence in full.
final class RefusalTest {
  @Test
  void codesAreStable() {
    assertThat(Arrays.stream(Refusal.values()).map(Refusal::code).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "empty-name",
            "ip-literal",
            "malformed-name",
            "unknown-host",
            "bucket-name",
            "access-point-name",
            "account-id",
            "fips-not-in-partition",
            "accelerate",
            "multi-region-access-point",
            "outposts",
            "website",
            "interface-endpoint",
            "streams",
            "dax",
            "unverified");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | host "": the host name is empty; send the service's name in SNI or the Host header
          127.1:443 | host "127.1": an address names neither bucket nor Region; connect by name, such as s3.eu-west-1.amazonaws.com
          a_b | host "a_b": it holds the character '_'; use letters, digits and hyphens in labels of 1 to 63 characters, 253 in all
          S3.amazonaws.com.evil.com | host "s3.amazonaws.com.evil.com": it does not end in a DNS suffix of AWS; use the service's own name, such as s3.eu-west-1.amazonaws.com
          bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.ccccccccccccccccccccccccccccccc.s3.eu-west-1.amazonaws.com | host "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.ccccccccccccccccccccccccccccccc.s3.eu-west-1.amazonaws.com": the bucket's name has length 64; use the bucket's own name, 3 to 63 characters
          x.s3-accesspoint.eu-west-1.amazonaws.com | host "x.s3-accesspoint.eu-west-1.amazonaws.com": names no access point; write NAME-ACCOUNT, such as finance-111122223333
          x.ddb.eu-west-1.api.aws | host "x.ddb.eu-west-1.api.aws": names no account; write the account's twelve digits
          s3-fips.cn-north-1.amazonaws.com.cn | host "s3-fips.cn-north-1.amazonaws.com.cn": the partition aws-cn has no FIPS endpoints; use the name without -fips
          abc.s3-accelerate.amazonaws.com | host "abc.s3-accelerate.amazonaws.com": Transfer Acceleration enters AWS at its edge locations, which no gateway endpoint reaches; use the bucket's Regional name
          a.mrap.accesspoint.s3-global.amazonaws.com | host "a.mrap.accesspoint.s3-global.amazonaws.com": a Multi-Region Access Point is reached through Global Accelerator, not a gateway endpoint; use an access point or bucket of the farm's Region
          s3-outposts.eu-west-1.amazonaws.com | host "s3-outposts.eu-west-1.amazonaws.com": S3 on Outposts is served by the Outpost itself, not by a gateway endpoint; reach the Outpost over its local gateway
          abc.s3-website-eu-west-1.amazonaws.com | host "abc.s3-website-eu-west-1.amazonaws.com": a static website is plain HTTP, without credentials or encryption; use the bucket's REST name, such as BUCKET.s3.REGION.amazonaws.com
          vpce-1.s3.eu-west-1.vpce.amazonaws.com | host "vpce-1.s3.eu-west-1.vpce.amazonaws.com": the name belongs to an interface endpoint, which has addresses of its own; use the service's own name
          streams.dynamodb.eu-west-1.amazonaws.com | host "streams.dynamodb.eu-west-1.amazonaws.com": DynamoDB Streams is a service of its own that gateway endpoints do not carry; use an interface endpoint for it
          dax.eu-west-1.amazonaws.com | host "dax.eu-west-1.amazonaws.com": a DAX cluster lives at addresses of its VPC, not behind a gateway endpoint; route to the cluster's VPC, or use dynamodb.REGION.amazonaws.com
          s3-control.eu-west-1.amazonaws.com | host "s3-control.eu-west-1.amazonaws.com": it is not settled whether a gateway endpoint carries S3's account settings; use the bucket's or table's Regional name
          """)
  void sentences(String given, String message) {
    assertThat(HostCatalogue.parse(given).message()).isEqualTo(message);
  }

  @Test
  void whatPeersSendIsBoundedAndCannotSteerATerminal() {
    Host host = HostCatalogue.parse("\u001b[2J\"\\\n" + "x".repeat(70_000));
    assertThat(host.name()).hasSize(254).startsWith("?[2j???xxx").endsWith("x…");
    assertThat(host.message())
        .isEqualTo(
            "host \""
                + host.name()
                + "\": it is 70007 characters long; use letters, digits and hyphens in labels of 1"
                + " to 63 characters, 253 in all");
  }
}
