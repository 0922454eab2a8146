package causeway.reconcile.audit;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyPrinter;
import causeway.policy.language.PolicyReader;
import causeway.reconcile.Lockdown;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import causeway.reconcile.observed.Latches;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An account as an audit sees it, to be changed step by step.
final class Account {
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  static final Place HOME = new Place("111122223333", "eu-west-1");
  static final String OWN = "vpce-0a1b2c3d4e5f60718";
  static final ProxyAccess PROXIES =
      new ProxyAccess("arn:aws:iam::111122223333:role/proxies", "state", "reports", "records");
  static final AuditSettings SETTINGS =
      new AuditSettings("corp", HOME, Map.of("s3", OWN), PROXIES, AuditSettings.GRACE);

  static final String DOCUMENT =
      """
      farm: corp
      region: eu-west-1
      strict: false
      endpoints: {s3: {service: s3}}
      networks: {berlin: [10.20.0.0/16]}
      rules:
        - name: reports
          from: {networks: [berlin]}
          to: {endpoint: s3, buckets: [reports], access: read}
      perimeter: {organization: o-a1b2c3d4e5, resource-accounts: ["111122223333"]}
      """;

  Instant at = NOW;
  @Nullable FarmDocument document = parse(DOCUMENT);
  @Nullable Instant documentSince = LONG_AGO;
  final Map<String, Policy> baselines = new TreeMap<>();
  final Map<String, FoundEndpoint> endpoints = new TreeMap<>();
  final Set<Place> places = new HashSet<>(Set.of(HOME));
  final List<Unread> unread = new ArrayList<>();
  final Set<String> unsupported = new HashSet<>();
  Latches latches = Latches.NONE;

  Account() {
    put(OWN, "s3", compiled());
  }

  static FarmDocument parse(String yaml) {
    FarmRead read = FarmReader.read("farm.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    FarmDocument document = read.document();
    if (document == null) {
      throw new IllegalArgumentException(read.faults() + "\n" + yaml);
    }
    return document;
  }

  static Policy policy(String json) {
    Policy policy = PolicyReader.read(json).policy();
    if (policy == null) {
      throw new IllegalArgumentException(PolicyReader.read(json).faults() + "\n" + json);
    }
    return policy;
  }

  /// What the document says of the farm's own endpoint.
  String compiled() {
    return PolicyPrinter.print(compiledPolicy());
  }

  private Policy compiledPolicy() {
    if (document != null
        && PolicyCompiler.compile(document, "s3", PROXIES, at.atZone(ZoneOffset.UTC).toLocalDate())
            instanceof Compilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new IllegalStateException("no document, or one too large");
  }

  /// What is left of it while alarms have locked it down.
  String locked(Lockdown lockdown) {
    if (document != null
        && PolicyCompiler.compile(
                document, "s3", PROXIES, at.atZone(ZoneOffset.UTC).toLocalDate(), lockdown)
            instanceof Compilation.Compiled compiled) {
      return PolicyPrinter.print(compiled.policy());
    }
    throw new IllegalStateException("no document, or one too large");
  }

  /// What the document says, and one statement more.
  String compiledWith(String statement) {
    String text = compiled();
    return text.substring(0, text.lastIndexOf(']')) + "," + statement + "]}";
  }

  void put(String id, String service, @Nullable String policy) {
    put(
        id,
        HOME,
        service.equals("s3") || service.equals("dynamodb") ? "Gateway" : "Interface",
        service,
        policy);
  }

  void put(String id, Place place, String type, String service, @Nullable String policy) {
    endpoints.put(
        place + id,
        new FoundEndpoint(
            id,
            place,
            type,
            "com.amazonaws." + place.region() + "." + service,
            "vpc-1",
            "available",
            policy,
            Map.of(),
            LONG_AGO));
  }

  AuditReport audit(@Nullable Past past) {
    return audit(past, Integer.MAX_VALUE);
  }

  /// @param most endpoints for which there is time
  AuditReport audit(@Nullable Past past, int most) {
    AuditView view =
        new AuditView(
            at,
            document,
            documentSince,
            baselines,
            List.copyOf(endpoints.values()),
            places,
            unread,
            unsupported,
            latches);
    int[] left = {most};
    return Auditor.audit(view, SETTINGS, past, () -> left[0]-- > 0);
  }

  /// What the next audit is told of a report.
  static Past past(AuditReport report) {
    Map<String, Past.Known> found = new TreeMap<>();
    report.carried().forEach(known -> found.put(known.id(), known));
    report
        .findings()
        .forEach(each -> {
          Finding finding = each.finding();
          found.put(
              finding.id(),
              new Past.Known(
                  finding.id(),
                  finding.subject(),
                  finding.check(),
                  finding.status(),
                  finding.severity(),
                  finding.title(),
                  finding.message(),
                  each.firstSeen()));
        });
    Map<String, Past.Kept> policies = new TreeMap<>();
    report
        .endpoints()
        .forEach(each ->
            policies.put(each.endpoint().arn(), new Past.Kept(each.digest(), each.since())));
    return new Past(report.at(), found, policies);
  }
}
