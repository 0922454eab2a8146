package causeway.access.host;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Access points in all their spellings, and S3's account settings.
final class AccessPointNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          finance-111122223333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 point=finance account=111122223333 region=eu-west-1 |  |
          fin-2024-111122223333.s3-accesspoint-fips.dualstack.us-gov-east-1.amazonaws.com | access-point s3 point=fin-2024 account=111122223333 region=us-gov-east-1 |  |
          # Split at the last hyphen before exactly twelve digits.
          fin-444455556666-111122223333.s3-accesspoint.dualstack.eu-west-1.amazonaws.com | access-point s3 point=fin-444455556666 account=111122223333 region=eu-west-1 |  |
          finance-1111222233334.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 region=eu-west-1 | access-point-name | names no access point
          finance-11112222333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 region=eu-west-1 | access-point-name | names no access point
          finance111122223333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 region=eu-west-1 | access-point-name | names no access point
          finance--111122223333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 region=eu-west-1 | access-point-name | names no access point
          111122223333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 region=eu-west-1 | access-point-name | names no access point
          a.finance-111122223333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 region=eu-west-1 | access-point-name | names no access point
          s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 region=eu-west-1 | access-point-name | names no access point
          a-111122223333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 point=a account=111122223333 region=eu-west-1 |  |
          pppppppppppppppppppppppppppppppppppppppppppppppppp-111122223333.s3-accesspoint.eu-west-1.amazonaws.com | access-point s3 point=pppppppppppppppppppppppppppppppppppppppppppppppppp account=111122223333 region=eu-west-1 |  |
          finance-111122223333.s3-accesspoint-fips.cn-north-1.amazonaws.com.cn | access-point s3 point=finance account=111122223333 region=cn-north-1 | fips-not-in-partition | the partition aws-cn has no FIPS endpoints
          finance-111122223333.s3-accesspoint.cn-north-1.amazonaws.com.cn | access-point s3 point=finance account=111122223333 region=cn-north-1 |  |
          finance-111122223333.s3-accesspoint.eu-west-1.api.aws | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          """)
  void accessPoints(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias.s3.eu-west-1.amazonaws.com | access-point-alias s3 point=fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias region=eu-west-1 |  |
          fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias.s3.dualstack.eu-west-1.amazonaws.com | access-point-alias s3 point=fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias region=eu-west-1 |  |
          fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias.s3.amazonaws.com | access-point-alias s3 point=fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias |  |
          a.fin-s3alias.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=a.fin-s3alias region=eu-west-1 |  |
          fin-s3aliases.s3.eu-west-1.amazonaws.com | virtual-hosted s3 bucket=fin-s3aliases region=eu-west-1 |  |
          fin-a1a4qp8xaozm3v6a--ol-s3.s3.eu-west-1.amazonaws.com | object-lambda-alias s3 point=fin-a1a4qp8xaozm3v6a--ol-s3 region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries Object Lambda aliases
          """)
  void aliases(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          fin-111122223333.s3-object-lambda.eu-west-1.amazonaws.com | object-lambda s3-object-lambda point=fin account=111122223333 region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries Object Lambda
          fin-111122223333.s3-object-lambda-fips.us-east-1.amazonaws.com | object-lambda s3-object-lambda point=fin account=111122223333 region=us-east-1 | unverified | it is not settled whether a gateway endpoint carries Object Lambda
          s3-object-lambda.eu-west-1.amazonaws.com | object-lambda s3-object-lambda region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries Object Lambda
          io-cell1.s3-object-lambda.eu-west-1.amazonaws.com | object-lambda s3-object-lambda region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries Object Lambda
          s3-object-lambda.dualstack.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          """)
  void objectLambda(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com | multi-region-access-point s3 point=mfzwi23gnjvgw.mrap | multi-region-access-point | a Multi-Region Access Point is reached through Global Accelerator, not a gateway endpoint
          mfzwi23gnjvgw.mrap.s3-global.amazonaws.com | unknown | unknown-host | s3-global holds Multi-Region Access Points alone
          accesspoint.s3-global.amazonaws.com | multi-region-access-point s3 | multi-region-access-point | a Multi-Region Access Point is reached through Global Accelerator, not a gateway endpoint
          """)
  void multiRegion(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          111122223333.s3-control.eu-west-1.amazonaws.com | control s3-control account=111122223333 region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries S3's account settings
          s3-control-fips.dualstack.us-east-1.amazonaws.com | control s3-control region=us-east-1 | unverified | it is not settled whether a gateway endpoint carries S3's account settings
          11112222333.s3-control.eu-west-1.amazonaws.com | control s3-control region=eu-west-1 | account-id | names no account
          1.111122223333.s3-control.eu-west-1.amazonaws.com | control s3-control region=eu-west-1 | account-id | names no account
          111122223333.s3-control-fips.cn-north-1.amazonaws.com.cn | control s3-control account=111122223333 region=cn-north-1 | fips-not-in-partition | the partition aws-cn has no FIPS endpoints
          """)
  void control(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          s3-outposts.eu-west-1.amazonaws.com | outposts s3-outposts region=eu-west-1 | outposts | S3 on Outposts is served by the Outpost itself, not by a gateway endpoint
          s3-outposts-fips.us-east-1.api.aws | outposts s3-outposts region=us-east-1 | outposts | S3 on Outposts is served by the Outpost itself, not by a gateway endpoint
          fin-111122223333.op-01234567890123456.s3-outposts.eu-west-1.amazonaws.com | outposts s3-outposts point=fin account=111122223333 region=eu-west-1 | outposts | S3 on Outposts is served by the Outpost itself, not by a gateway endpoint
          fin.op-01234567890123456.s3-outposts.eu-west-1.amazonaws.com | outposts s3-outposts bucket=fin region=eu-west-1 | outposts | S3 on Outposts is served by the Outpost itself, not by a gateway endpoint
          fin-abcdef--op-s3.ec2.s3-outposts.eu-west-1.amazonaws.com | outposts s3-outposts point=fin-abcdef--op-s3 region=eu-west-1 | outposts | S3 on Outposts is served by the Outpost itself, not by a gateway endpoint
          fin.op.s3-outposts.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          op-01234567890123456.s3-outposts.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          """)
  void outposts(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }
}
