/// In: what a person types. Out: verdicts for people and JSON for programs, with documented exit
/// codes.
@NullMarked
package causeway.cli;

import org.jspecify.annotations.NullMarked;
