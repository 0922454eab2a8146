package causeway.access.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;

/// Systematic changes to a document: each field dropped, renamed, retyped, doubled, and strangers
/// added. Written as JSON, which is YAML too, so that schema and reader see the very same text.
final class Mutations {
  private static final List<@Nullable Object> OTHERS = others();

  private Mutations() {}

  private static List<@Nullable Object> others() {
    List<@Nullable Object> others = new ArrayList<>();
    others.add(null);
    others.addAll(
        List.of(
            7,
            1.5,
            true,
            "text",
            "",
            "Üpper case",
            "-1",
            List.of(),
            List.of("text"),
            List.of("text", "text"),
            List.of(Map.of("text", 1)),
            Map.of(),
            Map.of("text", "text")));
    return others;
  }

  static Object sample() throws IOException {
    return load(SampleTest.SAMPLE);
  }

  static Object everyField() throws IOException {
    return load(
        Path.of("src", "test", "resources", "causeway", "access", "document", "every-field.yaml"));
  }

  private static Object load(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return java.util.Objects.requireNonNull(
        new Load(settings).loadFromString(Files.readString(file)));
  }

  static String json(@Nullable Object tree) {
    return JsonMapper.shared().writeValueAsString(tree);
  }

  /// Every key anywhere in `tree`.
  static void names(@Nullable Object tree, Set<String> names) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        names.add(String.valueOf(key));
        names(value, names);
      });
    } else if (tree instanceof List<?> list) {
      list.forEach(each -> names(each, names));
    }
  }

  /// Changed documents by what was changed.
  static Map<String, String> of(Object document) {
    Map<String, String> changed = new LinkedHashMap<>();
    Object copy = copy(document);
    walk("", copy, change -> changed.put(change, json(copy)));
    return changed;
  }

  private static void walk(String path, @Nullable Object node, Consumer<String> report) {
    switch (node) {
      case Map<?, ?> raw -> {
        Map<String, @Nullable Object> map = cast(raw);
        map.put("stranger", 1);
        report.accept(path + " gains a field");
        map.remove("stranger");
        for (String key : List.copyOf(map.keySet())) {
          Map<String, @Nullable Object> before = new LinkedHashMap<>(map);
          Object value = map.remove(key);
          report.accept(path + "/" + key + " dropped");
          map.put(key + "x", value);
          report.accept(path + "/" + key + " renamed");
          map.remove(key + "x");
          for (Object other : OTHERS) {
            map.put(key, other);
            report.accept(path + "/" + key + " = " + json(other));
          }
          map.put(key, listOf(value));
          report.accept(path + "/" + key + " in a list");
          map.clear();
          map.putAll(before);
          walk(path + "/" + key, value, report);
        }
      }
      case List<?> raw -> {
        List<@Nullable Object> list = cast(raw);
        for (int i = 0; i < list.size(); i++) {
          Object value = list.get(i);
          for (Object other : OTHERS) {
            list.set(i, other);
            report.accept(path + "/" + i + " = " + json(other));
          }
          list.set(i, value);
          if (!(value instanceof Map)) {
            list.add(value);
            report.accept(path + "/" + i + " twice");
            list.removeLast();
          }
          walk(path + "/" + i, value, report);
        }
      }
      case null, default -> {}
    }
  }

  private static List<@Nullable Object> listOf(@Nullable Object value) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(value);
    return list;
  }

  @SuppressWarnings("unchecked") // documents have text for keys
  private static Map<String, @Nullable Object> cast(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }

  @SuppressWarnings("unchecked") // any value may be put into a list
  private static List<@Nullable Object> cast(List<?> list) {
    return (List<@Nullable Object>) list;
  }

  private static Object copy(Object document) {
    return JsonMapper.shared().readValue(json(document), Object.class);
  }
}
