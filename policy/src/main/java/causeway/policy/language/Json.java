package causeway.policy.language;

import java.util.List;

/// A JSON value that knows where it stands: what the readers of the language work on.
sealed interface Json {
  Position at();

  record Members(Position at, List<Member> list) implements Json {}

  record Items(Position at, List<Json> list) implements Json {}

  record Text(Position at, String value) implements Json {}

  /// `true`, `false` or a number, as spelled.
  record Plain(Position at, String value) implements Json {}

  record Nothing(Position at) implements Json {}

  /// One name of an object with its value.
  record Member(Position at, String name, Json value) {}

  /// What it is, for a message.
  default String kind() {
    return switch (this) {
      case Members _ -> "an object";
      case Items _ -> "a list";
      case Text _ -> "a string";
      case Plain _ -> "a number or truth value";
      case Nothing _ -> "null";
    };
  }
}
