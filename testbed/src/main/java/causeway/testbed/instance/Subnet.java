package causeway.testbed.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A subnet that instances live in, and its free addresses.
public final class Subnet {
  private final String cidr;
  private final String gateway;
  private final String resolver;
  private final Set<String> taken;
  private final List<String> addresses;
  private int next;

  /// @param gateway the Region's end of every cable in it
  /// @param reserved addresses that no instance may have
  public Subnet(String cidr, String gateway, String resolver, Set<String> reserved) {
    this.cidr = cidr;
    this.gateway = gateway;
    this.resolver = resolver;
    this.taken = new TreeSet<>(reserved);
    taken.add(gateway);
    this.addresses = addresses(cidr);
  }

  public String cidr() {
    return cidr;
  }

  public String gateway() {
    return gateway;
  }

  public String resolver() {
    return resolver;
  }

  /// Takes the next free address after the one that was taken last: as in a VPC, what was given
  /// back is not had again at once, and EC2 may still be letting go of it.
  ///
  /// @throws IllegalStateException when there is none
  synchronized String take() {
    String free =
        IntStream.range(0, addresses.size())
            .mapToObj(each -> addresses.get((next + each) % addresses.size()))
            .filter(address -> !taken.contains(address))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no free address in " + cidr));
    taken.add(free);
    next = addresses.indexOf(free) + 1;
    return free;
  }

  synchronized void release(String address) {
    taken.remove(address);
  }

  /// All of them but the first four and the last, which AWS keeps.
  private static List<String> addresses(String cidr) {
    String[] parts = cidr.split("/", -1);
    long base = 0;
    for (String part : parts[0].split("\\.", -1)) {
      base = base << 8 | Integer.parseInt(part);
    }
    long size = 1L << (32 - Integer.parseInt(parts[1]));
    List<String> all = new ArrayList<>();
    for (long at = base + 4; at < base + size - 1; at++) {
      all.add("%d.%d.%d.%d".formatted(at >> 24 & 255, at >> 16 & 255, at >> 8 & 255, at & 255));
    }
    return all;
  }
}
