package causeway.access.host;

import causeway.access.host.Spelled.Name;
import org.jspecify.annotations.Nullable;

/// One [Host] while it is read: the families fill in what they find and end with a verdict, so a
/// refused name keeps every field found before the refusal. Confined to one call.
final class Reading {
  private final String name;
  private final Form form;
  private final @Nullable Service service;
  private @Nullable String bucket;
  private @Nullable String accessPoint;
  private @Nullable String account;
  private @Nullable String region;

  private Reading(String name, Form form, @Nullable Service service) {
    this.name = name;
    this.form = form;
    this.service = service;
  }

  /// A host read before, to be given another verdict.
  Reading(Host host) {
    this(host.name(), host.form(), host.service());
    bucket = host.bucket();
    accessPoint = host.accessPoint();
    account = host.account();
    region = host.region();
  }

  static Reading of(Name name, Form form, Service service) {
    return new Reading(name.text(), form, service);
  }

  /// A well-formed name that is none of ours, and which rule says so.
  static Host unknown(Name name, String broken) {
    return new Reading(name.text(), Form.UNKNOWN, null).refused(Refusal.UNKNOWN_HOST, broken);
  }

  static Host invalid(Spelled.Misspelled misspelled) {
    var reading = new Reading(misspelled.shown(), Form.INVALID, null);
    String broken = misspelled.broken();
    return broken == null
        ? reading.refused(misspelled.refusal())
        : reading.refused(misspelled.refusal(), broken);
  }

  Reading bucket(@Nullable String value) {
    bucket = value;
    return this;
  }

  Reading accessPoint(@Nullable String value) {
    accessPoint = value;
    return this;
  }

  Reading account(@Nullable String value) {
    account = value;
    return this;
  }

  Reading region(@Nullable String value) {
    region = value;
    return this;
  }

  Host reachable() {
    return new Host(name, form, service, bucket, accessPoint, account, region, true, null, null);
  }

  Host refused(Refusal refusal) {
    return ended(refusal, refusal.message(name));
  }

  /// Refused for a narrower rule than the refusal's own.
  Host refused(Refusal refusal, String broken) {
    return ended(refusal, refusal.message(name, broken));
  }

  private Host ended(Refusal refusal, String message) {
    return new Host(
        name, form, service, bucket, accessPoint, account, region, false, refusal.code(), message);
  }
}
