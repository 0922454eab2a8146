package causeway.testbed.dns;

import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A hosted zone of Route 53, looked at every second: what its name servers know.
public final class HostedZone implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HostedZone.class.getName());
  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final String XML = "xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"";

  private final Aws aws;
  private final String id;
  private final Thread watching;
  private volatile List<RecordSet> records;

  public HostedZone(Aws aws, String id) {
    this.aws = aws;
    this.id = id;
    this.records = list();
    this.watching = Thread.ofVirtual().name("zone-" + id).start(this::watch);
  }

  /// Makes a private zone for the names below `name`.
  ///
  /// @param vpc the id of a VPC of the Region
  public static HostedZone create(Aws aws, String name, String vpc) {
    String body =
        ("<CreateHostedZoneRequest %s><Name>%s</Name><VPC><VPCRegion>%s</VPCRegion><VPCId>%s</VPCId></VPC>"
                + "<CallerReference>%s</CallerReference></CreateHostedZoneRequest>")
            .formatted(XML, name, aws.region(), vpc, UUID.randomUUID());
    Xml made = aws.rest(Service.ROUTE53, "POST", "/hostedzone", body);
    return new HostedZone(aws, made.text("HostedZone/Id").replace("/hostedzone/", ""));
  }

  public String id() {
    return id;
  }

  /// Writes an address record of the company's own.
  public void put(String name, List<String> addresses, Duration ttl) {
    String values =
        addresses.stream()
            .map(value -> "<ResourceRecord><Value>" + value + "</Value></ResourceRecord>")
            .collect(Collectors.joining());
    String body =
        ("<ChangeResourceRecordSetsRequest %s><ChangeBatch><Changes><Change><Action>UPSERT</Action>"
                + "<ResourceRecordSet><Name>%s</Name><Type>A</Type><TTL>%d</TTL><ResourceRecords>%s</ResourceRecords>"
                + "</ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>")
            .formatted(XML, name, ttl.toSeconds(), values);
    aws.rest(Service.ROUTE53, "POST", "/hostedzone/" + id + "/rrset", body);
    refresh();
  }

  List<RecordSet> records() {
    return records;
  }

  /// What the address records of a name say now: addresses, or the name that an alias leads to.
  public List<String> targets(String name) {
    refresh();
    return records.stream()
        .filter(set -> set.name().equals(name + ".") && set.type().equals("A"))
        .flatMap(set -> set.alias().isEmpty() ? set.values().stream() : Stream.of(set.alias()))
        .toList();
  }

  /// Looks at once, rather than within the second.
  public void refresh() {
    records = list();
  }

  @Override
  public void close() {
    watching.interrupt();
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(EVERY);
        records = list();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Name servers go on with what they know.
        LOG.log(System.Logger.Level.DEBUG, "cannot list the zone " + id, e);
      }
    }
  }

  private List<RecordSet> list() {
    List<RecordSet> all = new ArrayList<>();
    String from = "";
    while (true) {
      Xml page = aws.rest(Service.ROUTE53, "GET", "/hostedzone/" + id + "/rrset" + from, "");
      page.all("ResourceRecordSets/ResourceRecordSet").forEach(xml -> all.add(RecordSet.of(xml)));
      if (!page.text("IsTruncated").equals("true")) {
        return List.copyOf(all);
      }
      from =
          "?name="
              + encoded(page.text("NextRecordName"))
              + "&type="
              + encoded(page.text("NextRecordType"))
              + "&identifier="
              + encoded(page.text("NextRecordIdentifier"));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
