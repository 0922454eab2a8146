package causeway.access.decide;

import causeway.access.Mode;
import causeway.access.host.Form;
import causeway.access.host.Host;
import causeway.access.host.Service;
import causeway.access.snapshot.AccessSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says one decision in words: who, from which networks, to what, by which rule, and what to
/// change.
///
/// @param networks all that contain the caller's address
/// @param quarantined what shuts it out
record Explanation(
    AccessSnapshot snapshot,
    List<String> networks,
    AccessSnapshot.@Nullable Quarantined quarantined,
    Caller caller,
    Target target) {
  private static final int LONGEST_NAME = 253;

  String of(Decision decision) {
    String sentence =
        switch (decision) {
          case Decision.Allow allow -> allowed(allow);
          case Decision.Deny deny ->
              who() + " may not reach " + what() + ": " + refusal(deny.reason(), deny.rule());
        };
    return sentence + would(decision.would()) + ".";
  }

  private String allowed(Decision.Allow allow) {
    String by =
        allow.reason().equals(Reason.REPORT_MODE.code())
            ? " because the document has mode report and refuses nothing"
            : " by rule \"" + allow.rule() + "\"";
    return who() + " may reach " + what() + by + bound();
  }

  /// What an allow does not settle, because only the endpoint policy can.
  private String bound() {
    Host host = target.host();
    if (host.service() == Service.DYNAMODB) {
      return "; tables, actions and principals are bounded by the endpoint policy";
    }
    String bucket = Visibility.bucket(host);
    return bucket == null
        ? "; buckets, actions and principals are bounded by the endpoint policy"
        : "; behind TLS passthrough bucket \""
            + bucket
            + "\" is only what SNI names, and the endpoint policy bounds the buckets, actions and"
            + " principals of the requests";
  }

  private String would(Decision.@Nullable Would would) {
    if (would == null) {
      return "";
    }
    return switch (would.effect()) {
      case ALLOW ->
          "; enforcing the report-only rules would allow it by rule \"" + would.rule() + "\"";
      case DENY ->
          (snapshot.mode() == Mode.REPORT
                  ? "; enforcing the document would refuse it: "
                  : "; enforcing the report-only rules would refuse it: ")
              + refusal(would.reason(), would.rule());
    };
  }

  private String refusal(String reason, @Nullable String rule) {
    for (Reason known : Reason.values()) {
      if (known.code().equals(reason)) {
        return refusal(known, rule);
      }
    }
    String message = target.host().message();
    return message == null ? "no gateway endpoint carries it (" + reason + ")" : stripped(message);
  }

  private String refusal(Reason reason, @Nullable String rule) {
    Host host = target.host();
    return switch (reason) {
      case QUARANTINED ->
          quarantined == null ? "it is quarantined" : QuarantineWords.of(quarantined);
      case DENIED_BY_RULE ->
          "rule \"" + rule + "\" denies it, and a deny wins over every allow; narrow or remove it";
      case BUCKET_NOT_VISIBLE ->
          "rule \""
              + rule
              + "\" denies some buckets, and this name does not say which bucket it reaches; use"
              + " virtual-hosted names, such as BUCKET.s3."
              + snapshot.region()
              + ".amazonaws.com";
      case NO_MATCHING_RULE -> "no rule allows it; " + remedy(host);
      case OTHER_REGION ->
          "it is in Region "
              + host.region()
              + ", and the farm's endpoints carry only "
              + snapshot.region()
              + (host.form() == Form.GLOBAL_PATH_STYLE
                  ? "; use s3." + snapshot.region() + ".amazonaws.com"
                  : "; use a farm in that Region");
      case NO_ENDPOINT ->
          "the farm has no endpoint for "
              + (host.service() == null ? "its service" : host.service().code())
              + "; add one under endpoints";
      case ALLOWED_BY_RULE -> "rule \"" + rule + "\" allows it";
      case REPORT_MODE -> "the document has mode report";
    };
  }

  private String remedy(Host host) {
    if (networks.isEmpty() && caller.user() == null) {
      return "add the address to a network that a rule names";
    }
    if (Visibility.hidden(host)) {
      return "this name hides the bucket, so rules that name buckets do not allow it; use"
          + " virtual-hosted names, such as BUCKET.s3."
          + snapshot.region()
          + ".amazonaws.com, or add a rule without buckets";
    }
    return "add a rule"
        + (networks.isEmpty() ? "" : " from network \"" + networks.getFirst() + "\"")
        + " that allows it";
  }

  private String who() {
    String address = caller.address().getHostAddress();
    String user = caller.user() == null ? "" : ", user \"" + printable(caller.user()) + "\"";
    String known =
        networks.isEmpty()
            ? "in no network"
            : (networks.size() == 1 ? "network " : "networks ") + String.join(", ", networks);
    return address + " (" + known + user + ")";
  }

  private String what() {
    String name = printable(target.host().name());
    return (name.isEmpty() ? "an empty name" : name) + ":" + target.port();
  }

  private static String stripped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /// Peers choose names: nothing but visible ASCII goes into a line.
  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    name.chars()
        .limit(LONGEST_NAME)
        .forEach(c -> text.append(c > ' ' && c < 0x7f && c != '"' ? (char) c : '?'));
    return text.append(name.length() > LONGEST_NAME ? "…" : "").toString();
  }
}
