package causeway.testbed.report;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.testbed.demo.ActResult;
import causeway.testbed.demo.Fact;
import causeway.testbed.demo.Mark;
import causeway.testbed.demo.StepResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportWriterTest {
  private static final String HOSTILE = "<script>alert('x')</script>";

  private static StepResult step(String id, @Nullable String failure) {
    return new StepResult(
        id,
        "The claim " + id,
        "Why it matters",
        Duration.ofSeconds(4),
        Duration.ofMillis(1500),
        List.of(new Fact("upload", "1.20 s, 83 MB/s")),
        List.of("$ aws s3 ls", HOSTILE),
        List.of("{\"decision\":\"deny\",\"serverName\":\"" + HOSTILE + "\"}"),
        List.of(new Mark(Duration.ofMillis(4500), "proxy killed")),
        failure);
  }

  private static DemoReport report(@Nullable String failure) {
    return new DemoReport(
        Instant.parse("2026-05-04T03:02:01Z"),
        Duration.ofSeconds(40),
        List.of(new Mark(Duration.ofSeconds(3), "LocalStack answers as S3")),
        List.of(
            new ActResult(
                "office",
                "The act's title",
                "Why the act",
                Duration.ofSeconds(3),
                Duration.ofSeconds(37),
                List.of(step("names", null), step("transfer", failure)))),
        List.of(new Fact("100 MB up", "1.20 s")),
        List.of(new Fact("processors", "2")));
  }

  @Test
  void aPageNeedsNothingButItself() {
    String html = ReportWriter.html(report(null));
    assertThat(html).contains("2 of 2 claims held · 40.00 s").contains("4 May 2026, 03:02 UTC");
    assertThat(html)
        .doesNotContainPattern("(?i)src\\s*=|href\\s*=\\s*\"?[^\"#]|url\\((?!#)|@import|<script");
  }

  @Test
  void whatPeersSentIsText() {
    assertThat(ReportWriter.html(report(null)))
        .contains("&lt;script&gt;alert(")
        .doesNotContain("<script>");
  }

  @Test
  void thePolicyAdmitsTheOneStyleSheetOnly() throws Exception {
    String html = ReportWriter.html(report(null));
    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(html);
    assertThat(style.find()).isTrue();
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    String policy =
        "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    assertThat(html.replace("&#39;", "'")).contains("content=\"" + policy);
    assertThat(html).doesNotContain(" style=");
  }

  @Test
  void aFailureIsShown() {
    assertThat(ReportWriter.html(report("the checksum differs")))
        .contains("1 of 2 claims held")
        .contains("<p class=\"failure\">the checksum differs</p>");
  }

  @Test
  void stepsStandInTheirActWhichTheNavigationNames() {
    assertThat(ReportWriter.html(report("the checksum differs")))
        .contains("href=\"#office\"")
        .contains("1 of 2 claims")
        .containsSubsequence("id=\"office\"", "The act's title", "id=\"names\"");
  }

  @Test
  void theTwinInJsonSaysTheSame() {
    JsonNode good = JsonMapper.shared().readTree(ReportWriter.json(report(null)));
    assertThat(good.path("held").asBoolean()).isTrue();
    assertThat(good.at("/acts/0/steps").get(0).path("records").get(0).path("decision").asString())
        .isEqualTo("deny");
    JsonNode bad = JsonMapper.shared().readTree(ReportWriter.json(report("the checksum differs")));
    assertThat(bad.path("held").asBoolean()).isFalse();
    assertThat(bad.at("/acts/0/steps").get(1).path("failure").asString())
        .isEqualTo("the checksum differs");
  }
}
