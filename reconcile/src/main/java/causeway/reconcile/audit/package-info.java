/// In: VPC endpoints as they were found, the farm document, baselines, the last audit. Out:
/// findings, each with the request that shows it, and what changed since.
@NullMarked
package causeway.reconcile.audit;

import org.jspecify.annotations.NullMarked;
