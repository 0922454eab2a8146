package causeway.testbed.instance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What one instance's metadata says, by path below `/latest/`. A path that ends with `/`, or has
/// paths below it, lists what is there.
public final class InstanceMetadata {
  private static final String STATE = "meta-data/autoscaling/target-lifecycle-state";

  private final InstanceIdentity identity;
  private final RoleCredentials credentials;
  private final Map<String, Supplier<String>> values = new ConcurrentHashMap<>();

  /// @param tags the instance's tags, when the launch template lets metadata show them
  public InstanceMetadata(
      InstanceIdentity identity, RoleCredentials credentials, Map<String, String> tags) {
    this.identity = identity;
    this.credentials = credentials;
    String launched = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    put("meta-data/instance-id", identity.id());
    put("meta-data/local-ipv4", identity.address());
    put("meta-data/placement/availability-zone", identity.zone());
    put("meta-data/placement/region", identity.region());
    put(
        "dynamic/instance-identity/document",
        """
        {
          "accountId" : "%s",
          "architecture" : "arm64",
          "availabilityZone" : "%s",
          "instanceId" : "%s",
          "instanceType" : "c7gn.large",
          "pendingTime" : "%s",
          "privateIp" : "%s",
          "region" : "%s",
          "version" : "2017-09-30"
        }\
        """
            .formatted(
                identity.account(),
                identity.zone(),
                identity.id(),
                launched,
                identity.address(),
                identity.region()));
    values.put("meta-data/iam/security-credentials/" + credentials.role(), credentials::json);
    tags.forEach((key, value) -> put("meta-data/tags/instance/" + key, value));
  }

  public InstanceIdentity identity() {
    return identity;
  }

  RoleCredentials credentials() {
    return credentials;
  }

  void targetLifecycleState(String state) {
    put(STATE, state);
  }

  /// @param path below `/latest/`
  Optional<String> at(String path) {
    Supplier<String> value = values.get(path);
    if (value != null) {
      return Optional.of(value.get());
    }
    String folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    SortedSet<String> below =
        new TreeMap<>(values)
            .keySet().stream()
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()).replaceFirst("/.*", "/"))
                .collect(Collectors.toCollection(TreeSet::new));
    return below.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", below));
  }

  private void put(String path, String value) {
    values.put(path, () -> value);
  }
}
