package causeway.testbed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import causeway.policy.catalogue.Action;
import causeway.policy.catalogue.Actions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3OperationsTest {
  private static final String VIRTUAL = "reports.s3.eu-west-1.amazonaws.com";
  private static final String PATH = "s3.eu-west-1.amazonaws.com";

  private static Operation of(String method, String host, String target, String... headers) {
    Map<String, String> all = new java.util.HashMap<>(Map.of("Host", host));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return S3Operations.of(new RequestHead(method, target, all));
  }

  private static String leaves(Operation operation) {
    return switch (operation) {
      case Operation.Known(List<Leave> leaves) ->
          leaves.stream()
              .map(leave ->
                  leave.action().replace("s3:", "")
                      + " "
                      + leave.resource().replace("arn:aws:s3:::", ""))
              .collect(Collectors.joining(" + "));
      case Operation.InBody _ -> "in the body";
      case Operation.Unknown(String why) -> "unknown: " + why;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    s3.eu-west-1.amazonaws.com,                 /,                         ListAllMyBuckets *",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /?list-type=2&prefix=a%2F, ListBucket reports",
    "GET,    reports.s3.eu-west-1.amazonaws.com:443,     /,                         ListBucket reports",
    "HEAD,   s3.eu-west-1.amazonaws.com,                 /reports,                  ListBucket reports",
    "GET,    s3.eu-west-1.amazonaws.com,                 /reports/,                 ListBucket reports",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /?versions&prefix=a,       ListBucketVersions reports",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /?uploads,                 ListBucketMultipartUploads reports",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /?location,                GetBucketLocation reports",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /?policy,                  GetBucketPolicy reports",
    "PUT,    reports.s3.eu-west-1.amazonaws.com,         /?policy,                  PutBucketPolicy reports",
    "DELETE, reports.s3.eu-west-1.amazonaws.com,         /?lifecycle,               PutLifecycleConfiguration reports",
    "PUT,    s3.eu-west-1.amazonaws.com,                 /reports,                  CreateBucket reports",
    "DELETE, reports.s3.eu-west-1.amazonaws.com,         /,                         DeleteBucket reports",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /a/b%20c+d,                GetObject reports/a/b c+d",
    "GET,    s3.eu-west-1.amazonaws.com,                 /reports/a/b,              GetObject reports/a/b",
    "GET,    s3.eu-west-1.amazonaws.com,                 /reports%2Fa,              GetObject reports/a",
    "HEAD,   reports.s3.eu-west-1.amazonaws.com,         /a,                        GetObject reports/a",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /a?versionId=3,            GetObjectVersion reports/a",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /a?partNumber=1&response-content-type=x, GetObject reports/a",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /a?attributes,             GetObject reports/a + GetObjectAttributes reports/a",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /a?acl,                    GetObjectAcl reports/a",
    "PUT,    reports.s3.eu-west-1.amazonaws.com,         /a?acl,                    PutObjectAcl reports/a",
    "PUT,    reports.s3.eu-west-1.amazonaws.com,         /a,                        PutObject reports/a",
    "POST,   reports.s3.eu-west-1.amazonaws.com,         /a?uploads,                PutObject reports/a",
    "PUT,    reports.s3.eu-west-1.amazonaws.com,         /a?partNumber=2&uploadId=u, PutObject reports/a",
    "POST,   reports.s3.eu-west-1.amazonaws.com,         /a?uploadId=u,             PutObject reports/a",
    "DELETE, reports.s3.eu-west-1.amazonaws.com,         /a?uploadId=u,             AbortMultipartUpload reports/a",
    "GET,    reports.s3.eu-west-1.amazonaws.com,         /a?uploadId=u&max-parts=2, ListMultipartUploadParts reports/a",
    "DELETE, reports.s3.eu-west-1.amazonaws.com,         /a,                        DeleteObject reports/a",
    "DELETE, reports.s3.eu-west-1.amazonaws.com,         /a?versionId=3,            DeleteObjectVersion reports/a",
    "PUT,    reports.s3.eu-west-1.amazonaws.com,         /a?tagging,                PutObjectTagging reports/a",
    "POST,   reports.s3.eu-west-1.amazonaws.com,         /?delete,                  in the body",
    "GET,    archive.s3.amazonaws.com,                   /a,                        GetObject archive/a",
    "GET,    my.dotted.s3.dualstack.eu-west-1.amazonaws.com, /a,                    GetObject my.dotted/a",
  })
  void anOperationIsWhatMethodHostAndParameterSay(
      String method, String host, String target, String expected) {
    assertThat(leaves(of(method, host, target))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,     reports.s3.eu-west-1.amazonaws.com, /a?annotation",
    "GET,     reports.s3.eu-west-1.amazonaws.com, /?acl&policy",
    "GET,     reports.s3.eu-west-1.amazonaws.com, /a?versionId=1&versionId=2",
    "PATCH,   reports.s3.eu-west-1.amazonaws.com, /a",
    "OPTIONS, reports.s3.eu-west-1.amazonaws.com, /a",
    "POST,    reports.s3.eu-west-1.amazonaws.com, /",
    "GET,     s3.eu-west-1.amazonaws.com,         //reports/a",
    "GET,     s3.eu-west-1.amazonaws.com,         /x/a",
    "GET,     evil.example,                       /a",
    "GET,     '',                                 /a",
    "GET,     reports.s3.eu-west-1.amazonaws.com, https://payroll.s3.eu-west-1.amazonaws.com/a",
    "GET,     reports.s3.eu-west-1.amazonaws.com, /%zz",
    "GET,     ap-111122223333.s3-accesspoint.eu-west-1.amazonaws.com, /a",
  })
  void whatNobodyKnowsIsNoOperation(String method, String host, String target) {
    assertThat(of(method, host, target)).isInstanceOf(Operation.Unknown.class);
  }

  @Test
  void aCopyReadsItsSourceToo() {
    assertThat(leaves(of("PUT", VIRTUAL, "/a", "x-amz-copy-source", "/payroll/b%20c")))
        .isEqualTo("PutObject reports/a + GetObject payroll/b c");
    assertThat(
            leaves(
                of(
                    "PUT",
                    PATH,
                    "/reports/a?partNumber=1&uploadId=u",
                    "x-amz-copy-source",
                    "payroll/b?versionId=7")))
        .isEqualTo("PutObject reports/a + GetObjectVersion payroll/b");
    assertThat(of("PUT", VIRTUAL, "/a", "x-amz-copy-source", "payroll"))
        .isInstanceOf(Operation.Unknown.class);
  }

  @Test
  void headersThatDoMoreNeedLeaveForMore() {
    assertThat(leaves(of("PUT", VIRTUAL, "/a", "x-amz-acl", "public-read", "x-amz-tagging", "a=b")))
        .isEqualTo("PutObject reports/a + PutObjectAcl reports/a + PutObjectTagging reports/a");
    assertThat(leaves(of("PUT", VIRTUAL, "/", "x-amz-acl", "private")))
        .isEqualTo("CreateBucket reports + PutBucketAcl reports");
    assertThat(leaves(of("DELETE", VIRTUAL, "/a", "x-amz-bypass-governance-retention", "true")))
        .isEqualTo("DeleteObject reports/a + BypassGovernanceRetention reports/a");
  }

  @Test
  void everyObjectOfADeletionIsNamed() {
    Operation.InBody list = (Operation.InBody) of("POST", VIRTUAL, "/?delete");
    assertThat(
            leaves(
                list.read()
                    .apply(
                        "<Delete xmlns='x'><Object><Key>a</Key></Object><Object><Key>b&amp;</Key><VersionId>1</VersionId></Object></Delete>"
                            .getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("DeleteObject reports/a + DeleteObjectVersion reports/b&");
    for (String bad :
        List.of("", "<Delete/>", "<Delete><Object/></Delete>", "<!DOCTYPE x><Delete/>")) {
      assertThat(list.read().apply(bad.getBytes(StandardCharsets.UTF_8)))
          .as(bad)
          .isInstanceOf(Operation.Unknown.class);
    }
  }

  @Test
  void theContextHoldsWhatConditionsAskFor() {
    assertThat(of("GET", VIRTUAL, "/?prefix=a&max-keys=2&X-Amz-Credential=KEY%2F2026%2Fx"))
        .asInstanceOf(type(Operation.Known.class))
        .satisfies(known ->
            assertThat(known.leaves().getFirst().context())
                .containsEntry("s3:prefix", List.of("a"))
                .containsEntry("s3:max-keys", List.of("2"))
                .containsEntry("s3:authType", List.of("REST-QUERY-STRING")));
  }

  @Test
  void theTableNamesOnlyActionsThatThereAre() throws IOException {
    List<String> actions = Actions.of("s3").stream().map(Action::name).toList();
    try (var in = S3Operations.class.getResourceAsStream("s3.txt")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .hasSizeGreaterThan(80)
          .allSatisfy(line ->
              assertThat(List.of(line.replaceFirst("^\\S+ \\S+ \\S+ ", "").split("[ ,]")))
                  .as(line)
                  .isSubsetOf(actions));
    }
  }
}
