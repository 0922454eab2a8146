package causeway.functions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.functions.json.Tree;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditPageTest {
  @Test
  void nothingThatPeersNameGetsOutOfItsPlace() {
    String page = AuditPage.html(Audits.eventful(null), Audits.HEADING);
    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContainIgnoringCase("<script");
    assertThat(page.split("</style>", -1)).hasSize(2);
    assertThat(page.split("</title>", -1)).hasSize(2);
    assertThat(page).doesNotContain("\"></pre>");
  }

  @Test
  void itNeedsNothingButItself() {
    String page = AuditPage.html(Audits.eventful(null), Audits.HEADING);
    assertThat(page)
        .contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-")
        .doesNotContain("src=\"", "http://", "https://", "@import", "url(");
  }

  @Test
  void whatIsOpenCannotBeMissed() {
    String page = AuditPage.html(Audits.eventful(null), Audits.HEADING);
    assertThat(page)
        .contains("This is not a clean bill", "Not looked at: account", "Not decided: vpce-2");
    String clean = AuditPage.html(Audits.audit(null, List.of(), List.of()), Audits.HEADING);
    assertThat(clean).contains("Nothing found", "None was found.").doesNotContain("clean bill");
  }

  @Test
  void theStatementToBlameStandsOut() {
    String page =
        AuditPage.html(
            Audits.audit(
                null,
                List.of(
                    Audits.endpoint("vpce-1", Audits.allow("Wide", "*", "\"s3:prefix\":\"x\""))),
                List.of()),
            Audits.HEADING);
    assertThat(page)
        .contains(
            "Statement 1 “Wide” is to blame", "<pre class=\"blamed\">", "Decided by statement 1");
  }

  @Test
  void aPolicyOfTwentyThousandCharactersIsFoldedAndWhole() {
    String statements =
        IntStream.range(0, 100)
            .mapToObj(i ->
                "{\"Sid\":\"S%d\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::%s-%d/*\"}"
                    .formatted(i, "b".repeat(55), i))
            .collect(Collectors.joining(","));
    String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
    assertThat(policy.length()).isBetween(14_000, 20_480);
    String page =
        AuditPage.html(
            Audits.audit(null, List.of(Audits.endpoint("vpce-1", policy)), List.of()),
            Audits.HEADING);
    assertThat(page)
        .contains("The whole policy, 100 statements", "97 more examples", "Statement 100 “S99”");
  }

  @Test
  void whatCameAndWhatWentIsTold() {
    var before = Audits.eventful(null);
    var past = PastJson.read(Tree.bytes(AuditJson.write(before, Audits.HEADING)));
    String page =
        AuditPage.html(
            Audits.audit(past, List.of(Audits.endpoint("vpce-9", null)), List.of()),
            Audits.HEADING);
    assertThat(page)
        .contains("The last audit was on 25 November 2026, 12:00 UTC")
        .contains(
            "<span class=\"chip new\">new</span> <a href=\"#causeway/corp/111122223333/eu-west-1/vpce-9/full-access\">")
        .contains("<span class=\"chip gone\">resolved</span> vpce-1: No policy: full access");
  }
}
