/// In: reports and runs. Out: whether people and CloudWatch are told what they should be.
@NullMarked
package causeway.functions.report;

import org.jspecify.annotations.NullMarked;
