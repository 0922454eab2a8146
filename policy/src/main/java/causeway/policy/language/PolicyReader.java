package causeway.policy.language;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one way from text to [Policy]: every fault of the document is reported together, each with
/// its position, and a document with a fault is no policy at all.
public final class PolicyReader {
  /// More than AWS takes by far, so that only what is no policy is refused for its size.
  public static final int LARGEST = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Faults faults = new Faults();
  private final List<Statement> statements = new ArrayList<>();
  private final List<Position> positions = new ArrayList<>();
  private @Nullable Version version;
  private @Nullable String id;

  private PolicyReader() {}

  /// Reads UTF-8.
  public static PolicyRead read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return refuse("too-large", bytes.length + " bytes; a policy has at most " + LARGEST);
    }
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return refuse("not-utf-8", "the bytes are not UTF-8; save the policy as UTF-8 text");
    }
  }

  /// Reads JSON text.
  public static PolicyRead read(String text) {
    if (text.length() > LARGEST) {
      return refuse("too-large", text.length() + " characters; a policy has at most " + LARGEST);
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new PolicyReader().policy(marked ? text.substring(1) : text);
  }

  private static PolicyRead refuse(String code, String message) {
    return new PolicyRead(
        null, List.of(new Fault(new Position(1, 1), "$", code, message)), List.of());
  }

  private PolicyRead policy(String text) {
    Json json = JsonReader.read(text, faults);
    if (json instanceof Json.Members members) {
      members.list().forEach(this::element);
      if (members.list().stream().noneMatch(member -> member.name().equals("Statement"))) {
        faults.add(json, "$", "missing-element", "no Statement; a policy says something");
      }
    } else if (json != null) {
      faults.add(json, "$", "not-a-policy", "is " + json.kind() + "; a policy is a JSON object");
    }
    boolean sound = faults.isEmpty();
    return new PolicyRead(
        sound ? new Policy(version, id, statements) : null,
        faults.list(),
        sound ? positions : List.of());
  }

  private void element(Json.Member member) {
    String path = "$" + Path.member(member.name());
    switch (member.name()) {
      case "Version" -> version = version(member.value(), path).orElse(null);
      case "Id" -> id = Texts.one(member.value(), path, faults).orElse(null);
      case "Statement" -> statements(member.value(), path);
      default ->
          faults.add(
              member.at(),
              path,
              "unknown-element",
              Texts.unknown(member.name(), List.of("Version", "Id", "Statement")));
    }
  }

  private Optional<Version> version(Json value, String path) {
    return Texts.one(value, path, faults)
        .flatMap(text -> {
          Optional<Version> known = Version.of(text);
          if (known.isEmpty()) {
            faults.add(
                value,
                path,
                "unknown-version",
                Quoted.of(text) + " is no policy version; write \"2012-10-17\"");
          }
          return known;
        });
  }

  private void statements(Json value, String path) {
    if (value instanceof Json.Items items) {
      for (int i = 0; i < items.list().size(); i++) {
        statement(items.list().get(i), path + "[" + i + "]");
      }
    } else {
      statement(value, path);
    }
  }

  private void statement(Json value, String path) {
    if (value instanceof Json.Members members) {
      new StatementReader(members, path, faults)
          .read()
          .ifPresent(statement -> {
            statements.add(statement);
            positions.add(value.at());
          });
    } else {
      faults.add(value, path, "wrong-type", "is " + value.kind() + "; a statement is an object");
    }
  }
}
