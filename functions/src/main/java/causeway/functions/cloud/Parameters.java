package causeway.functions.cloud;

import java.util.Optional;

/// Systems Manager's parameters.
public interface Parameters {
  Optional<String> get(String name);
}
