package causeway.proxy.access;

import org.jspecify.annotations.Nullable;

/// Is told of each change of the access in force, on the thread that loaded it. Implementations
/// must not block and must not throw.
public interface AccessListener {
  /// Also called when only the sequence or the source changed; then both share one `access`.
  ///
  /// @param before absent at the first load
  void changed(LoadedAccess now, @Nullable LoadedAccess before);
}
