package causeway.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One access rule: kinds are ANDed, names within a kind are ORed, an empty kind matches
/// everything.
///
/// @param until the last day on which the rule counts, UTC
public record Rule(
    String name, Effect effect, Mode mode, @Nullable LocalDate until, From from, To to) {

  /// Whether the rule is enforced, and counts on this day, UTC.
  public boolean enforced(LocalDate day) {
    return mode == Mode.ENFORCE && (until == null || !until.isBefore(day));
  }

  /// Who the rule speaks of.
  ///
  /// @param networks names of networks of the same document
  /// @param users names of users
  /// @param groups names of groups of users
  public record From(List<String> networks, List<String> users, List<String> groups) {
    public From {
      networks = List.copyOf(networks);
      users = List.copyOf(users);
      groups = List.copyOf(groups);
    }
  }

  /// What the rule speaks of. The proxy decides by all but the last three, which it cannot see and
  /// the endpoint policy enforces.
  ///
  /// @param endpoint the name of an endpoint of the same document; absent means any
  /// @param hosts host-name patterns; `*` stands for any characters
  /// @param buckets bucket-name patterns
  /// @param accessPoints access-point name (or alias) patterns
  /// @param accounts twelve-digit accounts that the host name carries
  /// @param tables DynamoDB table-name patterns
  /// @param principals ARN patterns
  /// @param access `read`, `write`, `admin` or actions such as `s3:GetObject`; empty means read and
  ///   write
  public record To(
      @Nullable String endpoint,
      List<String> hosts,
      List<String> buckets,
      List<String> accessPoints,
      List<String> accounts,
      List<String> regions,
      List<Integer> ports,
      List<String> tables,
      List<String> principals,
      List<String> access) {
    public To {
      hosts = List.copyOf(hosts);
      buckets = List.copyOf(buckets);
      accessPoints = List.copyOf(accessPoints);
      accounts = List.copyOf(accounts);
      regions = List.copyOf(regions);
      ports = List.copyOf(ports);
      tables = List.copyOf(tables);
      principals = List.copyOf(principals);
      access = List.copyOf(access);
    }
  }
}
