package causeway.testbed.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What Route 53 answers to a question, from the record sets of its zone: the addresses of an
/// alias's load balancer that are in DNS now, or up to eight of the multivalue records in any
/// order, or the values of a simple set.
///
/// @param aliases a load balancer's name to its addresses in DNS
/// @param aliasTtl AWS's is 60 s
record Answers(Function<String, List<String>> aliases, Duration aliasTtl, RandomGenerator random) {
  private static final int MULTIVALUE_LIMIT = 8;

  /// One address to answer with.
  record Address(InetAddress address, Duration ttl) {}

  /// Whether the name exists, and its addresses.
  record Answer(boolean exists, List<Address> addresses) {}

  /// @param type `A` or `AAAA`; another type gets no addresses
  Answer to(List<RecordSet> records, String question, String type) {
    String name = question.toLowerCase(Locale.ROOT);
    List<RecordSet> named = records.stream().filter(set -> set.name().equals(name)).toList();
    List<RecordSet> typed = named.stream().filter(set -> set.type().equals(type)).toList();
    List<Address> addresses = new ArrayList<>();
    if (type.equals("A") || type.equals("AAAA")) {
      typed.forEach(set -> addresses.addAll(addresses(set, type)));
    }
    Collections.shuffle(addresses, random);
    boolean multivalue = typed.stream().anyMatch(RecordSet::multivalue);
    return new Answer(
        !named.isEmpty(),
        multivalue && addresses.size() > MULTIVALUE_LIMIT
            ? addresses.subList(0, MULTIVALUE_LIMIT)
            : addresses);
  }

  private List<Address> addresses(RecordSet set, String type) {
    List<String> values =
        set.alias().isEmpty() ? set.values() : aliases.apply(withoutDot(set.alias()));
    Duration ttl = set.alias().isEmpty() ? set.ttl() : aliasTtl;
    return values.stream()
        .filter(value -> value.contains(":") == type.equals("AAAA"))
        .map(value -> new Address(InetAddress.ofLiteral(value), ttl))
        .toList();
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
