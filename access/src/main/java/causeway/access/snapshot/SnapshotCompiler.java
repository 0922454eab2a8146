package causeway.access.snapshot;

import causeway.access.document.FarmDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the snapshot of a farm document, without what only AWS knows.
public final class SnapshotCompiler {
  private SnapshotCompiler() {}

  /// Compiles offline: no sequence, no prefix lists.
  public static AccessSnapshot compile(FarmDocument document) {
    Map<String, AccessSnapshot.Endpoint> endpoints = new LinkedHashMap<>();
    document
        .endpoints()
        .forEach((name, endpoint) ->
            endpoints.put(name, new AccessSnapshot.Endpoint(endpoint.service(), List.of())));
    return new AccessSnapshot(
        document.farm(),
        document.region(),
        document.mode(),
        null,
        null,
        endpoints,
        document.networks(),
        document.users(),
        document.groups(),
        document.rules());
  }
}
