package causeway.access.host;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Directory buckets: the zone in the name and in the host must agree.
final class ExpressNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com | directory-bucket s3express bucket=b--use1-az4--x-s3 region=us-east-1 |  |
          b--use1-az4--x-s3.s3express-use1-az5.us-east-1.amazonaws.com | directory-bucket s3express bucket=b--use1-az4--x-s3 region=us-east-1 | bucket-name | the host's zone "use1-az5" is not the bucket's
          b--use1-az4--x-s3.s3express-fips-use1-az4.dualstack.us-east-1.amazonaws.com | directory-bucket s3express bucket=b--use1-az4--x-s3 region=us-east-1 |  |
          b--use1-az4--x-s3.s3express-use1-az4-fips.us-east-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region us-east-1
          b--usw2-lax1-az1--x-s3.s3express-usw2-lax1-az1.us-west-2.amazonaws.com | directory-bucket s3express bucket=b--usw2-lax1-az1--x-s3 region=us-west-2 |  |
          b--usw2-lax1-az1--x-s3.s3express-lax1-az1.us-west-2.amazonaws.com | directory-bucket s3express bucket=b--usw2-lax1-az1--x-s3 region=us-west-2 | bucket-name | the host's zone "lax1-az1" is not the bucket's
          a.b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com | directory-bucket s3express bucket=a.b--use1-az4--x-s3 region=us-east-1 | bucket-name | a directory bucket's name is one label, NAME--use1-az4--x-s3
          plain.s3express-use1-az4.us-east-1.amazonaws.com | directory-bucket s3express bucket=plain region=us-east-1 | bucket-name | a directory bucket is called NAME--use1-az4--x-s3
          s3express-use1-az4.us-east-1.amazonaws.com | directory-bucket s3express region=us-east-1 | bucket-name | a directory bucket is called NAME--use1-az4--x-s3
          b--use1-az4--xa-s3.s3express-use1-az4.us-east-1.amazonaws.com | directory-access-point s3express point=b--use1-az4--xa-s3 region=us-east-1 |  |
          b--use1-az4--xa-s3.s3express-use1-az6.us-east-1.amazonaws.com | directory-access-point s3express point=b--use1-az4--xa-s3 region=us-east-1 | access-point-name | the host's zone "use1-az6" is not the name's
          s3express-control.us-east-1.amazonaws.com | express-control s3express region=us-east-1 |  |
          s3express-control-fips.dualstack.us-east-1.amazonaws.com | express-control s3express region=us-east-1 |  |
          b--use1-az4--x-s3.s3express-control.us-east-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region us-east-1
          s3express-zone.us-east-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region us-east-1
          s3express-control-fips.cn-north-1.amazonaws.com.cn | express-control s3express region=cn-north-1 | fips-not-in-partition | the partition aws-cn has no FIPS endpoints
          b--cnn1-az1--x-s3.s3express-fips-cnn1-az1.cn-north-1.amazonaws.com.cn | directory-bucket s3express bucket=b--cnn1-az1--x-s3 region=cn-north-1 | fips-not-in-partition | the partition aws-cn has no FIPS endpoints
          """)
  void express(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }
}
