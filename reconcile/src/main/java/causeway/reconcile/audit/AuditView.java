package causeway.reconcile.audit;

import causeway.access.document.FarmDocument;
import causeway.policy.language.Policy;
import causeway.reconcile.observed.Latches;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that an audit goes by, as one moment.
///
/// @param document absent when there is none that can be used
/// @param documentSince since when it is the document; absent where that is not known
/// @param baselines by the document's name of the endpoint
/// @param endpoints of every place that could be read
/// @param places those that could be read
/// @param unread what could not be looked at
/// @param latches what alarms have locked down is no drift
/// @param unsupported full names of services whose endpoints take no policy
public record AuditView(
    Instant at,
    @Nullable FarmDocument document,
    @Nullable Instant documentSince,
    Map<String, Policy> baselines,
    List<FoundEndpoint> endpoints,
    Set<Place> places,
    List<Unread> unread,
    Set<String> unsupported,
    Latches latches) {
  public AuditView {
    baselines = Map.copyOf(baselines);
    endpoints = List.copyOf(endpoints);
    places = Set.copyOf(places);
    unread = List.copyOf(unread);
    unsupported = Set.copyOf(unsupported);
  }
}
