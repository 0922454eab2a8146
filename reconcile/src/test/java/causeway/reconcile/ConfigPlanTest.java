package causeway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.ConfigView.Family;
import causeway.reconcile.observed.ConfigView.Ingress;
import causeway.reconcile.observed.DocumentSeen;
import causeway.reconcile.observed.EndpointSeen;
import causeway.reconcile.observed.Group;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.InstanceRefresh.Status;
import causeway.reconcile.observed.Latches;
import causeway.reconcile.observed.PrefixList;
import causeway.reconcile.observed.TemplateVersion;
import causeway.reconcile.plan.Action;
import causeway.reconcile.plan.ConfigPlanner;
import causeway.reconcile.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What ConfigChangeFunction makes of documents, prefix lists and images.
class ConfigPlanTest {
  private static final String DOCUMENT =
      """
      farm: corp-s3
      region: eu-west-1
      endpoints: {s3: {service: s3}}
      networks: {berlin: [10.20.0.0/16]}
      rules:
        - {name: all, from: {networks: [berlin]}, to: {endpoint: s3, buckets: ["reports-*"]}}
      """;

  private static final ProxyAccess PROXIES =
      new ProxyAccess("arn:aws:iam::111122223333:role/proxies", "state", "reports", "records");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final ConfigSettings SETTINGS =
      new ConfigSettings(
          "corp-s3",
          "eu-west-1",
          Map.of("s3", "vpce-1"),
          PROXIES,
          "pl-clients",
          null,
          "lt-1",
          "/causeway/image",
          "corp-s3");

  private @Nullable InForce inForce;
  private DocumentSeen document = good("v1", DOCUMENT);
  private List<Cidr> service = List.of(Cidr.parse("52.218.0.0/17"));
  private PrefixList clients = list(5, "10.20.0.0/16");
  private @Nullable String reported;
  private TemplateVersion template = new TemplateVersion("lt-1", 3, "ami-old");
  private @Nullable String image = "ami-old";
  private String groupVersion = "3";
  private @Nullable InstanceRefresh refresh;

  private static DocumentSeen good(String version, String yaml) {
    FarmRead read = FarmReader.read("farm.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return read.document() == null
        ? new DocumentSeen.Bad(version, read.faults())
        : new DocumentSeen.Good(version, read.document());
  }

  private static PrefixList list(int most, String... entries) {
    return new PrefixList(
        "pl-clients", "clients", 4, most, false, Arrays.stream(entries).map(Cidr::parse).toList());
  }

  private Plan plan() {
    ConfigView view =
        new ConfigView(
            inForce,
            document,
            null,
            endpoints(),
            service.isEmpty()
                ? Map.of()
                : Map.of(
                    "s3",
                    new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", 1, 10, false, service)),
            List.of(new Ingress(Family.IPV4, clients)),
            reported,
            template,
            image,
            new Group("corp-s3", groupVersion, List.of()),
            refresh,
            Latches.NONE,
            TODAY);
    return ConfigPlanner.plan(view, ConfigRules.desired(view, SETTINGS));
  }

  /// The endpoint as it should be: its policy is [EndpointPlanTest]'s.
  private Map<String, EndpointSeen> endpoints() {
    return document instanceof DocumentSeen.Good(String _, FarmDocument read)
            && PolicyCompiler.compile(read, "s3", PROXIES, TODAY)
                instanceof Compilation.Compiled compiled
        ? Map.of("vpce-1", EndpointSeen.of("vpce-1", compiled.text()))
        : Map.of();
  }

  private List<String> words() {
    Plan plan = plan();
    List<String> words = new ArrayList<>(plan.actions().stream().map(Action::words).toList());
    words.addAll(plan.waits());
    plan.alarms().forEach(alarm -> words.add("ALARM " + alarm));
    return words;
  }

  private AccessSnapshot published() {
    return plan().actions().stream()
        .filter(Action.PublishSnapshot.class::isInstance)
        .map(action -> ((Action.PublishSnapshot) action).snapshot())
        .findFirst()
        .orElseThrow();
  }

  /// As if what the plan says had been published.
  private void publish() {
    AccessSnapshot snapshot = published();
    inForce =
        new InForce(
            "etag-" + snapshot.sequence(),
            Objects.requireNonNull(snapshot.sequence()),
            SnapshotCodec.digest(snapshot),
            snapshot);
  }

  @Test
  void theFirstPublicationIsSequenceOneAndMayNotOverwrite() {
    assertThat(words()).containsExactly("publish sequence 1 from document version v1");
    Action.PublishSnapshot action = (Action.PublishSnapshot) plan().actions().getFirst();
    assertThat(action.etag()).isNull();
    assertThat(action.snapshot().documentVersion()).isEqualTo("v1");
    assertThat(action.snapshot().endpoints().get("s3"))
        .isEqualTo(new AccessSnapshot.Endpoint("s3", List.of("52.218.0.0/17")));
  }

  @Test
  void whatIsInForceIsNotPublishedAgain() {
    publish();
    assertThat(words()).isEmpty();
  }

  @Test
  void theNextSequenceNamesTheEtagThatWasRead() {
    publish();
    document = good("v2", DOCUMENT.replace("reports-*", "lake"));
    assertThat(words()).containsExactly("publish sequence 2 from document version v2");
    assertThat(((Action.PublishSnapshot) plan().actions().getFirst()).etag()).isEqualTo("etag-1");
  }

  @Test
  void oldContentComesBackUnderANewSequence() {
    publish();
    document = good("v2", DOCUMENT.replace("reports-*", "lake"));
    publish();
    document = good("v3", DOCUMENT);
    assertThat(words()).containsExactly("publish sequence 3 from document version v3");
  }

  @Test
  void aDocumentThatOnlyMovesTheFrontDoorIsPublishedToo() {
    publish();
    document = good("v2", DOCUMENT + "front-door: {name: s3.corp.example.net}\n");
    assertThat(words()).containsExactly("publish sequence 2 from document version v2");
  }

  @Test
  void aBadDocumentChangesNothingAndSaysWhyOnce() {
    publish();
    clients = list(5, "10.99.0.0/16");
    document = good("v2", DOCUMENT.replace("10.20.0.0/16", "10.20.1.0/16"));
    assertThat(words())
        .containsExactly(
            "report 1 fault of document version v2",
            "ALARM version v2 of the document has 1 fault, what was in force stays: "
                + ((DocumentSeen.Bad) document).faults().getFirst());
    reported = "v2";
    assertThat(plan().actions()).isEmpty();
  }

  @Test
  void aDocumentForAnotherRegionIsAFault() {
    document = good("v1", DOCUMENT.replace("eu-west-1", "eu-central-1"));
    assertThat(words().getFirst()).isEqualTo("report 1 fault of document version v1");
    assertThat(words().getLast())
        .contains("farm.yaml:1: region \"eu-central-1\" is not the stack's, which is in eu-west-1");
  }

  @Test
  void aDocumentForAnotherFarmIsPublishedWithAnAlarm() {
    document = good("v1", DOCUMENT.replace("corp-s3", "corp-s4"));
    assertThat(words())
        .containsExactly(
            "publish sequence 1 from document version v1",
            "ALARM the document is for farm \"corp-s4\", the stack is corp-s3");
  }

  @Test
  void withoutADocumentNothingHappens() {
    document = new DocumentSeen.Absent();
    assertThat(words()).isEmpty();
  }

  @Test
  void changedAddressesOfTheServiceArePublished() {
    publish();
    service = List.of(Cidr.parse("52.218.0.0/17"), Cidr.parse("3.5.64.0/21"));
    assertThat(words()).containsExactly("publish sequence 2 from document version v1");
    assertThat(published().endpoints().get("s3"))
        .isEqualTo(new AccessSnapshot.Endpoint("s3", List.of("3.5.64.0/21", "52.218.0.0/17")));
  }

  @Test
  void addressesThatAwsNoLongerNamesAreKept() {
    publish();
    service = List.of();
    assertThat(words()).isEmpty();
  }

  @Test
  void withoutAnyAddressNothingIsPublished() {
    service = List.of();
    assertThat(words())
        .containsExactly(
            "ALARM AWS names no addresses of s3 in eu-west-1 (managed prefix list), so nothing is"
                + " published");
  }

  @Test
  void networksAreAdmittedBeforeAndShutOutAfterTheSnapshot() {
    publish();
    document = good("v2", DOCUMENT.replace("[10.20.0.0/16]", "[10.20.0.0/16, 10.31.0.0/20]"));
    assertThat(words())
        .containsExactly("admit 10.31.0.0/20", "publish sequence 2 from document version v2");
    publish();
    clients = list(5, "10.20.0.0/16", "10.31.0.0/20");
    document = good("v3", DOCUMENT);
    assertThat(words()).containsExactly("publish sequence 3 from document version v3");
    publish();
    assertThat(words()).containsExactly("no longer admit 10.31.0.0/20");
    assertThat(((Action.ChangePrefixList) plan().actions().getLast()).currentVersion())
        .isEqualTo(4);
  }

  @Test
  void aReplacedNetworkIsShutOutLast() {
    publish();
    document = good("v2", DOCUMENT.replace("10.20.0.0/16", "10.31.0.0/20"));
    assertThat(words())
        .containsExactly("admit 10.31.0.0/20", "publish sequence 2 from document version v2");
    publish();
    clients = list(5, "10.20.0.0/16", "10.31.0.0/20");
    assertThat(words()).containsExactly("no longer admit 10.20.0.0/16");
  }

  @Test
  void aListWithoutRoomMakesItFirst() {
    publish();
    clients = list(1, "10.20.0.0/16");
    document = good("v2", DOCUMENT.replace("10.20.0.0/16", "10.31.0.0/20"));
    assertThat(words().getFirst()).isEqualTo("admit 10.31.0.0/20, no longer admit 10.20.0.0/16");
  }

  @Test
  void aListThatIsFullAdmitsTheSmallestCover() {
    publish();
    clients = list(1);
    document = good("v1", DOCUMENT.replace("[10.20.0.0/16]", "[10.20.0.0/16, 10.31.0.0/20]"));
    assertThat(words())
        .contains(
            "admit 10.16.0.0/12",
            "ALARM prefix list pl-clients holds 1 entries, so it admits 978944 addresses beyond"
                + " the document; the proxies refuse them");
  }

  @Test
  void aListThatIsChangingIsLeftAlone() {
    publish();
    clients = new PrefixList("pl-clients", "clients", 4, 5, true, List.of());
    assertThat(words())
        .containsExactly("change prefix list pl-clients when its present change is done");
    assertThat(plan().empty()).isTrue();
  }

  @Test
  void aLargeChangeGoesInSteps() {
    publish();
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      many.add("10.20." + i + ".0/24");
    }
    clients = list(260, many.toArray(String[]::new));
    Action.ChangePrefixList step = (Action.ChangePrefixList) plan().actions().getFirst();
    assertThat(step.remove()).hasSize(100);
    assertThat(step.add()).containsExactly(Cidr.parse("10.20.0.0/16"));
  }

  @Test
  void aNewImageGetsANumberedVersionFirst() {
    publish();
    image = "ami-new";
    assertThat(words()).containsExactly("make a launch template version with ami-new");
    template = new TemplateVersion("lt-1", 4, "ami-new");
    assertThat(words()).containsExactly("replace the instances by template version 4 (ami-new)");
  }

  @Test
  void nothingStartsWhileARefreshRuns() {
    publish();
    image = "ami-newer";
    refresh = new InstanceRefresh("r-1", Status.RUNNING, "4", null);
    assertThat(words()).containsExactly("leave the image: instance refresh r-1 is running");
    assertThat(plan().empty()).isTrue();
  }

  @Test
  void anImageThatWasRolledBackIsNotTriedAgain() {
    publish();
    image = "ami-new";
    template = new TemplateVersion("lt-1", 4, "ami-new");
    refresh = new InstanceRefresh("r-1", Status.GIVEN_UP, "4", "instances failed to launch");
    assertThat(words())
        .containsExactly(
            "ALARM image ami-new was not taken (template version 4: instances failed to launch);"
                + " put another one into the image parameter");
    image = "ami-better";
    assertThat(words()).containsExactly("make a launch template version with ami-better");
  }

  @Test
  void anEmptyParameterChangesNothing() {
    publish();
    image = null;
    assertThat(words()).containsExactly("leave the image: the image parameter is empty");
  }
}
