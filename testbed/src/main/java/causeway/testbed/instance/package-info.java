/// In: what Auto Scaling wants launched or ended. Out: machines with a proxy's process, an address
/// of their subnet, and metadata of their own.
@NullMarked
package causeway.testbed.instance;

import org.jspecify.annotations.NullMarked;
