package causeway.access.document;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that other parts of the document may refer to. A set is absent when its section was no
/// mapping at all: then nothing that refers to it is reported.
///
/// @param services the service of each endpoint that has one
record Known(
    @Nullable Set<String> endpoints,
    Map<String, String> services,
    @Nullable Set<String> networks,
    @Nullable Set<String> users,
    @Nullable Set<String> groups) {

  @Nullable String endpoint(Value value) {
    return reference(value, "an endpoint", endpoints, Code.UNKNOWN_ENDPOINT);
  }

  @Nullable String network(Value value) {
    return reference(value, "a network", networks, Code.UNKNOWN_NETWORK);
  }

  @Nullable String user(Value value) {
    return reference(value, "a user", users, Code.UNKNOWN_USER);
  }

  @Nullable String group(Value value) {
    return reference(value, "a group", groups, Code.UNKNOWN_GROUP);
  }

  private static @Nullable String reference(
      Value value, String kind, @Nullable Collection<String> known, Code code) {
    return check(value, value.text(Grammar.NAME), kind, known, code);
  }

  /// `name` when it is known; else nothing and a fault.
  static @Nullable String check(
      Value value,
      @Nullable String name,
      String kind,
      @Nullable Collection<String> known,
      Code code) {
    if (name == null || known == null || known.contains(name) || value.faults().full()) {
      return name;
    }
    value.refuse(
        code,
        name,
        "is not " + kind + " of this document" + Nearest.hint(name, known, otherwise(known)));
    return null;
  }

  private static String otherwise(Collection<String> known) {
    if (known.isEmpty()) {
      return "it has none";
    }
    String names = String.join(", ", known.stream().filter(Grammar.NAME::fits).limit(8).toList());
    return "it has " + names + (known.size() > 8 ? ", …" : "");
  }
}
