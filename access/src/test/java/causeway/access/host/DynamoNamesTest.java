package causeway.access.host;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// DynamoDB and what stands around it.
final class DynamoNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dynamodb.eu-west-1.amazonaws.com | regional dynamodb region=eu-west-1 |  |
          dynamodb.eu-west-1.api.aws | regional dynamodb region=eu-west-1 |  |
          dynamodb.dualstack.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          dynamodb-fips.us-gov-east-1.api.aws | regional dynamodb region=us-gov-east-1 |  |
          dynamodb.cn-north-1.api.amazonwebservices.com.cn | regional dynamodb region=cn-north-1 |  |
          dynamodb.cn-north-1.api.aws | unknown | unknown-host | Region cn-north-1 is of partition aws-cn, which ends otherwise
          table.dynamodb.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          dynamodb.amazonaws.com | unknown | unknown-host | "dynamodb" is not a Region
          111122223333.ddb.eu-west-1.amazonaws.com | account dynamodb account=111122223333 region=eu-west-1 | unverified | it is not settled whether the names with an account lead to the gateway endpoint
          111122223333.ddb.eu-west-1.api.aws | account dynamodb account=111122223333 region=eu-west-1 | unverified | it is not settled whether the names with an account lead to the gateway endpoint
          11112222333.ddb.eu-west-1.api.aws | account dynamodb region=eu-west-1 | account-id | names no account
          ddb.eu-west-1.api.aws | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          111122223333.ddb-fips.eu-west-1.api.aws | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          search-dynamodb.eu-west-1.amazonaws.com | search dynamodb-search region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries DynamoDB's search
          search-dynamodb-fips.us-east-1.api.aws | search dynamodb-search region=us-east-1 | unverified | it is not settled whether a gateway endpoint carries DynamoDB's search
          111122223333.search-ddb.eu-west-1.api.aws | search dynamodb-search account=111122223333 region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries DynamoDB's search
          search-ddb.eu-west-1.amazonaws.com | search dynamodb-search region=eu-west-1 | unverified | it is not settled whether a gateway endpoint carries DynamoDB's search
          x.search-ddb.eu-west-1.amazonaws.com | search dynamodb-search region=eu-west-1 | account-id | names no account
          search-ddb-fips.us-east-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region us-east-1
          x.search-dynamodb.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          streams.dynamodb.eu-west-1.amazonaws.com | streams dynamodb-streams region=eu-west-1 | streams | DynamoDB Streams is a service of its own that gateway endpoints do not carry
          streams.dynamodb-fips.us-east-1.amazonaws.com | streams dynamodb-streams region=us-east-1 | streams | DynamoDB Streams is a service of its own that gateway endpoints do not carry
          streams-dynamodb.eu-west-1.api.aws | streams dynamodb-streams region=eu-west-1 | streams | DynamoDB Streams is a service of its own that gateway endpoints do not carry
          111122223333.streams-ddb.eu-west-1.api.aws | streams dynamodb-streams account=111122223333 region=eu-west-1 | streams | DynamoDB Streams is a service of its own that gateway endpoints do not carry
          dax.eu-west-1.amazonaws.com | cluster dax region=eu-west-1 | dax | a DAX cluster lives at addresses of its VPC, not behind a gateway endpoint
          dax-fips.us-east-1.api.aws | cluster dax region=us-east-1 | dax | a DAX cluster lives at addresses of its VPC, not behind a gateway endpoint
          c1.x2y3z4.dax-clusters.eu-west-1.amazonaws.com | cluster dax region=eu-west-1 | dax | a DAX cluster lives at addresses of its VPC, not behind a gateway endpoint
          x.dax.eu-west-1.amazonaws.com | unknown | unknown-host | AWS publishes no such name in Region eu-west-1
          """)
  void dynamo(String given, String reads, @Nullable String reason, @Nullable String broken) {
    new Expectation(reads, reason, broken).check(given);
  }
}
