package causeway.testbed.autoscaling.api;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes an answer of AWS's query protocol: structures as elements, lists as `member` elements.
final class Xml {
  private final StringBuilder text = new StringBuilder();

  /// Writes nothing when the value is absent.
  Xml value(String name, @Nullable Object value) {
    if (value != null) {
      text.append('<').append(name).append('>');
      escape(String.valueOf(value));
      text.append("</").append(name).append('>');
    }
    return this;
  }

  Xml object(String name, Consumer<Xml> body) {
    text.append('<').append(name).append('>');
    body.accept(this);
    text.append("</").append(name).append('>');
    return this;
  }

  <T> Xml list(String name, Collection<T> items, BiConsumer<Xml, T> body) {
    return object(
        name,
        list -> items.forEach(item -> list.object("member", member -> body.accept(member, item))));
  }

  Xml values(String name, Collection<String> items) {
    return object(name, list -> items.forEach(item -> list.value("member", item)));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        default -> text.append(c);
      }
    }
  }
}
