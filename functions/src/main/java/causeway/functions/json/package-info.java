/// In: bytes that a known writer made. Out: a tree to read field by field.
@NullMarked
package causeway.functions.json;

import org.jspecify.annotations.NullMarked;
