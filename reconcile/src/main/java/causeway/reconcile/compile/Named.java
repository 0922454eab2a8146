package causeway.reconcile.compile;

import causeway.access.Rule;
import causeway.access.host.ArnPartition;
import causeway.policy.language.Comparison;
import causeway.policy.language.Condition;
import causeway.policy.language.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a rule names, as ARNs of one Region. A bucket and its objects are different ARNs, and so
/// are a table, its indexes and its streams.
///
/// @param region of the farm: a gateway endpoint carries no other
record Named(String region) {

  /// Resources under one more condition.
  ///
  /// @param types the types of resources among them, as the action catalogue has them; empty for
  ///   all
  record Part(List<String> arns, Set<String> types, Optional<Condition> condition) {}

  private static final Part ALL = new Part(List.of("*"), Set.of(), Optional.empty());

  /// The parts of a rule at an endpoint of `service`; together they are what it names.
  List<Part> parts(Rule.To to, String service) {
    return switch (service) {
      case "dynamodb" -> List.of(to.tables().isEmpty() ? ALL : tables(to));
      case "s3express" -> List.of(to.buckets().isEmpty() ? ALL : directoryBuckets(to));
      default -> s3(to);
    };
  }

  private List<Part> s3(Rule.To to) {
    List<String> buckets = buckets(to);
    Part data =
        buckets.isEmpty()
            ? ALL
            : new Part(bucketArns(buckets), Set.of("bucket", "object"), Optional.empty());
    if (to.accessPoints().isEmpty()) {
      return List.of(data);
    }
    List<String> points =
        accounts(to).stream()
            .flatMap(account ->
                to.accessPoints().stream()
                    .map(name -> arn("s3", region, account, "accesspoint/" + name)))
            .toList();
    List<String> both = new ArrayList<>(points);
    points.forEach(point -> both.add(point + "/object/*"));
    // What is asked through an access point is asked of its bucket too.
    Condition through =
        new Condition(Operator.of(Comparison.ARN_LIKE), "s3:DataAccessPointArn", points);
    return List.of(
        new Part(both, Set.of("accesspoint", "accesspointobject"), Optional.empty()),
        new Part(data.arns(), Set.of("bucket", "object"), Optional.of(through)));
  }

  /// The patterns of the buckets that a rule reaches; empty for any. A rule by hosts alone reaches
  /// those that its hosts name, where each names one.
  private List<String> buckets(Rule.To to) {
    if (!to.buckets().isEmpty() || !to.accessPoints().isEmpty()) {
      return to.buckets();
    }
    List<String> named = new ArrayList<>();
    for (String host : to.hosts()) {
      String bucket = bucket(host);
      if (bucket == null) {
        return List.of();
      }
      named.add(bucket);
    }
    return named;
  }

  /// What stands before `.s3.REGION.` in a host pattern whose wildcards all stand before it too.
  private @Nullable String bucket(String host) {
    int at = host.indexOf(".s3." + region + ".");
    boolean named =
        at > 0 && host.indexOf('*', at) < 0 && host.indexOf('?', at) < 0 && !host.startsWith("*.");
    return named ? host.substring(0, at) : null;
  }

  /// The ARNs of buckets with their objects.
  List<String> bucketArns(List<String> patterns) {
    return patterns.stream()
        .flatMap(bucket -> Stream.of(bucket, bucket + "/*"))
        .map(resource -> arn("s3", "", "", resource))
        .toList();
  }

  private Part tables(Rule.To to) {
    List<String> arns =
        accounts(to).stream()
            .flatMap(account ->
                to.tables().stream()
                    .flatMap(table -> Stream.of(table, table + "/index/*", table + "/stream/*"))
                    .map(table -> arn("dynamodb", region, account, "table/" + table)))
            .toList();
    return new Part(arns, Set.of("table", "index", "stream"), Optional.empty());
  }

  private Part directoryBuckets(Rule.To to) {
    List<String> arns =
        accounts(to).stream()
            .flatMap(account ->
                to.buckets().stream()
                    .map(bucket -> arn("s3express", region, account, "bucket/" + bucket)))
            .toList();
    return new Part(arns, Set.of("bucket"), Optional.empty());
  }

  private static List<String> accounts(Rule.To to) {
    return to.accounts().isEmpty() ? List.of("*") : to.accounts();
  }

  private String arn(String service, String place, String account, String resource) {
    return String.join(":", "arn", ArnPartition.of(region), service, place, account, resource);
  }
}
