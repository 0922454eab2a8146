package causeway.functions.fake;

import java.util.List;
import java.util.stream.Collectors;

/// One call at the AWS edge.
///
/// @param operation such as `objects.put`
/// @param mutating whether it may change something
public record Call(String operation, List<Object> arguments, boolean mutating) {
  public Call {
    arguments = List.copyOf(arguments);
  }

  /// An argument that is a text.
  public String text(int index) {
    return (String) arguments.get(index);
  }

  @Override
  public String toString() {
    return operation
        + arguments.stream()
            .map(each -> each instanceof byte[] bytes ? bytes.length + " bytes" : each.toString())
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
