package causeway.cli.policy;

import causeway.cli.Inputs;
import causeway.cli.Text;
import causeway.cli.Unusable;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Policies out of files.
final class PolicyFiles {
  private PolicyFiles() {}

  /// A policy without a fault.
  static Policy read(Path file) {
    PolicyRead read = PolicyReader.read(Inputs.bytes(file));
    Policy policy = read.policy();
    if (policy == null) {
      throw new Unusable(
          Stream.concat(
                  read.faults().stream().map(fault -> file + ":" + fault),
                  Stream.of(
                      "causeway: %s has %s; AWS would not take it either"
                          .formatted(file, Text.count(read.faults().size(), "fault"))))
              .toList());
    }
    return policy;
  }
}
