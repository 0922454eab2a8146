/// In: templates and parameters. Out: whether they are evaluated as CloudFormation would.
@NullMarked
package causeway.testbed.stack;

import org.jspecify.annotations.NullMarked;
