package causeway.testbed.endpoint;

import causeway.policy.evaluate.Evaluation;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A service's answer to a request that the endpoint's policy does not let pass, in AWS's words.
public record Refusal(int status, String contentType, String body) {
  static Refusal of(String service, Caller caller, Leave leave, Evaluation.Outcome outcome) {
    boolean s3 = service.equals("s3");
    String resource = s3 ? "\"" + leave.resource() + "\"" : leave.resource();
    String because =
        outcome == Evaluation.Outcome.DENIED
            ? "with an explicit deny in a VPC endpoint policy"
            : "because no VPC endpoint policy allows the " + leave.action() + " action";
    return denied(
        service,
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(caller.arn(), leave.action(), resource, because));
  }

  /// To what no policy can allow, since nobody knows what it is.
  static Refusal unknown(String service, String why) {
    return denied(
        service, "The endpoint does not know this operation, so it does not let it pass: " + why);
  }

  private static Refusal denied(String service, String message) {
    return service.equals("s3") ? xml(message) : json(message);
  }

  private static Refusal xml(String message) {
    String id = UUID.randomUUID().toString();
    String text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>"
            + message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            + "</Message><RequestId>"
            + id.substring(0, 8)
            + "</RequestId><HostId>"
            + id
            + "</HostId></Error>";
    return new Refusal(403, "application/xml", text);
  }

  private static Refusal json(String message) {
    return new Refusal(
        400,
        "application/x-amz-json-1.0",
        JsonMapper.shared()
            .writeValueAsString(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", "com.amazon.coral.service#AccessDeniedException")
                    .put("Message", message)));
  }
}
