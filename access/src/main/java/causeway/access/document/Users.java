package causeway.access.document;

import causeway.access.Quoted;
import causeway.access.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// Reads `users`. Nothing under it is ever shown in a message but the users' names.
final class Users {
  private static final int LONGEST_SUBJECT = 512;

  private final Map<String, String> subjects = new HashMap<>();

  Map<String, User> read(Value value) {
    Map<String, User> users = new LinkedHashMap<>();
    Named.of(value.hidden(), "user")
        .forEach((name, entry) -> {
          User user = user(name, entry);
          users.put(name, user == null ? new User(null, null) : user);
        });
    return users;
  }

  private @Nullable User user(String name, Value value) {
    Section section = Section.open(value, Shape.USER, value.name());
    if (section == null) {
      return null;
    }
    if (section.isEmpty()) {
      value.fault(
          Code.EMPTY_LIST, "has neither password nor certificate; give at least one of them");
    }
    return new User(
        section.get("password", Users::password),
        section.get("certificate", v -> subject(name, v)));
  }

  private static @Nullable String password(Value value) {
    String text = value.text();
    String broken = text == null ? null : PasswordHash.fault(text);
    if (broken != null) {
      value.fault(Code.BAD_PASSWORD, broken);
    }
    return text;
  }

  private @Nullable String subject(String user, Value value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    try {
      if (!text.isBlank() && text.length() <= LONGEST_SUBJECT) {
        String canonical = new X500Principal(text).getName(X500Principal.CANONICAL);
        String other = subjects.putIfAbsent(canonical, user);
        if (other != null) {
          value.fault(
              Code.SAME_CERTIFICATE,
              "is that of user "
                  + Quoted.of(other)
                  + " too; give each user a subject of their own");
        }
        return text;
      }
    } catch (IllegalArgumentException notAName) {
      // Reported below, without the value: whatever is written under users may be a secret.
    }
    value.fault(
        Code.BAD_CERTIFICATE,
        "is not a distinguished name; write the certificate's subject, such as CN=deployer,O=Corp");
    return null;
  }
}
