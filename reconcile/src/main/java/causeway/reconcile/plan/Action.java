package causeway.reconcile.plan;

import causeway.access.document.Fault;
import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.reconcile.observed.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change at AWS. Each names the state that it was planned against, or is harmless when done
/// twice.
public sealed interface Action {
  /// What it does, as an operator would say it: `remove i-0abc from DNS`.
  String words();

  /// Writes LifecycleFunction's memory; before all but heartbeats, because the rest relies on it.
  ///
  /// @param etag that the object must still have; absent when there must be none
  record Remember(Memory memory, @Nullable String etag, String words) implements Action {}

  /// One atomic batch at Route 53, at most 1,000 changes.
  record ChangeRecords(List<RecordChange> changes, String words) implements Action {
    public ChangeRecords {
      changes = List.copyOf(changes);
    }
  }

  /// Ends an instance's wait at a hook.
  record CompleteLifecycle(String instance, String hook, Result result, String words)
      implements Action {}

  /// What becomes of the instance.
  enum Result {
    CONTINUE,
    ABANDON
  }

  /// Prolongs an instance's wait at a hook.
  record RecordHeartbeat(String instance, String hook, String words) implements Action {}

  /// Tells Auto Scaling to replace the instance.
  record SetUnhealthy(String instance, String words) implements Action {}

  /// Publishes a snapshot by conditional write.
  ///
  /// @param etag that the present one must still have; absent when there must be none
  record PublishSnapshot(AccessSnapshot snapshot, @Nullable String etag, String words)
      implements Action {}

  /// Replaces an endpoint's policy.
  ///
  /// @param policy the text to send
  record SetEndpointPolicy(String endpointId, String policy, String words) implements Action {}

  /// Changes a managed prefix list that still has this version.
  record ChangePrefixList(
      String listId, long currentVersion, List<Cidr> add, List<Cidr> remove, String words)
      implements Action {
    public ChangePrefixList {
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }
  }

  /// Makes a numbered launch template version with a literal AMI id.
  record CreateTemplateVersion(String templateId, long source, String imageId, String words)
      implements Action {}

  /// Replaces the instances step by step, and rolls back by itself when they do not come up.
  record StartRefresh(String group, String templateId, long version, String words)
      implements Action {}

  /// Tells people what is wrong with the document; once for each version.
  record ReportFaults(String documentVersion, List<Fault> faults, String words) implements Action {
    public ReportFaults {
      faults = List.copyOf(faults);
    }
  }
}
