/// In: what `aws ec2 describe-vpc-endpoints` and a stack's parameter say. Out: what an audit goes
/// by.
@NullMarked
package causeway.cli.audit;

import org.jspecify.annotations.NullMarked;
