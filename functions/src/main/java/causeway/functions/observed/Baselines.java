package causeway.functions.observed;

import causeway.access.document.FarmDocument;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;
import causeway.reconcile.audit.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The baselines that a document names, read from beside it.
///
/// @param policies by the document's name of the endpoint
/// @param unread those that are missing or have faults
public record Baselines(Map<String, Policy> policies, List<Unread> unread) {
  /// More than AWS takes as a policy by far, so that a larger one is seen to be none.
  public static final int MOST_BYTES = PolicyReader.LARGEST + 1;

  /// Reads them.
  ///
  /// @param files the bytes of a file; empty when there is none
  public static Baselines of(FarmDocument document, Function<String, Optional<byte[]>> files) {
    Map<String, Policy> policies = new TreeMap<>();
    List<Unread> unread = new ArrayList<>();
    document
        .audit()
        .baseline()
        .forEach((endpoint, file) -> {
          String subject = "baseline " + file + " of " + endpoint;
          Optional<byte[]> bytes = files.apply(file);
          if (bytes.isEmpty()) {
            unread.add(
                new Unread(
                    null,
                    subject,
                    "missing",
                    file + " is not beside the farm document; put it there"));
            return;
          }
          PolicyRead read = PolicyReader.read(bytes.get());
          Policy policy = read.policy();
          if (policy == null) {
            unread.add(
                new Unread(
                    null,
                    subject,
                    "faulty",
                    file
                        + ":"
                        + read.faults().getFirst()
                        + "; causeway policy lint shows every fault"));
          } else {
            policies.put(endpoint, policy);
          }
        });
    return new Baselines(policies, unread);
  }
}
