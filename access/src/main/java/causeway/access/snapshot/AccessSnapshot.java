package causeway.access.snapshot;

import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the proxies enforce: a farm document compiled, with what only AWS knows. Compiled offline
/// it has neither sequence nor prefix lists.
///
/// @param sequence grows with each publication; a proxy refuses an older one
/// @param documentVersion the S3 version id of the document
/// @param quarantine client blocks that are refused before any rule is asked, in report mode too
public record AccessSnapshot(
    String farm,
    String region,
    Mode mode,
    @Nullable Long sequence,
    @Nullable String documentVersion,
    Map<String, Endpoint> endpoints,
    Map<String, List<String>> networks,
    Map<String, User> users,
    Map<String, List<String>> groups,
    List<Rule> rules,
    List<Quarantined> quarantine) {

  /// A snapshot that quarantines nobody.
  public AccessSnapshot(
      String farm,
      String region,
      Mode mode,
      @Nullable Long sequence,
      @Nullable String documentVersion,
      Map<String, Endpoint> endpoints,
      Map<String, List<String>> networks,
      Map<String, User> users,
      Map<String, List<String>> groups,
      List<Rule> rules) {
    this(
        farm,
        region,
        mode,
        sequence,
        documentVersion,
        endpoints,
        networks,
        users,
        groups,
        rules,
        List.of());
  }

  /// One endpoint as a proxy sees it.
  ///
  /// @param service `s3`, `s3express` or `dynamodb`
  /// @param prefixList the CIDR blocks of the service's managed prefix list; empty when compiled
  ///   offline
  public record Endpoint(String service, List<String> prefixList) {}

  /// One client block that an alarm shut out.
  ///
  /// @param source a CIDR block
  /// @param release what `causeway release` takes to let it in again
  public record Quarantined(String source, Instant since, String alarm, String release) {}

  /// The same content, published as `sequence`.
  public AccessSnapshot numbered(long sequence) {
    return with(sequence, quarantine);
  }

  /// The same rules with these blocks shut out.
  public AccessSnapshot quarantining(List<Quarantined> blocks) {
    return with(sequence, blocks);
  }

  private AccessSnapshot with(@Nullable Long number, List<Quarantined> blocks) {
    return new AccessSnapshot(
        farm,
        region,
        mode,
        number,
        documentVersion,
        endpoints,
        networks,
        users,
        groups,
        rules,
        blocks);
  }
}
