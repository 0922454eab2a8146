/// In: how this proxy stands and what it counted. Out: its edge and beat reports in the farm's
/// bucket, the newest of each.
@NullMarked
package causeway.proxy.report;

import org.jspecify.annotations.NullMarked;
