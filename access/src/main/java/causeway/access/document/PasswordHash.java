package causeway.access.document;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a password in the document must be: an argon2id hash in PHC string form whose cost neither
/// invites guessing nor lets a login burst exhaust a proxy. The hash itself is never shown.
final class PasswordHash {
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,4}),p=([1-9][0-9]{0,4})"
              + "\\$([A-Za-z0-9+/]{1,128})\\$([A-Za-z0-9+/]{1,128})");
  private static final String MAKE = "make one with: argon2 SALT -id -m 16 -t 3 -p 1 -l 32 -e";

  private PasswordHash() {}

  /// What is wrong and what to do, to follow `password`; nothing when all is well.
  static @Nullable String fault(String text) {
    Matcher phc = PHC.matcher(text);
    if (!phc.matches()) {
      return "is not an argon2id hash ($argon2id$v=19$m=…,t=…,p=…$SALT$HASH); " + MAKE;
    }
    String cost = outside("m", phc.group(1), 19_456, 262_144, "KiB of memory");
    cost = cost != null ? cost : outside("t", phc.group(2), 1, 10, "passes");
    cost = cost != null ? cost : outside("p", phc.group(3), 1, 4, "lanes");
    cost = cost != null ? cost : length("salt", phc.group(4), 8);
    return cost != null ? cost : length("hash", phc.group(5), 16);
  }

  private static @Nullable String outside(
      String parameter, String digits, int least, int most, String unit) {
    int value = Integer.parseInt(digits);
    return value >= least && value <= most
        ? null
        : "has "
            + parameter
            + "="
            + value
            + ", but argon2id here takes "
            + least
            + " to "
            + most
            + " "
            + unit
            + "; "
            + MAKE;
  }

  private static @Nullable String length(String part, String base64, int least) {
    try {
      int bytes = Base64.getDecoder().decode(base64).length;
      return bytes >= least && bytes <= 64
          ? null
          : "has a " + part + " of " + bytes + " bytes, not " + least + " to 64; " + MAKE;
    } catch (IllegalArgumentException notBase64) {
      return "has a " + part + " that is not base64; " + MAKE;
    }
  }
}
