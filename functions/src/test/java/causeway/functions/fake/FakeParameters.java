package causeway.functions.fake;

import causeway.functions.cloud.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Systems Manager's parameters.
public final class FakeParameters implements Parameters {
  private final Map<String, String> values = new TreeMap<>();

  public void set(String name, String value) {
    values.put(name, value);
  }

  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
