package causeway.reconcile.compile;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.FarmDocument;
import causeway.policy.catalogue.EndpointKind;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.lint.PolicyLint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What rules become at the endpoint, judged by the evaluator, which knows nothing of the compiler.
class PolicyCompilerTest {
  private static final String OFFICE = "arn:aws:iam::111122223333:role/office-1";

  private static final String RULES =
      """
      rules:
        - name: reports
          from: {networks: [berlin]}
          to: {endpoint: s3, buckets: ["reports-*", shared], principals: ["arn:aws:iam::111122223333:role/office-*"]}
        - {name: lake, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [lake], access: read}}
        - {name: archive, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [archive], access: ["s3:putobject", admin]}}
        - {name: later, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [later]}, mode: report}
        - {name: past, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [past]}, until: "2026-11-24"}
        - {name: last-day, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [today]}, until: "2026-11-25"}
        - {name: point, from: {networks: [berlin]}, to: {endpoint: s3, access-points: [sales], accounts: ["444455556666"]}}
        - {name: berlin-not, effect: deny, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [reports-secret]}}
        - {name: nobody, effect: deny, to: {endpoint: s3, buckets: [reports-closed]}}
        - {name: telemetry, from: {networks: [factory]}, to: {endpoint: db, tables: [telemetry]}}
      perimeter: {organization: o-a1b2c3d4e5, resource-accounts: ["111122223333"]}
      """;

  private static Request request(
      String action, String resource, String principal, Map<String, String> more) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    if (principal.startsWith("arn:")) {
      context.put("aws:PrincipalArn", List.of(principal));
    }
    more.forEach((key, value) -> context.put(key, List.of(value)));
    return new Request(action, resource, principal, context);
  }

  private static final Map<String, String> INSIDE =
      Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5", "aws:ResourceAccount", "111122223333");

  private static boolean permits(FarmDocument document, String service, Request request) {
    return Evaluator.evaluate(Documents.compiled(document, service).policy(), request).allowed();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::reports-eu/a/b, office, true",
    "s3:ListBucket, arn:aws:s3:::reports-eu, office, true",
    "S3:PUTOBJECT, arn:aws:s3:::shared/a, office, true",
    "s3:GetObject, arn:aws:s3:::reports-eu/a, other, false",
    "s3:GetObject, arn:aws:s3:::reports-eu/a, nobody, false",
    "s3:GetObject, arn:aws:s3:::shared2/a, office, false",
    "s3:GetObject, arn:aws:s3:::Shared/a, office, false",
    "s3:PutBucketPolicy, arn:aws:s3:::reports-eu, office, false",
    "s3:ListAllMyBuckets, *, office, false",
    "s3:GetObject, arn:aws:s3:::reports-secret/a, office, true",
    "s3:GetObject, arn:aws:s3:::reports-closed/a, office, false",
    "s3:GetObject, arn:aws:s3:::lake/a, other, true",
    "s3:PutObject, arn:aws:s3:::lake/a, other, false",
    "s3:DeleteObject, arn:aws:s3:::lake/a, other, false",
    "s3:PutObject, arn:aws:s3:::archive/a, other, true",
    "s3:PutBucketPolicy, arn:aws:s3:::archive, other, true",
    "s3:GetObject, arn:aws:s3:::archive/a, other, false",
    "s3:GetObject, arn:aws:s3:::later/a, office, false",
    "s3:GetObject, arn:aws:s3:::past/a, office, false",
    "s3:GetObject, arn:aws:s3:::today/a, office, true",
    "s3:GetObject, arn:aws:s3:eu-west-1:444455556666:accesspoint/sales/object/a, office, true",
    "s3:GetObject, arn:aws:s3:eu-west-1:111122223333:accesspoint/sales/object/a, office, false",
    "s3:GetObject, arn:aws:s3:eu-west-1:444455556666:accesspoint/other/object/a, office, false",
    "dynamodb:GetItem, arn:aws:dynamodb:eu-west-1:111122223333:table/telemetry, office, false",
  })
  void theBucketsEndpoint(String action, String resource, String who, boolean permitted) {
    String principal =
        switch (who) {
          case "office" -> OFFICE;
          case "other" -> "arn:aws:iam::111122223333:role/else";
          default -> Request.ANONYMOUS;
        };
    assertThat(permits(Documents.of(RULES), "s3", request(action, resource, principal, INSIDE)))
        .isEqualTo(permitted);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:PutItem, table/telemetry, true",
    "dynamodb:Query, table/telemetry/index/by-day, true",
    "dynamodb:GetRecords, table/telemetry/stream/2026, true",
    "dynamodb:PutItem, table/telemetry2, false",
    "dynamodb:DeleteTable, table/telemetry, false",
    "s3:GetObject, table/telemetry, false",
  })
  void theTablesEndpoint(String action, String resource, boolean permitted) {
    String arn = "arn:aws:dynamodb:eu-west-1:111122223333:" + resource;
    assertThat(permits(Documents.of(RULES), "dynamodb", request(action, arn, OFFICE, INSIDE)))
        .isEqualTo(permitted);
  }

  @Test
  void theBucketBehindAnAccessPointIsReachedThroughItAlone() {
    FarmDocument document = Documents.of(RULES);
    Map<String, String> through = new LinkedHashMap<>(INSIDE);
    through.put("s3:DataAccessPointArn", "arn:aws:s3:eu-west-1:444455556666:accesspoint/sales");
    String object = "arn:aws:s3:::anything/a";
    assertThat(permits(document, "s3", request("s3:GetObject", object, OFFICE, through))).isTrue();
    assertThat(permits(document, "s3", request("s3:GetObject", object, OFFICE, INSIDE))).isFalse();
  }

  @Test
  void thePerimeterBindsEveryRuleAndNotTheProxies() {
    FarmDocument document = Documents.of(RULES);
    String object = "arn:aws:s3:::lake/a";
    Map<String, String> elsewhere =
        Map.of("aws:PrincipalOrgID", "o-zzzzzzzzzz", "aws:ResourceAccount", "111122223333");
    Map<String, String> theirs =
        Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5", "aws:ResourceAccount", "999999999999");
    assertThat(permits(document, "s3", request("s3:GetObject", object, OFFICE, elsewhere)))
        .isFalse();
    assertThat(permits(document, "s3", request("s3:GetObject", object, OFFICE, theirs))).isFalse();
    assertThat(permits(document, "s3", request("s3:GetObject", object, OFFICE, Map.of())))
        .isFalse();
    String role = Documents.PROXIES.role();
    String rules = "arn:aws:s3:::state/access/current.json";
    assertThat(permits(document, "s3", request("s3:GetObject", rules, role, Map.of()))).isTrue();
    assertThat(permits(document, "s3", request("s3:GetObject", rules, OFFICE, INSIDE))).isFalse();
    String beat = "arn:aws:s3:::reports/beat/i-1/report.json";
    assertThat(permits(document, "s3", request("s3:PutObject", beat, role, Map.of()))).isTrue();
  }

  @Test
  void aWholeDocumentThatReportsLetsEverythingThroughInsideThePerimeter() {
    FarmDocument document = Documents.of("mode: report\n" + RULES);
    String object = "arn:aws:s3:::anything/a";
    assertThat(permits(document, "s3", request("s3:DeleteObject", object, OFFICE, INSIDE)))
        .isTrue();
    assertThat(permits(document, "s3", request("s3:DeleteObject", object, OFFICE, Map.of())))
        .isFalse();
  }

  @Test
  void withoutARuleNothingIsLeftButTheProxies() {
    FarmDocument document = Documents.of("rules: []\n");
    assertThat(Documents.compiled(document, "s3").policy().statements())
        .extracting(statement -> statement.sid())
        .containsExactly("ProxiesReadRules", "ProxiesWriteReports");
    assertThat(Documents.compiled(document, "dynamodb").text())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"NothingAllowed\",\"Effect\":\"Deny\","
                + "\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}");
  }

  @Test
  void theTextIsCanonicalAndAwsTakesIt() {
    FarmDocument document = Documents.of(RULES);
    Compilation.Compiled compiled = Documents.compiled(document, "s3");
    assertThat(Documents.compiled(Documents.of(RULES), "s3").text()).isEqualTo(compiled.text());
    assertThat(compiled.text()).isEqualTo(PolicyPrinter.print(compiled.policy()));
    assertThat(PolicyLint.check(compiled.policy(), compiled.text().length(), EndpointKind.GATEWAY))
        .isEmpty();
    assertThat(compiled.policy().statements())
        .extracting(statement -> String.valueOf(statement.sid()))
        .doesNotHaveDuplicates()
        .contains("Reports", "Lake", "LastDay", "Point", "Point2", "Nobody");
    assertThat(compiled.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buckets: ['log-*-eu'] | rule \"x\": a wildcard in an ARN also spans \"/\", so for \"log-*-eu\" the endpoint would permit some names inside of others too; the proxies still refuse the host",
        "hosts: [s3.eu-west-1.amazonaws.com] | rule \"x\": the endpoint does not see hosts, so there it permits all that the service has; name buckets or tables",
        "access-points: [sales-s3alias] | rule \"x\": the endpoint sees an access point by its name, not by its alias \"sales-s3alias\"; name it beside the alias",
        "buckets: [lake], accounts: ['999999999999'] | rule \"x\" grants nothing: its accounts are outside the perimeter's resource-accounts",
      })
  void whatCannotBeSaidAsNarrowlyIsTold(String to, String note) {
    FarmDocument document =
        Documents.of(
            "rules: [{name: x, from: {networks: [berlin]}, to: {endpoint: s3, "
                + to
                + "}}]\nperimeter: {resource-accounts: ['111122223333']}\n");
    assertThat(Documents.compiled(document, "s3").notes()).containsExactly(note);
  }

  @Test
  void aHostThatNamesABucketIsThatBucket() {
    FarmDocument document =
        Documents.of(
            "rules: [{name: x, from: {networks: [berlin]}, to: {endpoint: s3, hosts:"
                + " [lake.s3.eu-west-1.amazonaws.com]}}]\n");
    Policy policy = Documents.compiled(document, "s3").policy();
    assertThat(String.valueOf(policy.statements().getLast().resources()))
        .contains("arn:aws:s3:::lake, arn:aws:s3:::lake/*");
  }

  @Test
  void tooManyRulesArePackedOrRefusedWithWhatToDo() {
    String many =
        IntStream.range(0, 40)
            .mapToObj(n ->
                "  - {name: r%d, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [bucket-%d]}}"
                    .formatted(n, n))
            .collect(Collectors.joining("\n", "rules:\n", "\n"));
    assertThat(Documents.compiled(Documents.of(many), "s3").text().length()).isLessThan(20_480);
    String each =
        IntStream.range(0, 60)
            .mapToObj(n ->
                "  - {name: r%d, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [b%d-one], principals: [\"arn:aws:iam::111122223333:role/r%d\"]}}"
                    .formatted(n, n, n))
            .collect(Collectors.joining("\n", "rules:\n", "\n"));
    assertThat(PolicyCompiler.compile(Documents.of(each), "s3", Documents.PROXIES, Documents.TODAY))
        .isInstanceOfSatisfying(
            Compilation.TooLarge.class,
            large ->
                assertThat(large.message())
                    .matches(
                        "the policy has \\d+ characters packed, and 20480 fit; .*: name its"
                            + " resources by a common prefix, or give its callers an endpoint of"
                            + " their own"));
  }
}
