package causeway.functions.audit;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmReader;
import causeway.reconcile.audit.AuditReport;
import causeway.reconcile.audit.AuditSettings;
import causeway.reconcile.audit.AuditView;
import causeway.reconcile.audit.Auditor;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Past;
import causeway.reconcile.audit.Place;
import causeway.reconcile.audit.Unread;
import causeway.reconcile.observed.Latches;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Audits to be told.
final class Audits {
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final Place HOME = new Place("111122223333", "eu-west-1");
  static final Heading HEADING = new Heading("corp", "eu-west-1", "v1", null);
  static final String HOSTILE = "\"></title></style></pre><script>alert(1)</script>&'\u202e";

  private Audits() {}

  static FoundEndpoint endpoint(String id, @Nullable String policy) {
    return new FoundEndpoint(
        id,
        HOME,
        "Gateway",
        "com.amazonaws.eu-west-1.s3",
        "vpc-1",
        "available",
        policy,
        Map.of(),
        Instant.EPOCH);
  }

  static String allow(String sid, String resource, String condition) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":%s,\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":%s,\"Condition\":{\"StringLike\":{%s}}}]}"
        .formatted(quoted(sid), quoted(resource), condition);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// A violation, something unreadable, an account that refuses, a name that attacks the page.
  static AuditReport eventful(@Nullable Past past) {
    return audit(
        past,
        List.of(
            endpoint("vpce-1", null),
            endpoint(
                "vpce-2",
                "{\"Statement\":[{\"Effect\":\"" + HOSTILE.replace("\"", "\\\"") + "\"}]}"),
            endpoint(
                "vpce-3" + HOSTILE,
                allow(HOSTILE, "arn:aws:s3:::" + "x" + HOSTILE + "*", "\"s3:prefix\":\"*\"")),
            endpoint(
                "vpce-4",
                allow(
                    "Tags",
                    "*",
                    "\"aws:PrincipalTag/team\":\"a\",\"aws:PrincipalOrgID\":\"o-*\""))),
        List.of(
            new Unread(
                new Place("444455556666", "eu-west-1"),
                "account " + HOSTILE,
                "denied",
                "no: " + HOSTILE)));
  }

  static AuditReport audit(
      @Nullable Past past, List<FoundEndpoint> endpoints, List<Unread> unread) {
    FarmDocument document =
        FarmReader.read(
                "farm.yaml",
                """
                farm: corp
                region: eu-west-1
                endpoints: {s3: {service: s3}}
                networks: {berlin: [10.20.0.0/16]}
                rules:
                  - {name: a, from: {networks: [berlin]}, to: {endpoint: s3, buckets: [reports]}}
                perimeter: {organization: o-a1b2c3d4e5}
                """
                    .getBytes(StandardCharsets.UTF_8))
            .document();
    AuditView view =
        new AuditView(
            NOW,
            Objects.requireNonNull(document),
            null,
            Map.of(),
            endpoints,
            Set.of(HOME),
            unread,
            Set.of(),
            Latches.NONE);
    return Auditor.audit(
        view,
        new AuditSettings("corp", HOME, Map.of(), null, AuditSettings.GRACE),
        past,
        () -> true);
  }
}
