package causeway.reconcile.audit;

import java.util.List;

/// One thing that an audit found about one endpoint.
///
/// @param id the same in every audit for the same thing
/// @param check what was looked at, a stable code such as `baseline`
/// @param reason why in a stable code, such as `no-matching-allow`
/// @param message in sentences, without examples
/// @param remedy what to do
/// @param evidence empty where no request shows it
public record Finding(
    String id,
    Subject subject,
    String check,
    Status status,
    Severity severity,
    String title,
    String reason,
    String message,
    String remedy,
    List<Evidence> evidence) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /// The message with the first example, for where there is room for no more.
  public String words() {
    return evidence.isEmpty()
        ? message
        : message + " For example: " + WitnessWords.of(evidence.getFirst());
  }

  /// The endpoint that a finding is about.
  ///
  /// @param service its full name
  public record Subject(Place place, String endpoint, String service, String arn) {
    static Subject of(FoundEndpoint endpoint) {
      return new Subject(endpoint.place(), endpoint.id(), endpoint.service(), endpoint.arn());
    }
  }
}
