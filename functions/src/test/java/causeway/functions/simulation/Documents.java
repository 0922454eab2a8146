package causeway.functions.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The farm documents that a team writes in the course of a simulation: rules come and go, front
/// doors change, and now and then one is wrong.
final class Documents {
  /// What the front-door name points at.
  enum Door {
    NONE,
    LOAD_BALANCER,
    INSTANCES
  }

  /// What a good document says.
  ///
  /// @param rules the numbers of its rules; rule n lets network n to bucket n
  record Content(Set<Integer> rules, Door door, String name) {
    Content {
      rules = Set.copyOf(rules);
    }
  }

  private static final int RULES = 6;
  private static final List<String> NAMES =
      List.of("s3.corp.example.net", "buckets.corp.example.net");

  private final RandomGenerator random;
  private final boolean loadBalancer;

  Documents(RandomGenerator random, boolean loadBalancer) {
    this.random = random;
    this.loadBalancer = loadBalancer;
  }

  Content first() {
    return new Content(
        Set.of(0, 1, 2), loadBalancer ? Door.LOAD_BALANCER : Door.INSTANCES, NAMES.getFirst());
  }

  /// The next version of a document.
  Content next(Content before) {
    Set<Integer> rules = new TreeSet<>(before.rules());
    Door door = before.door();
    String name = before.name();
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> rules.add(random.nextInt(RULES));
      case 3, 4, 5 -> rules.remove(random.nextInt(RULES));
      case 6 -> name = NAMES.get(random.nextInt(NAMES.size()));
      default -> door = other(door);
    }
    if (rules.isEmpty()) {
      rules.add(0);
    }
    return new Content(rules, door, name);
  }

  private Door other(Door door) {
    if (!loadBalancer) {
      return random.nextInt(4) == 0 && door != Door.NONE ? Door.NONE : Door.INSTANCES;
    }
    Door[] all = Door.values();
    return all[random.nextInt(all.length)];
  }

  static byte[] yaml(Content content) {
    List<String> lines = new ArrayList<>();
    lines.add("farm: farm");
    lines.add("region: eu-west-1");
    lines.add("strict: false");
    lines.add("endpoints: {s3: {service: s3}}");
    lines.add(
        content.rules().stream()
            .sorted()
            .map(rule -> "n" + rule + ": [" + network(rule) + "]")
            .collect(Collectors.joining(", ", "networks: {", "}")));
    lines.add("rules:");
    content.rules().stream()
        .sorted()
        .map(rule ->
            "  - {name: r%d, from: {networks: [n%d]}, to: {endpoint: s3, buckets: [bucket-%d]}}"
                .formatted(rule, rule, rule))
        .forEach(lines::add);
    if (content.door() != Door.NONE) {
      String kind = content.door() == Door.INSTANCES ? "instances" : "load-balancer";
      lines.add("front-door: {name: %s, kind: %s}".formatted(content.name(), kind));
    }
    return bytes(lines);
  }

  static String network(int rule) {
    return "10." + (20 + 2 * rule) + ".0.0/16";
  }

  /// A document that must not be published.
  byte[] bad(@Nullable Content before) {
    Content content = before == null ? first() : before;
    String yaml = new String(yaml(content), StandardCharsets.UTF_8);
    String broken =
        switch (random.nextInt(4)) {
          case 0 -> yaml.replace("strict:", "stict:");
          case 1 -> yaml.replace("[n", "[unknown-n");
          case 2 -> yaml.replace("region: eu-west-1", "region: eu-west-2");
          default -> yaml.substring(0, yaml.length() / 2) + "{";
        };
    return broken.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
