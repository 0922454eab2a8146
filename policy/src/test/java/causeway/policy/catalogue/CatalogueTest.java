package causeway.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  @ParameterizedTest
  @CsvSource({
    "AWS:sourceip, aws:SourceIp, ADDRESS, ONE, NEVER",
    "aws:VpcSourceIp, aws:VpcSourceIp, ADDRESS, ONE, ALWAYS",
    "aws:PrincipalOrgPaths, aws:PrincipalOrgPaths, STRING, MANY, MEMBER",
    "aws:PrincipalTag/team, aws:PrincipalTag/*, STRING, ONE, SOMETIMES",
    "s3:prefix, s3:prefix, TEXT, ONE, SOMETIMES",
    "dynamodb:LeadingKeys, dynamodb:LeadingKeys, STRING, MANY, SOMETIMES",
    "corp:thing, corp:thing, UNKNOWN, UNKNOWN, SOMETIMES",
  })
  void keysAreKnown(
      String name,
      String usual,
      ConditionKey.Type type,
      ConditionKey.Cardinality cardinality,
      ConditionKey.Presence presence) {
    ConditionKey key = ConditionKeys.of(name);
    assertThat(key.name()).isEqualTo(usual);
    assertThat(key.type()).isEqualTo(type);
    assertThat(key.cardinality()).isEqualTo(cardinality);
    assertThat(key.at(EndpointKind.GATEWAY)).isEqualTo(presence);
  }

  @ParameterizedTest
  @CsvSource({
    "s3, GetObject, READ, object",
    "s3, ListBucket, LIST, bucket",
    "s3, PutObject, WRITE, object",
    "s3, PutBucketPolicy, ADMIN, bucket",
    "s3, DeleteBucket, ADMIN, bucket",
    "dynamodb, PutItem, WRITE, table",
    "dynamodb, DeleteTable, ADMIN, table",
  })
  void actionsAreKnown(String service, String name, Action.Level level, String type) {
    Action action =
        Actions.of(service).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(action.level()).isEqualTo(level);
    assertThat(action.resourceTypes()).contains(type);
  }

  @Test
  void everyTypeOfResourceHasAShape() {
    for (String service : Actions.GATEWAY_SERVICES) {
      assertThat(Actions.of(service)).isNotEmpty();
      for (Action action : Actions.of(service)) {
        assertThat(action.resourceTypes())
            .allSatisfy(type -> assertThat(ResourceTypes.shape(service, type)).isPresent());
      }
    }
    assertThat(Actions.of("../s3")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "object, arn:aws:s3:::logs/a b, false",
    "object, arn:aws:s3:::logs/a, true",
    "object, arn:aws-cn:s3:::logs/a/b, true",
    "object, arn:aws:s3:::logs, false",
    "bucket, arn:aws:s3:::logs, true",
    "bucket, arn:aws:s3:::lo, false",
  })
  void shapesFit(String type, String arn, boolean fits) {
    assertThat(Shapes.fits(ResourceTypes.shape("s3", type).orElseThrow(), arn)).isEqualTo(fits);
  }

  @Test
  void awsOwnedResourcesAreOfARegion() {
    assertThat(AwsOwnedResources.in("eu-west-1"))
        .extracting(AwsOwnedResources.Owned::arn)
        .contains(
            "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
            "arn:aws:s3:::cloudformation-custom-resource-response-euwest1/*")
        .noneMatch(arn -> arn.contains("<"));
  }
}
