package causeway.policy.compare;

import causeway.policy.compare.Clause.Dimension;
import causeway.policy.evaluate.Request;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fills in what comparisons with variables want: values for the variables, and a resource or a key
/// that equals what they then say. Whether that was enough the evaluator tells.
final class Instances {
  private static final List<String> FILLERS = List.of("a", "", "a/b");

  private final Space space;
  private final Subjects subjects;

  Instances(Space space, Subjects subjects) {
    this.space = space;
    this.subjects = subjects;
  }

  /// Whether a comparison that must hold has a variable of this key.
  boolean needs(Box box, int dimension) {
    KeyDimension key = space.keys().get(dimension);
    return key != null
        && space.opaques().entrySet().stream()
            .filter(entry -> wanted(box, entry.getKey()))
            .flatMap(entry -> templates(entry.getValue()))
            .flatMap(template -> template.variables().stream())
            .anyMatch(variable -> variable.key().equals(key.name()));
  }

  /// Empty when the variables cannot be given values that suit the box.
  Optional<Request> fill(Box box, Request request) {
    Map<String, List<String>> context = new LinkedHashMap<>(request.context());
    @Nullable Template resource = null;
    for (Map.Entry<Integer, Dimension.Opaque> entry : space.opaques().entrySet()) {
      if (!wanted(box, entry.getKey())) {
        continue;
      }
      List<?> parts = (List<?>) entry.getValue().text();
      templates(entry.getValue())
          .flatMap(template -> template.variables().stream())
          .filter(
              variable -> variable.fallback() == null && value(context, variable.key()).isEmpty())
          .forEach(variable -> context.put(variable.key(), List.of("example")));
      if (parts.getLast() instanceof Template template) {
        resource = template;
      } else if (parts.getLast() instanceof Question question
          && !question.operator().comparison().negated()) {
        String key = String.valueOf(parts.getFirst());
        question.values().stream()
            .flatMap(template -> template.instance(values(context), "a").stream())
            .findFirst()
            .ifPresent(value -> put(context, key, value));
      }
    }
    Request filled =
        new Request(request.action(), request.resource(), request.principal(), context);
    return resource == null ? Optional.of(filled) : onResource(box, filled, resource);
  }

  private Optional<Request> onResource(Box box, Request request, Template resource) {
    return FILLERS.stream()
        .flatMap(filler -> resource.instance(values(request.context()), filler).stream())
        .flatMap(text -> subjects.on(box, text).stream())
        .map(subject ->
            new Request(
                subject.action(), subject.resource(), request.principal(), request.context()))
        .findFirst();
  }

  private static boolean wanted(Box box, int dimension) {
    BitSet side = box.side(dimension);
    return side != null && side.get(1) && !side.get(0);
  }

  private static Stream<Template> templates(Dimension.Opaque opaque) {
    return switch (((List<?>) opaque.text()).getLast()) {
      case Template template -> Stream.of(template);
      case Question question -> question.values().stream();
      default -> Stream.empty();
    };
  }

  private static Map<String, String> values(Map<String, List<String>> context) {
    Map<String, String> values = new LinkedHashMap<>();
    context.forEach(
        (key, list) -> values.put(key.toLowerCase(java.util.Locale.ROOT), list.getFirst()));
    return values;
  }

  private static List<String> value(Map<String, List<String>> context, String key) {
    return context.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }

  private static void put(Map<String, List<String>> context, String key, String value) {
    context.keySet().removeIf(name -> name.equalsIgnoreCase(key));
    context.put(key, List.of(value));
  }
}
