package causeway.reconcile.observed;

import causeway.access.document.FrontDoor;
import org.jspecify.annotations.Nullable;

/// What the document in force says about the front door.
public sealed interface FrontDoorChoice {
  /// It names one, or none at all.
  record Known(@Nullable FrontDoor frontDoor) implements FrontDoorChoice {}

  /// Nobody can tell: there is no snapshot yet, or its document is gone. Records stay as they are.
  record Unknown(String why) implements FrontDoorChoice {}
}
