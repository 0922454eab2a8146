/// In: what a pass saw and did. Out: one log line, metrics, and the report in the state bucket.
@NullMarked
package causeway.functions.report;

import org.jspecify.annotations.NullMarked;
