package causeway.access.host;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// S3's own names, each accepted form beside its nearest refused neighbour.
final class BucketNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          s3.eu-west-1.amazonaws.com | path-style s3 region=eu-west-1 |  |
          s3.amazonaws.eu-west-1.com | unknown | unknown-host | it does not end in a DNS suffix of AWS
          reports.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=reports region=eu-west-1 |  |
          reports.s4.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          reports.s3.eu-west.amazonaws.com | unknown | unknown-host | "eu-west" is not a Region
          s3.dualstack.eu-west-1.amazonaws.com | path-style s3 region=eu-west-1 |  |
          s3.eu-west-1.dualstack.amazonaws.com | unknown | unknown-host | AWS publishes no such name without a Region
          reports.s3.dualstack.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=reports region=eu-west-1 |  |
          reports.dualstack.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=reports.dualstack region=eu-west-1 |  |
          reports.dualstack.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          dualstack.eu-west-1.amazonaws.com | unknown | unknown-host | it names no service
          eu-west-1.amazonaws.com | unknown | unknown-host | it names no service
          s3-fips.us-east-2.amazonaws.com | path-style s3 region=us-east-2 |  |
          reports.s3-fips.us-east-2.amazonaws.com | virtual-hosted s3 bucket=reports region=us-east-2 |  |
          reports.s3-fips.dualstack.us-gov-west-1.amazonaws.com | virtual-hosted s3 bucket=reports region=us-gov-west-1 |  |
          reports.s3-fips.cn-north-1.amazonaws.com.cn | virtual-hosted s3 bucket=reports region=cn-north-1 | fips-not-in-partition | the partition aws-cn has no FIPS endpoints
          reports.s3.cn-north-1.amazonaws.com.cn | virtual-hosted s3 bucket=reports region=cn-north-1 |  |
          reports.s3.eu-west-1.api.aws | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          # A bucket may be called like a host.
          x.s3.us-west-2.amazonaws.com.s3.us-east-1.amazonaws.com | virtual-hosted s3 bucket=x.s3.us-west-2.amazonaws.com region=us-east-1 |  |
          s3.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=s3 region=eu-west-1 |  |
          """)
  void regional(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          s3.amazonaws.com | global-path-style s3 region=us-east-1 |  |
          amazonaws.com | unknown | unknown-host | it names no service
          s3.amazonaws.com.cn | unknown | unknown-host | AWS publishes no such name without a Region
          s3.c2s.ic.gov | unknown | unknown-host | AWS publishes no such name without a Region
          reports.s3.amazonaws.com | global-virtual-hosted s3 bucket=reports |  |
          reports.s3.amazonaws.eu | unknown | unknown-host | AWS publishes no such name without a Region
          reports.s3.us-west-2.s3.amazonaws.com | global-virtual-hosted s3 bucket=reports.s3.us-west-2 |  |
          s3-external-1.amazonaws.com | path-style s3 region=us-east-1 |  |
          reports.s3-external-1.amazonaws.com | virtual-hosted s3 bucket=reports region=us-east-1 |  |
          reports.s3-external-2.amazonaws.com | unknown | unknown-host | AWS publishes no such name without a Region
          s3-eu-west-1.amazonaws.com | path-style s3 region=eu-west-1 |  |
          reports.s3-us-gov-west-1.amazonaws.com | virtual-hosted s3 bucket=reports region=us-gov-west-1 |  |
          reports.s3-cn-north-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name without a Region
          # No new Region gets this form.
          reports.s3-eu-west-9.amazonaws.com | unknown | unknown-host | AWS publishes no such name without a Region
          reports.s3.eu-west-9.amazonaws.com | virtual-hosted s3 bucket=reports region=eu-west-9 |  |
          s3.api.aws | unknown | unknown-host | AWS publishes no such name without a Region
          """)
  void global(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          reports.s3-accelerate.amazonaws.com | accelerate s3 bucket=reports | accelerate | Transfer Acceleration enters AWS at its edge locations, which no gateway endpoint reaches
          reports.s3-accelerate.dualstack.amazonaws.com | accelerate s3 bucket=reports | accelerate | Transfer Acceleration enters AWS at its edge locations, which no gateway endpoint reaches
          reports.s3-accelerated.amazonaws.com | unknown | unknown-host | AWS publishes no such name without a Region
          www.example.com.s3-website-us-west-2.amazonaws.com | website s3 bucket=www.example.com region=us-west-2 | website | a static website is plain HTTP, without credentials or encryption
          reports.s3-website.eu-central-1.amazonaws.com | website s3 bucket=reports region=eu-central-1 | website | a static website is plain HTTP, without credentials or encryption
          reports.s3-website.cn-north-1.amazonaws.com.cn | website s3 bucket=reports region=cn-north-1 | website | a static website is plain HTTP, without credentials or encryption
          reports.s3-website.dualstack.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          reports.s3-website-cn-north-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name without a Region
          bucket.vpce-0a1b2c3d-4e5f.s3.eu-west-1.vpce.amazonaws.com | interface-endpoint s3 region=eu-west-1 | interface-endpoint | the name belongs to an interface endpoint, which has addresses of its own
          a.b.bucket.vpce-0a1b2c3d-4e5f.s3.eu-west-1.vpce.amazonaws.com | interface-endpoint s3 bucket=a.b region=eu-west-1 | interface-endpoint | the name belongs to an interface endpoint, which has addresses of its own
          fin-111122223333.accesspoint.vpce-0a1b2c3d-4e5f.s3.eu-west-1.vpce.amazonaws.com | interface-endpoint s3 point=fin account=111122223333 region=eu-west-1 | interface-endpoint | the name belongs to an interface endpoint, which has addresses of its own
          111122223333.control.vpce-0a1b2c3d-4e5f.s3.cn-north-1.vpce.amazonaws.com.cn | interface-endpoint s3-control account=111122223333 region=cn-north-1 | interface-endpoint | the name belongs to an interface endpoint, which has addresses of its own
          vpce-0a1b2c3d-4e5f-eu-west-1a.dynamodb.eu-west-1.vpce.amazonaws.com | interface-endpoint dynamodb region=eu-west-1 | interface-endpoint | the name belongs to an interface endpoint, which has addresses of its own
          vpce-0a1b2c3d-4e5f.sqs.eu-west-1.vpce.amazonaws.com | unknown | unknown-host | AWS publishes no such name of an interface endpoint
          vpce.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=vpce region=eu-west-1 |  |
          """)
  void elsewhere(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          abc.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=abc region=eu-west-1 |  |
          b.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=b region=eu-west-1 |  |
          bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb region=eu-west-1 |  |
          bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.ccccccccccccccccccccccccccccccc.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.ccccccccccccccccccccccccccccccc region=eu-west-1 | bucket-name | the bucket's name has length 64
          192.168.5.x4.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=192.168.5.x4 region=eu-west-1 |  |
          192.168.5.4.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=192.168.5.4 region=eu-west-1 | bucket-name | the bucket's name is formatted as an IP address
          192.168.5.4.6.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=192.168.5.4.6 region=eu-west-1 |  |
          a.mrapx.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=a.mrapx region=eu-west-1 |  |
          abc.mrap.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=abc.mrap region=eu-west-1 | bucket-name | Multi-Region Access Points have hosts under accesspoint.s3-global
          b--use1-az4--x-s3.s3.us-east-1.amazonaws.com | virtual-hosted s3 bucket=b--use1-az4--x-s3 region=us-east-1 | bucket-name | directory buckets and their access points have hosts under s3express-ZONE
          b--op-s3.s3.us-east-1.amazonaws.com | virtual-hosted s3 bucket=b--op-s3 region=us-east-1 | bucket-name | access points of an Outpost have hosts under s3-outposts
          63a8e430-6e0b--table-s3.s3.us-east-1.amazonaws.com | virtual-hosted s3 bucket=63a8e430-6e0b--table-s3 region=us-east-1 |  |
          """)
  void bucketNames(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          logs-111122223333-eu-west-1-an.s3.eu-west-1.amazonaws.com | account-regional s3 bucket=logs-111122223333-eu-west-1-an account=111122223333 region=eu-west-1 |  |
          logs-111122223333-us-gov-west-1-an.s3.dualstack.us-gov-west-1.amazonaws.com | account-regional s3 bucket=logs-111122223333-us-gov-west-1-an account=111122223333 region=us-gov-west-1 |  |
          a-444455556666-b-111122223333-eu-west-1-an.s3-fips.eu-west-1.amazonaws.com | account-regional s3 bucket=a-444455556666-b-111122223333-eu-west-1-an account=111122223333 region=eu-west-1 |  |
          logs-111122223333-eu-west-1-an.s3.eu-west-2.amazonaws.com | account-regional s3 bucket=logs-111122223333-eu-west-1-an account=111122223333 region=eu-west-2 | bucket-name | the bucket's name says Region eu-west-1, the host eu-west-2
          logs-111122223333-eu-west-1-an.s3.amazonaws.com | global-virtual-hosted s3 bucket=logs-111122223333-eu-west-1-an account=111122223333 region=eu-west-1 |  |
          logs-11112222333-eu-west-1-an.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=logs-11112222333-eu-west-1-an region=eu-west-1 |  |
          logs-1111222233334-eu-west-1-an.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=logs-1111222233334-eu-west-1-an region=eu-west-1 |  |
          111122223333-eu-west-1-an.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=111122223333-eu-west-1-an region=eu-west-1 |  |
          logs-111122223333-home-an.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=logs-111122223333-home-an region=eu-west-1 |  |
          logs-111122223333-eu-west-1.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=logs-111122223333-eu-west-1 region=eu-west-1 |  |
          """)
  void accountNamespace(
      String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }
}
