package causeway.proxy.lifecycle;

import java.io.IOException;

/// The ways in of a proxy, as a drain uses them. Implementations may block for a moment; only the
/// drain's thread calls them.
public interface Doors {
  /// Accepts no more; live connections go on.
  void shut();

  /// Accepts again at the same addresses.
  ///
  /// @throws IOException when an address cannot be had any more; all stay shut then
  void reopen() throws IOException;

  /// Connections now open.
  long live();
}
