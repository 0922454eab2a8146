/// In: `sam-template.yaml` and parameters. Out: the stack's resources in the cloud, its functions
/// and schedules, and what has no stand-in.
@NullMarked
package causeway.testbed.stack;

import org.jspecify.annotations.NullMarked;
