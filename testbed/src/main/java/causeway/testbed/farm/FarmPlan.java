package causeway.testbed.farm;

import causeway.testbed.cloud.Aws;
import causeway.testbed.endpoint.Caller;
import causeway.testbed.network.GatewayEndpoint;
import causeway.testbed.network.HealthCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where one farm lies: its Region, VPC, zones, addresses and names. All of it is what a stack
/// would decide, except that the service's block is one reserved for documentation.
///
/// @param id short, for host names and tables
/// @param vpc the VPC's block
/// @param resolver the VPC's resolver
/// @param inboundEndpoint where the VPC's names can be asked from outside, an address a zone
/// @param prefixList the service's block of addresses
/// @param service where the service answers, inside `prefixList`
/// @param frontDoor the company's name for the load balancer
/// @param stateBucket where the snapshot is published; empty where a stack names it
/// @param tables the same of DynamoDB; null where the farm has no endpoint for it
/// @param overridden the service names that corporate DNS sends to the front door
/// @param serviceZones zones in which the VPC's resolver answers with `service`
/// @param document the farm document, a resource beside this class
public record FarmPlan(
    String id,
    String region,
    String vpc,
    String resolver,
    List<String> inboundEndpoint,
    List<Zone> zones,
    String prefixList,
    String service,
    String frontDoor,
    String stateBucket,
    @Nullable Tables tables,
    List<String> overridden,
    List<String> serviceZones,
    String document) {

  /// Shorter than AWS's least interval (5 s), so that a demo need not wait.
  public static final HealthCheck HEALTH_CHECK =
      HealthCheck.http(8080, "/health", Duration.ofSeconds(1), 2);

  /// Where DynamoDB is.
  ///
  /// @param prefixList its block of addresses
  /// @param service where it answers, inside `prefixList`
  /// @param name its name
  public record Tables(String prefixList, String service, String name) {}

  /// One zone of the farm.
  ///
  /// @param entrance the load balancer's address there
  public record Zone(String name, String subnet, String gateway, String proxy, String entrance) {}

  /// The farm of the office's own Region.
  public static final FarmPlan FRANKFURT =
      new FarmPlan(
          "eu",
          "eu-central-1",
          "10.0.0.0/16",
          "10.0.0.2",
          List.of("10.0.1.53", "10.0.2.53"),
          List.of(
              new Zone("eu-central-1a", "10.0.1.0/24", "10.0.1.1", "10.0.1.10", "10.0.1.100"),
              new Zone("eu-central-1b", "10.0.2.0/24", "10.0.2.1", "10.0.2.10", "10.0.2.100")),
          "198.51.100.0/24",
          "198.51.100.10",
          "s3.corp.example.net",
          "corp-s3-state",
          null,
          List.of(
              "s3.eu-central-1.amazonaws.com",
              "*.s3.eu-central-1.amazonaws.com",
              "s3.dualstack.eu-central-1.amazonaws.com",
              "*.s3.dualstack.eu-central-1.amazonaws.com"),
          List.of("s3.eu-central-1.amazonaws.com", "s3.dualstack.eu-central-1.amazonaws.com"),
          "frankfurt.yaml");

  /// A second farm, because the global name leads to us-east-1.
  public static final FarmPlan VIRGINIA =
      new FarmPlan(
          "us",
          "us-east-1",
          "10.1.0.0/16",
          "10.1.0.2",
          List.of(),
          List.of(
              new Zone("us-east-1a", "10.1.1.0/24", "10.1.1.1", "10.1.1.10", "10.1.1.100"),
              new Zone("us-east-1b", "10.1.2.0/24", "10.1.2.1", "10.1.2.10", "10.1.2.100")),
          "203.0.113.0/24",
          "203.0.113.10",
          "s3-us.corp.example.net",
          "corp-s3-us-state",
          null,
          List.of(
              "s3.amazonaws.com",
              "*.s3.amazonaws.com",
              "s3.us-east-1.amazonaws.com",
              "*.s3.us-east-1.amazonaws.com"),
          List.of("s3.amazonaws.com", "s3.us-east-1.amazonaws.com"),
          "virginia.yaml");

  /// The load balancer's address in each zone.
  public Map<String, String> entrancesByZone() {
    Map<String, String> entrances = new LinkedHashMap<>();
    zones.forEach(zone -> entrances.put(zone.name(), zone.entrance()));
    return entrances;
  }

  /// The farm that a stack makes and that runs itself: its proxies' addresses are Auto Scaling's to
  /// choose.
  public static final FarmPlan IRELAND =
      new FarmPlan(
          "ie",
          "eu-west-1",
          "10.2.0.0/16",
          "10.2.0.2",
          List.of(),
          List.of(
              new Zone("eu-west-1a", "10.2.1.0/24", "10.2.1.1", "", "10.2.1.100"),
              new Zone("eu-west-1b", "10.2.2.0/24", "10.2.2.1", "", "10.2.2.100")),
          "192.0.2.0/25",
          "192.0.2.10",
          "s3-ie.corp.example.net",
          "",
          new Tables("192.0.2.128/25", "192.0.2.130", "dynamodb.eu-west-1.amazonaws.com"),
          List.of(
              "s3.eu-west-1.amazonaws.com",
              "*.s3.eu-west-1.amazonaws.com",
              "dynamodb.eu-west-1.amazonaws.com"),
          List.of("s3.eu-west-1.amazonaws.com"),
          "ireland.yaml");

  /// The subnets' blocks by zone.
  public Map<String, String> subnets() {
    Map<String, String> subnets = new LinkedHashMap<>();
    zones.forEach(zone -> subnets.put(zone.name(), zone.subnet()));
    return subnets;
  }

  /// Its endpoint for S3.
  ///
  /// @param table the number of the endpoint's route table
  public GatewayEndpoint endpoint(int table) {
    return new GatewayEndpoint(prefixList, service, List.copyOf(subnets().values()), table);
  }

  /// Its endpoint for DynamoDB, if it has one.
  ///
  /// @param table the number of the endpoint's route table
  public Optional<GatewayEndpoint> tablesEndpoint(int table) {
    return Optional.ofNullable(tables)
        .map(there ->
            new GatewayEndpoint(
                there.prefixList(), there.service(), List.copyOf(subnets().values()), table));
  }

  /// The services' addresses by the zones in which the VPC's resolver answers with them.
  public Map<String, String> services() {
    Map<String, String> services = new LinkedHashMap<>();
    serviceZones.forEach(name -> services.put(name, service));
    if (tables != null) {
      services.put(tables.name(), tables.service());
    }
    return services;
  }

  /// The key of proxies that no instance role gives one.
  String proxyKey() {
    return "ASIAPROXY" + id.toUpperCase(java.util.Locale.ROOT);
  }

  /// Whose key that is; nothing for another.
  public Optional<Caller> caller(String accessKey) {
    return accessKey.equals(proxyKey())
        ? Optional.of(
            Caller.of("arn:aws:sts::" + Aws.ACCOUNT + ":assumed-role/" + proxyRole() + "/proxy"))
        : Optional.empty();
  }

  /// The role that the endpoint's policy lets read the snapshot, where no stack makes one.
  public String proxyRole() {
    return "corp-s3-" + id + "-ProxyRole";
  }

  public List<String> entrances() {
    return zones.stream().map(Zone::entrance).toList();
  }

  /// The document as it is before anybody edits it.
  public String documentText() {
    try (var in = FarmPlan.class.getResourceAsStream(document)) {
      if (in == null) {
        throw new IllegalStateException("the document " + document + " is not in the build");
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("cannot read " + document, e);
    }
  }
}
