package causeway.access.snapshot;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Quoted;
import causeway.access.Rule;
import causeway.access.User;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Builds the records from JSON, field by field; an unknown, missing or doubled field is refused.
final class SnapshotParser {
  private final JsonCursor json;

  private SnapshotParser(JsonCursor json) {
    this.json = json;
  }

  /// A snapshot and the digest that came with it, neither checked yet.
  record Parsed(AccessSnapshot snapshot, String digest) {}

  static Parsed parse(byte[] bytes) {
    try (JsonCursor json = JsonCursor.over(bytes)) {
      return new SnapshotParser(json).document();
    }
  }

  private Parsed document() {
    var found =
        new Object() {
          @Nullable Integer format;
          @Nullable String digest;
          @Nullable Long sequence;
          @Nullable String documentVersion;
          @Nullable String farm;
          @Nullable String region;
          @Nullable Mode mode;
          @Nullable Map<String, AccessSnapshot.Endpoint> endpoints;
          @Nullable Map<String, List<String>> networks;
          @Nullable Map<String, User> users;
          @Nullable Map<String, List<String>> groups;
          @Nullable List<Rule> rules;
          List<AccessSnapshot.Quarantined> quarantine = List.of();
        };
    json.object(
        "snapshot",
        name -> {
          if (found.format == null && !name.equals("format")) {
            throw new SnapshotException("snapshot: the first field must be \"format\"");
          }
          switch (name) {
            case "format" -> found.format = format();
            case "digest" -> found.digest = json.text();
            case "sequence" -> found.sequence = json.number();
            case "documentVersion" -> found.documentVersion = json.text();
            case "farm" -> found.farm = json.text();
            case "region" -> found.region = json.text();
            case "mode" -> found.mode = mode();
            case "endpoints" -> found.endpoints = json.map(name, this::endpoint);
            case "networks" -> found.networks = json.map(name, json::texts);
            case "users" -> found.users = json.map(name, this::user);
            case "groups" -> found.groups = json.map(name, json::texts);
            case "rules" -> found.rules = json.list(this::rule);
            case "quarantine" -> found.quarantine = json.list(() -> QuarantineParser.block(json));
            default -> throw unknown("snapshot", name);
          }
        });
    json.end();
    return new Parsed(
        new AccessSnapshot(
            required("snapshot", "farm", found.farm),
            required("snapshot", "region", found.region),
            required("snapshot", "mode", found.mode),
            found.sequence,
            found.documentVersion,
            required("snapshot", "endpoints", found.endpoints),
            required("snapshot", "networks", found.networks),
            required("snapshot", "users", found.users),
            required("snapshot", "groups", found.groups),
            required("snapshot", "rules", found.rules),
            found.quarantine),
        required("snapshot", "digest", found.digest));
  }

  private int format() {
    long format = json.number();
    if (format != SnapshotCodec.FORMAT) {
      throw new SnapshotException(
          "snapshot: format "
              + format
              + " is unknown here, this version reads format "
              + SnapshotCodec.FORMAT
              + "; run the same version on both sides");
    }
    return SnapshotCodec.FORMAT;
  }

  private AccessSnapshot.Endpoint endpoint() {
    var found =
        new Object() {
          @Nullable String service;
          List<String> prefixList = List.of();
        };
    json.object(
        "endpoint",
        name -> {
          switch (name) {
            case "service" -> found.service = json.text();
            case "prefixList" -> found.prefixList = json.texts();
            default -> throw unknown("endpoint", name);
          }
        });
    return new AccessSnapshot.Endpoint(
        required("endpoint", "service", found.service), found.prefixList);
  }

  private User user() {
    var found =
        new Object() {
          @Nullable String password;
          @Nullable String certificate;
        };
    json.object(
        "user",
        name -> {
          switch (name) {
            case "password" -> found.password = json.text();
            case "certificate" -> found.certificate = json.text();
            default -> throw unknown("user", name);
          }
        });
    return new User(found.password, found.certificate);
  }

  private Rule rule() {
    var found =
        new Object() {
          @Nullable String name;
          Effect effect = Effect.ALLOW;
          Mode mode = Mode.ENFORCE;
          @Nullable LocalDate until;
          Rule.@Nullable From from;
          Rule.@Nullable To to;
        };
    json.object(
        "rule",
        name -> {
          switch (name) {
            case "name" -> found.name = json.text();
            case "effect" -> found.effect = effect();
            case "mode" -> found.mode = mode();
            case "until" -> found.until = date();
            case "from" -> found.from = from();
            case "to" -> found.to = to();
            default -> throw unknown("rule", name);
          }
        });
    return new Rule(
        required("rule", "name", found.name),
        found.effect,
        found.mode,
        found.until,
        required("rule", "from", found.from),
        required("rule", "to", found.to));
  }

  private Rule.From from() {
    var found =
        new Object() {
          List<String> networks = List.of();
          List<String> users = List.of();
          List<String> groups = List.of();
        };
    json.object(
        "from",
        name -> {
          switch (name) {
            case "networks" -> found.networks = json.texts();
            case "users" -> found.users = json.texts();
            case "groups" -> found.groups = json.texts();
            default -> throw unknown("from", name);
          }
        });
    return new Rule.From(found.networks, found.users, found.groups);
  }

  private Rule.To to() {
    var found =
        new Object() {
          @Nullable String endpoint;
          List<String> hosts = List.of();
          List<String> buckets = List.of();
          List<String> accessPoints = List.of();
          List<String> accounts = List.of();
          List<String> regions = List.of();
          List<Integer> ports = List.of();
          List<String> tables = List.of();
          List<String> principals = List.of();
          List<String> access = List.of();
        };
    json.object(
        "to",
        name -> {
          switch (name) {
            case "endpoint" -> found.endpoint = json.text();
            case "hosts" -> found.hosts = json.texts();
            case "buckets" -> found.buckets = json.texts();
            case "accessPoints" -> found.accessPoints = json.texts();
            case "accounts" -> found.accounts = json.texts();
            case "regions" -> found.regions = json.texts();
            case "ports" -> found.ports = json.list(this::port);
            case "tables" -> found.tables = json.texts();
            case "principals" -> found.principals = json.texts();
            case "access" -> found.access = json.texts();
            default -> throw unknown("to", name);
          }
        });
    return new Rule.To(
        found.endpoint,
        found.hosts,
        found.buckets,
        found.accessPoints,
        found.accounts,
        found.regions,
        found.ports,
        found.tables,
        found.principals,
        found.access);
  }

  private Integer port() {
    long port = json.number();
    if (port < 1 || port > 65535) {
      throw new SnapshotException("snapshot: port " + port + " is not between 1 and 65535");
    }
    return (int) port;
  }

  private Mode mode() {
    String code = json.text();
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new SnapshotException(
                "snapshot: mode " + Quoted.of(code) + " is neither enforce nor report"));
  }

  private Effect effect() {
    String code = json.text();
    return Arrays.stream(Effect.values())
        .filter(effect -> effect.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new SnapshotException(
                "snapshot: effect " + Quoted.of(code) + " is neither allow nor deny"));
  }

  private LocalDate date() {
    String text = json.text();
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException notDate) {
      throw new SnapshotException(
          "snapshot: until " + Quoted.of(text) + " is not a date such as 2027-01-31", notDate);
    }
  }

  static <T> T required(String subject, String name, @Nullable T value) {
    if (value == null) {
      throw new SnapshotException(subject + ": field \"" + name + "\" is missing");
    }
    return Objects.requireNonNull(value);
  }

  static SnapshotException unknown(String subject, String name) {
    return new SnapshotException(
        subject
            + ": field "
            + Quoted.of(name)
            + " is unknown in format "
            + SnapshotCodec.FORMAT
            + "; run the same version on both sides");
  }
}
