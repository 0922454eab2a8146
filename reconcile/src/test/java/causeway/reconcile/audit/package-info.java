/// In: endpoints, documents, baselines. Out: assertions on what an audit finds.
@NullMarked
package causeway.reconcile.audit;

import org.jspecify.annotations.NullMarked;
