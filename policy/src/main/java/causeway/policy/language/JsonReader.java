package causeway.policy.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Text to [Json], with positions. Bounded in depth and in values, so that a hostile document costs
/// no more than its size.
final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 12;
  private static final int MOST_VALUES = 100_000;

  private final JsonParser parser;
  private final Faults faults;
  private int values;

  private JsonReader(JsonParser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /// The one value of `text`; null when it is not JSON, with the fault that says why.
  static @Nullable Json read(String text, Faults faults) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonReader reader = new JsonReader(parser, faults);
      if (parser.nextToken() == null) {
        throw new Unreadable(
            new Position(1, 1), "empty", "the document is empty; a policy is a JSON object");
      }
      Json value = reader.value("$", 1);
      if (parser.nextToken() != null) {
        Position at = position(parser.currentTokenLocation());
        throw new Unreadable(at, "trailing", "something follows the policy; remove it");
      }
      return value;
    } catch (Unreadable e) {
      faults.add(e.at, "$", e.code, e.message);
    } catch (JacksonException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("malformed");
      faults.add(position(e.getLocation()), "$", "not-json", "not JSON: " + why);
    }
    return null;
  }

  private Json value(String path, int depth) {
    Position at = position(parser.currentTokenLocation());
    if (depth > DEEPEST) {
      throw new Unreadable(at, "too-deep", "nested deeper than any policy; " + DEEPEST + " levels");
    }
    if (++values > MOST_VALUES) {
      throw new Unreadable(at, "too-large", "more than " + MOST_VALUES + " values");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> members(at, path, depth);
      case START_ARRAY -> items(at, path, depth);
      case VALUE_STRING -> new Json.Text(at, parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Json.Plain(at, parser.getString());
      case VALUE_NULL -> new Json.Nothing(at);
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new Unreadable(at, "not-json", "not JSON: unexpected " + token);
    };
  }

  private Json members(Position at, String path, int depth) {
    List<Json.Member> list = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      Position nameAt = position(parser.currentTokenLocation());
      String name = parser.currentName();
      String inside = path + Path.member(name);
      parser.nextToken();
      Json value = value(inside, depth + 1);
      if (seen.add(name.toLowerCase(Locale.ROOT))) {
        list.add(new Json.Member(nameAt, name, value));
      } else {
        faults.add(
            nameAt,
            inside,
            "duplicate-key",
            Quoted.of(name) + " appears twice; only one of them would count, so keep one");
      }
    }
    return new Json.Members(at, list);
  }

  private Json items(Position at, String path, int depth) {
    List<Json> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(path + "[" + list.size() + "]", depth + 1));
    }
    return new Json.Items(at, list);
  }

  private static Position position(@Nullable TokenStreamLocation location) {
    return location == null
        ? new Position(1, 1)
        : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /// Ends the reading of a document that is no policy at all.
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position at;
    private final String code;
    private final String message;

    Unreadable(Position at, String code, String message) {
      super(message, null, false, false);
      this.at = at;
      this.code = code;
      this.message = message;
    }
  }
}
