package causeway.access.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outcome of reading a farm document.
///
/// @param document present exactly when `faults` is empty
/// @param faults in the order of the file
/// @param warnings what is accepted but worth knowing
public record FarmRead(@Nullable FarmDocument document, List<Fault> faults, List<Fault> warnings) {}
