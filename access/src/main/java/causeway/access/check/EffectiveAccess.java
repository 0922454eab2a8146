package causeway.access.check;

import causeway.access.Mode;
import causeway.access.document.FarmDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/// What each network can really reach, counting that a client may show the proxy one name and ask
/// the endpoint for another: its own grants, and those of everybody else behind the same endpoint
/// that name no principals. Report-only and expired rules count for nothing. A deny is only counted
/// on where it closes an endpoint to the whole network: a narrower one can be lied around.
///
/// @param mode of the whole document; with `report` the proxies refuse nothing of this
/// @param shared what everybody who reaches the endpoint can reach there, in the order of the
///   document
/// @param networks by name
public record EffectiveAccess(Mode mode, List<Access> shared, List<NetworkAccess> networks) {

  /// One network's access, each list in the order of the document.
  ///
  /// @param own what its own rules grant
  /// @param also what it can reach because the endpoint policy is the same for all: the first few,
  ///   since a farm's list would otherwise be as long as its networks times its rules
  /// @param more how many of `shared` come after those in `also`
  /// @param closed what a deny closes to all of it
  public record NetworkAccess(
      String network, List<Access> own, List<Access> also, int more, List<Closed> closed) {}

  /// One rule's grant at one endpoint.
  ///
  /// @param part whether only some addresses of the network are among the rule's callers
  /// @param users who must prove to be whom, such as `users etl` or `groups data`; empty for anyone
  public record Access(String rule, String endpoint, String grant, boolean part, String users) {}

  /// An endpoint that a deny rule closes.
  public record Closed(String rule, String endpoint) {}

  /// The effective access by `document` at `now`.
  public static EffectiveAccess of(FarmDocument document, Instant now) {
    Reach reach = new Reach(document, LocalDate.ofInstant(now, ZoneOffset.UTC));
    List<NetworkAccess> networks =
        new TreeMap<>(document.networks())
            .entrySet().stream()
                .map(network -> reach.of(network.getKey(), network.getValue()))
                .toList();
    return new EffectiveAccess(document.mode(), reach.shared(), networks);
  }

  /// One line a grant, under one line a network.
  public String text() {
    StringBuilder text = new StringBuilder();
    if (mode == Mode.REPORT) {
      text.append("mode: report, so nothing below is refused yet\n");
    }
    networks.forEach(network -> Words.append(text, network));
    if (networks.stream().anyMatch(network -> network.more() > 0)) {
      Words.append(text, shared);
    }
    return text.toString();
  }
}
