/// In: names and where they should lead. Out: the corporate and the VPC resolver.
@NullMarked
package causeway.testbed.dns;

import org.jspecify.annotations.NullMarked;
