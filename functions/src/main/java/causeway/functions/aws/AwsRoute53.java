package causeway.functions.aws;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Route53;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// Route 53 by the SDK, at a walking [Pace].
final class AwsRoute53 implements Route53 {
  private final Route53Client client;
  private final Pace pace;

  AwsRoute53(Route53Client client, Host host) {
    this.client = client;
    this.pace = Pace.ofRoute53(host);
  }

  @Override
  public List<RecordSet> list(String zoneId, String name) {
    List<RecordSet> found = new ArrayList<>();
    String from = null;
    while (true) {
      pace.step();
      String identifier = from;
      ListResourceRecordSetsResponse page =
          Call.of(
              "list the records at " + name,
              () ->
                  client.listResourceRecordSets(to ->
                      to.hostedZoneId(zoneId)
                          .startRecordName(name)
                          .startRecordType(RRType.A)
                          .startRecordIdentifier(identifier)
                          .maxItems("300")));
      for (ResourceRecordSet set : page.resourceRecordSets()) {
        // Names come in order, so the first other one ends ours.
        if (!plain(set.name()).equals(name) || set.type() != RRType.A) {
          return found;
        }
        found.add(ours(name, set));
      }
      from = page.nextRecordIdentifier();
      if (!Boolean.TRUE.equals(page.isTruncated())
          || !plain(page.nextRecordName()).equals(name)
          || page.nextRecordType() != RRType.A) {
        return found;
      }
    }
  }

  private static RecordSet ours(String name, ResourceRecordSet set) {
    if (Boolean.TRUE.equals(set.multiValueAnswer())) {
      return new RecordSet.Multivalue(
          name, set.setIdentifier(), Duration.ofSeconds(set.ttl()), addresses(set));
    }
    if (set.setIdentifier() != null) {
      throw new CloudException(
          Failure.INVALID,
          "record "
              + name
              + " has a routing policy that the farm does not write (set identifier "
              + set.setIdentifier()
              + "); remove it, or give the front door another name",
          null);
    }
    return set.aliasTarget() == null
        ? new RecordSet.Plain(name, Duration.ofSeconds(set.ttl()), addresses(set))
        : new RecordSet.Alias(
            name,
            plain(set.aliasTarget().dnsName()),
            set.aliasTarget().hostedZoneId(),
            Boolean.TRUE.equals(set.aliasTarget().evaluateTargetHealth()));
  }

  private static List<InetAddress> addresses(ResourceRecordSet set) {
    return set.resourceRecords().stream()
        .map(record -> InetAddress.ofLiteral(record.value()))
        .toList();
  }

  @Override
  public void change(String zoneId, List<RecordChange> changes) {
    pace.step();
    List<Change> batch = changes.stream().map(AwsRoute53::theirs).toList();
    var _ =
        Call.of(
            "change " + batch.size() + " records",
            () ->
                client.changeResourceRecordSets(
                    to -> to.hostedZoneId(zoneId).changeBatch(of -> of.changes(batch))));
  }

  private static Change theirs(RecordChange change) {
    return Change.builder()
        .action(
            switch (change) {
              case RecordChange.Delete _ -> ChangeAction.DELETE;
              case RecordChange.Create _ -> ChangeAction.CREATE;
            })
        .resourceRecordSet(theirs(change.record()))
        .build();
  }

  private static ResourceRecordSet theirs(RecordSet record) {
    ResourceRecordSet.Builder set =
        ResourceRecordSet.builder().name(record.name() + ".").type(RRType.A);
    return switch (record) {
      case RecordSet.Alias alias ->
          set.aliasTarget(to ->
                  to.dnsName(alias.target() + ".")
                      .hostedZoneId(alias.targetZoneId())
                      .evaluateTargetHealth(alias.evaluateHealth()))
              .build();
      case RecordSet.Multivalue multivalue ->
          set.multiValueAnswer(true)
              .setIdentifier(multivalue.instance())
              .ttl(multivalue.ttl().toSeconds())
              .resourceRecords(values(multivalue.addresses()))
              .build();
      case RecordSet.Plain simple ->
          set.ttl(simple.ttl().toSeconds()).resourceRecords(values(simple.addresses())).build();
    };
  }

  private static List<ResourceRecord> values(List<InetAddress> addresses) {
    return addresses.stream()
        .map(address -> ResourceRecord.builder().value(address.getHostAddress()).build())
        .toList();
  }

  private static String plain(@Nullable String name) {
    if (name == null) {
      return "";
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
