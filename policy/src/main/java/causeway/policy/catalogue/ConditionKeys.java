package causeway.policy.catalogue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The condition keys of requests to S3 and DynamoDB, from AWS's global condition keys and service
/// authorization reference.
public final class ConditionKeys {
  private static final Map<String, ConditionKey> KEYS = load();

  private ConditionKeys() {}

  /// What is known about a key, in any case; of an unknown key nothing but its name.
  public static ConditionKey of(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    ConditionKey known = KEYS.get(folded);
    int slash = folded.indexOf('/');
    if (known == null && slash > 0) {
      known = KEYS.get(folded.substring(0, slash) + "/*");
    }
    return known != null
        ? known
        : new ConditionKey(
            name,
            ConditionKey.Type.UNKNOWN,
            ConditionKey.Cardinality.UNKNOWN,
            ConditionKey.Presence.SOMETIMES,
            ConditionKey.Presence.SOMETIMES,
            null);
  }

  /// Whether the catalogue lists the key.
  public static boolean known(String name) {
    return of(name).type() != ConditionKey.Type.UNKNOWN;
  }

  private static Map<String, ConditionKey> load() {
    Map<String, ConditionKey> keys = new HashMap<>();
    for (String line : Listing.lines("keys.txt")) {
      String[] field = line.split(" ", 6);
      keys.put(
          field[0].toLowerCase(Locale.ROOT),
          new ConditionKey(
              field[0],
              ConditionKey.Type.valueOf(field[1].toUpperCase(Locale.ROOT)),
              ConditionKey.Cardinality.valueOf(field[2].toUpperCase(Locale.ROOT)),
              ConditionKey.Presence.valueOf(field[3].toUpperCase(Locale.ROOT)),
              ConditionKey.Presence.valueOf(field[4].toUpperCase(Locale.ROOT)),
              field.length > 5 ? field[5] : null));
    }
    return Map.copyOf(keys);
  }
}
