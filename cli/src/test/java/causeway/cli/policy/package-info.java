/// In: command lines about policies. Out: exit codes and answers, as documented.
@NullMarked
package causeway.cli.policy;

import org.jspecify.annotations.NullMarked;
