package causeway.access.document;

import causeway.access.grant.Globs;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The host names that a farm of these services in this Region can serve, as patterns: a narrow set
/// that every all-embracing pattern covers, and a wide one that every sensible pattern meets.
final class FarmHosts {
  private final Collection<String> services;
  private final String region;
  private int left = 300;

  FarmHosts(Collection<String> services, String region) {
    this.services = services;
    this.region = region;
  }

  /// The plain names of each service.
  List<String> main() {
    if (services.isEmpty() || region.isEmpty()) {
      return List.of("?*.?*");
    }
    String suffix = suffix();
    return services.stream()
        .flatMap(service ->
            switch (service) {
              case "dynamodb" -> Stream.of("dynamodb." + region + suffix);
              case "s3express" -> Stream.of("*.s3express-*." + region + suffix);
              default -> Stream.of("s3." + region + suffix, "*.s3." + region + suffix);
            })
        .toList();
  }

  /// Whether some host of the farm may fit `pattern`; in doubt, and after some hundred patterns,
  /// yes.
  boolean mayFit(String pattern) {
    return region.isEmpty()
        || left-- <= 0
        || services.isEmpty()
        || services.stream().flatMap(this::wide).anyMatch(each -> Globs.meet(pattern, each));
  }

  private Stream<String> wide(String service) {
    return switch (service) {
      case "dynamodb" ->
          Stream.of(suffix(), apiSuffix())
              .flatMap(suffix ->
                  Stream.of("dynamodb", "dynamodb-fips", "*.ddb")
                      .map(name -> name + "." + region + suffix));
      case "s3express" -> Stream.of("*s3express*." + region + suffix());
      default ->
          Stream.concat(
                  Stream.of(
                          "s3",
                          "s3-fips",
                          "s3.dualstack",
                          "s3-fips.dualstack",
                          "s3-accesspoint",
                          "s3-accesspoint-fips",
                          "s3-accesspoint.dualstack",
                          "s3-accesspoint-fips.dualstack")
                      .map(name -> name + "." + region + suffix()),
                  Stream.of("s3-" + region, "s3", "s3-external-1")
                      .map(name -> name + ".amazonaws.com"))
              .flatMap(name -> Stream.of(name, "*." + name));
    };
  }

  String example() {
    boolean tables = !services.isEmpty() && services.stream().allMatch("dynamodb"::equals);
    return (tables ? "dynamodb." : "*.s3.") + (region.isEmpty() ? "eu-west-1" : region) + suffix();
  }

  private String suffix() {
    return switch (region.substring(0, region.indexOf('-') + 1)) {
      case "cn-" -> ".amazonaws.com.cn";
      case "eusc-" -> ".amazonaws.eu";
      default -> {
        if (region.startsWith("us-iso-")) {
          yield ".c2s.ic.gov";
        }
        if (region.startsWith("us-isob-")) {
          yield ".sc2s.sgov.gov";
        }
        if (region.startsWith("eu-isoe-")) {
          yield ".cloud.adc-e.uk";
        }
        yield region.startsWith("us-isof-") ? ".csp.hci.ic.gov" : ".amazonaws.com";
      }
    };
  }

  private String apiSuffix() {
    return switch (region.substring(0, region.indexOf('-') + 1)) {
      case "cn-" -> ".api.amazonwebservices.com.cn";
      case "eusc-" -> ".api.amazonwebservices.eu";
      default -> ".api.aws";
    };
  }
}
