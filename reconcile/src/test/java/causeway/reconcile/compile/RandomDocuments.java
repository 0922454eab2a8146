package causeway.reconcile.compile;

import causeway.access.document.FarmDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Farm documents from a seed, each a step or two away from the one before, with every kind of rule
/// that reaches an endpoint.
final class RandomDocuments {
  private static final List<String> BUCKETS =
      List.of("a-*", "a-b", "a-bc*", "*-logs", "?ake", "lake", "*data*", "corp-?-*", "*", "x.y");
  private static final List<String> TABLES = List.of("orders", "orders-*", "*", "t?", "*-live");
  private static final List<String> PRINCIPALS =
      List.of(
          "arn:aws:iam::111122223333:role/office-*",
          "arn:aws:iam::111122223333:role/etl",
          "arn:aws:iam::444455556666:user/jane",
          "arn:aws:iam::*:role/etl-*");
  private static final List<String> ACCESS =
      List.of(
          "read",
          "write",
          "admin",
          "[read, admin]",
          "[\"s3:GetObject\"]",
          "[\"s3:Get*\", \"s3:PutObject\"]",
          "[\"s3:ListBucket\", write]");
  private static final List<String> HOSTS =
      List.of("a-b.s3.eu-west-1.amazonaws.com", "*.s3.eu-west-1.amazonaws.com");
  private static final List<String> PERIMETERS =
      List.of(
          "",
          "perimeter: {organization: o-a1b2c3d4e5}\n",
          "perimeter: {resource-accounts: ['111122223333', '444455556666']}\n",
          "perimeter: {organization: o-a1b2c3d4e5, resource-accounts: ['111122223333']}\n");

  private final Random random;
  private List<String> rules = List.of();
  private String perimeter = "";

  RandomDocuments(long seed) {
    random = new Random(seed);
  }

  /// The next document; one that the reader refuses is passed over.
  FarmDocument next() {
    while (true) {
      List<String> changed = changed();
      try {
        FarmDocument document = Documents.of(yaml(changed));
        rules = changed;
        return document;
      } catch (IllegalArgumentException e) {
        rules = List.of(rule());
      }
    }
  }

  private List<String> changed() {
    if (random.nextInt(6) == 0) {
      perimeter = any(PERIMETERS);
    }
    List<String> changed = new ArrayList<>(rules);
    for (int i = random.nextInt(3); i >= 0; i--) {
      if (changed.size() > 7 || (changed.size() > 1 && random.nextInt(3) == 0)) {
        changed.remove(random.nextInt(changed.size()));
      }
      changed.add(rule());
    }
    Set<String> distinct = new LinkedHashSet<>(changed);
    return List.copyOf(distinct);
  }

  private String yaml(List<String> all) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> "  - {name: r" + i + ", " + all.get(i) + "}\n")
        .collect(Collectors.joining("", "rules:\n", perimeter));
  }

  private String rule() {
    boolean deny = random.nextInt(4) == 0;
    String effect = deny ? "effect: deny, " : "";
    String from =
        deny && random.nextBoolean()
            ? ""
            : "from: {networks: [" + any(List.of("berlin", "factory")) + "]}, ";
    String mode = random.nextInt(12) == 0 ? "mode: report, " : "";
    return effect + from + mode + "to: {" + String.join(", ", to()) + "}";
  }

  private List<String> to() {
    List<String> to = new ArrayList<>();
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        to.add("endpoint: db");
        to.add("tables: " + some(TABLES));
      }
      case 2 -> {
        to.add("endpoint: s3");
        to.add("access-points: [sales]");
        to.add("accounts: ['444455556666']");
      }
      case 3 -> to.add("hosts: " + some(HOSTS));
      case 4 -> to.add("endpoint: s3");
      default -> {
        to.add("endpoint: s3");
        to.add("buckets: " + some(BUCKETS));
      }
    }
    if (random.nextInt(3) == 0) {
      to.add("principals: " + some(PRINCIPALS));
    }
    if (random.nextInt(3) == 0) {
      to.add("access: " + any(ACCESS));
    }
    return to;
  }

  private String some(List<String> from) {
    return Stream.generate(() -> any(from))
        .limit(1 + random.nextInt(3))
        .distinct()
        .collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
