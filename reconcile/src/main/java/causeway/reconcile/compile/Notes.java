package causeway.reconcile.compile;

import causeway.access.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where an endpoint policy cannot say a rule as narrowly as the document does, in sentences for
/// the team: it must never be wider in silence.
final class Notes {
  private static final String ALIAS = "-s3alias";

  private Notes() {}

  static List<String> of(Rule rule, String service, Named named) {
    Rule.To to = rule.to();
    String subject = "rule \"" + rule.name() + "\": ";
    List<String> notes = new ArrayList<>();
    Stream.concat(to.buckets().stream(), to.tables().stream())
        .filter(Notes::spansSlash)
        .forEach(pattern ->
            notes.add(
                subject
                    + "a wildcard in an ARN also spans \"/\", so for \""
                    + pattern
                    + "\" the endpoint would permit some names inside of others too; the proxies"
                    + " still refuse the host"));
    if (!to.hosts().isEmpty()
        && to.buckets().isEmpty()
        && to.accessPoints().isEmpty()
        && named.parts(to, service).getFirst().arns().contains("*")) {
      notes.add(
          subject
              + "the endpoint does not see hosts, so there it permits all that the service has;"
              + " name buckets or tables");
    }
    to.accessPoints().stream()
        .filter(point -> point.endsWith(ALIAS))
        .forEach(point ->
            notes.add(
                subject
                    + "the endpoint sees an access point by its name, not by its alias \""
                    + point
                    + "\"; name it beside the alias"));
    return notes;
  }

  /// Whether a wildcard of this pattern may match more in an ARN than it does in a name: all but a
  /// single star at the end.
  static boolean spansSlash(String pattern) {
    int star = pattern.indexOf('*');
    return pattern.indexOf('?') >= 0 || (star >= 0 && star < pattern.length() - 1);
  }
}
