package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import java.util.Locale;

/// A resource to be made.
///
/// @param stack the stack's name
/// @param properties with every function evaluated
public record Request(Aws aws, String stack, String logicalId, Properties properties) {
  /// A physical name as CloudFormation would make one.
  public String generatedName() {
    return stack + "-" + logicalId;
  }

  /// The same, for services that allow only small letters.
  public String generatedLowerName() {
    return generatedName().toLowerCase(Locale.ROOT);
  }
}
