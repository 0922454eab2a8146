package causeway.access.host;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Suffixes and Regions of every partition, and Regions younger than the table.
final class PartitionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          b1.b2.s3.us-east-1.amazonaws.com | virtual-hosted s3 bucket=b1.b2 region=us-east-1 |  |
          dynamodb.us-east-1.api.aws | regional dynamodb region=us-east-1 |  |
          dynamodb.us-central-7.amazonaws.com | regional dynamodb region=us-central-7 |  |
          b1.b2.s3.us-gov-west-1.amazonaws.com | virtual-hosted s3 bucket=b1.b2 region=us-gov-west-1 |  |
          dynamodb.us-gov-west-1.api.aws | regional dynamodb region=us-gov-west-1 |  |
          dynamodb.us-gov-central-7.amazonaws.com | regional dynamodb region=us-gov-central-7 |  |
          b1.b2.s3.cn-northwest-1.amazonaws.com.cn | virtual-hosted s3 bucket=b1.b2 region=cn-northwest-1 |  |
          dynamodb.cn-northwest-1.api.amazonwebservices.com.cn | regional dynamodb region=cn-northwest-1 |  |
          dynamodb.cn-central-7.amazonaws.com.cn | regional dynamodb region=cn-central-7 |  |
          b1.b2.s3.eusc-de-east-1.amazonaws.eu | virtual-hosted s3 bucket=b1.b2 region=eusc-de-east-1 |  |
          dynamodb.eusc-de-east-1.api.amazonwebservices.eu | regional dynamodb region=eusc-de-east-1 |  |
          dynamodb.eusc-de-central-7.amazonaws.eu | regional dynamodb region=eusc-de-central-7 |  |
          b1.b2.s3.us-iso-east-1.c2s.ic.gov | virtual-hosted s3 bucket=b1.b2 region=us-iso-east-1 |  |
          dynamodb.us-iso-east-1.api.aws.ic.gov | regional dynamodb region=us-iso-east-1 |  |
          dynamodb.us-iso-central-7.c2s.ic.gov | regional dynamodb region=us-iso-central-7 |  |
          b1.b2.s3.us-isob-east-1.sc2s.sgov.gov | virtual-hosted s3 bucket=b1.b2 region=us-isob-east-1 |  |
          dynamodb.us-isob-east-1.api.aws.scloud | regional dynamodb region=us-isob-east-1 |  |
          dynamodb.us-isob-central-7.sc2s.sgov.gov | regional dynamodb region=us-isob-central-7 |  |
          b1.b2.s3.eu-isoe-west-1.cloud.adc-e.uk | virtual-hosted s3 bucket=b1.b2 region=eu-isoe-west-1 |  |
          dynamodb.eu-isoe-west-1.api.cloud-aws.adc-e.uk | regional dynamodb region=eu-isoe-west-1 |  |
          dynamodb.eu-isoe-central-7.cloud.adc-e.uk | regional dynamodb region=eu-isoe-central-7 |  |
          b1.b2.s3.us-isof-south-1.csp.hci.ic.gov | virtual-hosted s3 bucket=b1.b2 region=us-isof-south-1 |  |
          dynamodb.us-isof-south-1.api.aws.hci.ic.gov | regional dynamodb region=us-isof-south-1 |  |
          dynamodb.us-isof-central-7.csp.hci.ic.gov | regional dynamodb region=us-isof-central-7 |  |
          # A suffix with another partition's Region, listed or young.
          s3.cn-north-1.amazonaws.com | unknown | unknown-host | Region cn-north-1 is of partition aws-cn, which ends otherwise
          s3.eu-west-1.amazonaws.com.cn | unknown | unknown-host | Region eu-west-1 is of partition aws, which ends otherwise
          s3.us-iso-central-7.amazonaws.com | unknown | unknown-host | Region us-iso-central-7 is of partition aws-iso, which ends otherwise
          s3.us-gov-west-1.c2s.ic.gov | unknown | unknown-host | Region us-gov-west-1 is of partition aws-us-gov, which ends otherwise
          s3.aws-global.amazonaws.com | unknown | unknown-host | "aws-global" is not a Region
          s3.eu-west-1a.amazonaws.com | unknown | unknown-host | "eu-west-1a" is not a Region
          s3.zz-west-1.amazonaws.com | unknown | unknown-host | "zz-west-1" is not a Region
          """)
  void partitions(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }
}
