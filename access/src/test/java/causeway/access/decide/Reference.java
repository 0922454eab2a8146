package causeway.access.decide;

import causeway.access.Effect;
import causeway.access.Mode;
import causeway.access.Rule;
import causeway.access.host.Form;
import causeway.access.host.Host;
import causeway.access.host.Service;
import causeway.access.snapshot.AccessSnapshot;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The decision written down plainly, rule by rule, over another library's addresses and the JDK's
/// regular expressions: what the compiled one must agree with.
final class Reference {
  private static final EnumSet<Form> HIDING =
      EnumSet.of(
          Form.PATH_STYLE,
          Form.GLOBAL_PATH_STYLE,
          Form.EXPRESS_CONTROL,
          Form.ACCESS_POINT,
          Form.ACCESS_POINT_ALIAS,
          Form.DIRECTORY_ACCESS_POINT);

  /// Answers of the libraries, kept because few questions are asked very often.
  private static final Map<Pair, Boolean> HOLDS = new ConcurrentHashMap<>();

  private static final Map<Pair, Boolean> FITS = new ConcurrentHashMap<>();

  private record Pair(String pattern, Object value) {}

  private final AccessSnapshot snapshot;

  Reference(AccessSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  Decision decide(Caller caller, Target target, Instant now) {
    Decision enforced = outcome(caller, target, now, rule -> rule.mode() == Mode.ENFORCE);
    boolean reporting = snapshot.mode() == Mode.REPORT;
    if (reporting && target.host().form() != Form.INVALID) {
      return new Decision.Allow(
          "report-mode", null, enforced.effect() == Effect.DENY ? would(enforced) : null);
    }
    Decision all = outcome(caller, target, now, _ -> true);
    Decision.Would would = all.effect() == enforced.effect() ? null : would(all);
    return enforced.effect() == Effect.ALLOW
        ? new Decision.Allow(enforced.reason(), enforced.rule(), would)
        : new Decision.Deny(enforced.reason(), enforced.rule(), would);
  }

  private static Decision.Would would(Decision decision) {
    return new Decision.Would(decision.effect(), decision.reason(), decision.rule());
  }

  private Decision outcome(Caller caller, Target target, Instant now, Predicate<Rule> counted) {
    Host host = target.host();
    if (!host.reachable()) return deny(Objects.requireNonNull(host.reason()), null);
    if (host.region() != null && !host.region().equals(snapshot.region()))
      return deny("other-region", null);
    if (endpoints(host).isEmpty()) return deny("no-endpoint", null);
    List<Rule> matching =
        snapshot.rules().stream()
            .filter(counted)
            .filter(r -> matches(r, caller, target, now))
            .toList();
    for (Rule rule : matching)
      if (rule.effect() == Effect.DENY)
        return deny(doubt(rule, host) ? "bucket-not-visible" : "denied-by-rule", rule.name());
    for (Rule rule : matching) return new Decision.Allow("allowed-by-rule", rule.name(), null);
    return deny("no-matching-rule", null);
  }

  private static Decision deny(String reason, @Nullable String rule) {
    return new Decision.Deny(reason, rule, null);
  }

  private List<String> endpoints(Host host) {
    return snapshot.endpoints().entrySet().stream()
        .filter(e -> host.service() != null && e.getValue().service().equals(host.service().code()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean doubt(Rule rule, Host host) {
    return !rule.to().buckets().isEmpty() && hides(host);
  }

  private static boolean hides(Host host) {
    return HIDING.contains(host.form()) && host.service() != Service.DYNAMODB;
  }

  private boolean matches(Rule rule, Caller caller, Target target, Instant now) {
    Rule.From from = rule.from();
    Rule.To to = rule.to();
    Host host = target.host();
    String user = caller.user();
    return (rule.until() == null
            || now.isBefore(rule.until().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
        && some(
            from.networks(),
            network ->
                snapshot.networks().getOrDefault(network, List.of()).stream()
                    .anyMatch(b -> holds(b, caller.address())))
        && some(from.users(), name -> name.equals(user))
        && some(
            from.groups(),
            group ->
                user != null && snapshot.groups().getOrDefault(group, List.of()).contains(user))
        && (to.endpoint() == null || endpoints(host).contains(to.endpoint()))
        && some(to.hosts(), pattern -> fits(pattern.toLowerCase(Locale.ROOT), host.name()))
        && (doubt(rule, host)
            ? rule.effect() == Effect.DENY
            : some(to.buckets(), pattern -> fits(pattern, host.bucket())))
        && some(to.accessPoints(), pattern -> fits(pattern, host.accessPoint()))
        && some(to.accounts(), account -> account.equals(host.account()))
        && some(to.regions(), region -> region.equals(host.region()))
        && some(to.ports(), port -> port == target.port())
        && (to.tables().isEmpty() || host.service() == Service.DYNAMODB);
  }

  private static <T> boolean some(List<T> names, Predicate<T> matches) {
    return names.isEmpty() || names.stream().anyMatch(matches);
  }

  private static boolean fits(String pattern, @Nullable String name) {
    return name != null
        && FITS.computeIfAbsent(
            new Pair(pattern, name), _ -> regex(pattern).matcher(name).matches());
  }

  /// A pattern as a regular expression, character by character.
  static Pattern regex(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.chars()
        .forEach(c ->
            regex.append(
                c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static boolean holds(String block, InetAddress address) {
    return HOLDS.computeIfAbsent(
        new Pair(block, address),
        _ -> new IPAddressString(block).getAddress().toPrefixBlock().contains(parsed(address)));
  }

  private static IPAddress parsed(InetAddress address) {
    return address instanceof Inet6Address six
        ? unmapped(new IPv6Address(six))
        : new IPv4Address((Inet4Address) address);
  }

  private static IPAddress unmapped(IPv6Address address) {
    return address.isIPv4Mapped() ? address.getEmbeddedIPv4Address() : address;
  }
}
