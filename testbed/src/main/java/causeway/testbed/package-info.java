/// In: a machine with namespaces. Out: a Region on it, for the demo and the end-to-end tests.
@NullMarked
package causeway.testbed;

import org.jspecify.annotations.NullMarked;
