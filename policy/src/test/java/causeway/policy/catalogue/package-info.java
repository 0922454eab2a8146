/// In: names of keys, actions and resources. Out: that the catalogue knows them as AWS documents
/// them.
@NullMarked
package causeway.policy.catalogue;

import org.jspecify.annotations.NullMarked;
