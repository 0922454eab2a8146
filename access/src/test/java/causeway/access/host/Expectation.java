package causeway.access.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/// What the tables of these tests say about one name, and the check of it.
///
/// @param reads form, service and fields in one line, such as `path-style s3 region=eu-west-1`
/// @param reason null for a name that a gateway endpoint carries
/// @param broken the rule that the message names, between subject and remedy
record Expectation(String reads, @Nullable String reason, @Nullable String broken) {
  void check(String given) {
    Host host = HostCatalogue.parse(given);
    assertThat(fields(host)).isEqualTo(reads);
    assertThat(host.reason()).isEqualTo(reason);
    assertThat(host.reachable()).isEqualTo(reason == null);
    if (reason == null) {
      assertThat(host.message()).isNull();
    } else {
      assertThat(host.message())
          .startsWith("host \"" + host.name() + "\": " + broken + "; ")
          .doesNotContain("\n");
    }
  }

  static String fields(Host host) {
    var line = new StringBuilder(host.form().code());
    Service service = host.service();
    if (service != null) {
      line.append(' ').append(service.code());
    }
    append(line, "bucket", host.bucket());
    append(line, "point", host.accessPoint());
    append(line, "account", host.account());
    append(line, "region", host.region());
    return line.toString();
  }

  private static void append(StringBuilder line, String field, @Nullable String value) {
    if (value != null) {
      line.append(' ').append(field).append('=').append(value);
    }
  }
}
