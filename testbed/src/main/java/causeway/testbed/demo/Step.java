package causeway.testbed.demo;

import causeway.testbed.Region;

/// One claim about the farm, and how to check it.
///
/// @param id a stable name
/// @param title the claim, as a sentence
/// @param why what it means to somebody who decides about a farm
/// @param check throws when the claim does not hold
public record Step(String id, String title, String why, Check check) {
  /// The checking. An exception is the failure, its message the explanation.
  @FunctionalInterface
  public interface Check {
    void run(Region region, Evidence evidence) throws Exception;
  }
}
