/// In: `sam-template.yaml` and what belongs to it. Out: whether it is a template, and agrees with
/// the code.
@NullMarked
package causeway.testbed.template;

import org.jspecify.annotations.NullMarked;
