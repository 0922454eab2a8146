package causeway.testbed.dns;

import causeway.testbed.cloud.Xml;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A record set of a hosted zone, as Route 53 lists it.
///
/// @param name in small letters, with its final dot
/// @param alias the name of a load balancer; empty when it has values of its own
/// @param multivalue one of several sets that are answered together
record RecordSet(
    String name, String type, Duration ttl, List<String> values, String alias, boolean multivalue) {
  RecordSet {
    name = name.toLowerCase(Locale.ROOT);
    values = List.copyOf(values);
  }

  static RecordSet of(Xml xml) {
    String ttl = xml.text("TTL");
    return new RecordSet(
        xml.text("Name"),
        xml.text("Type"),
        ttl.isEmpty() ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(ttl)),
        xml.all("ResourceRecords/ResourceRecord").stream()
            .map(record -> record.text("Value"))
            .toList(),
        xml.text("AliasTarget/DNSName"),
        xml.text("MultiValueAnswer").equals("true"));
  }
}
