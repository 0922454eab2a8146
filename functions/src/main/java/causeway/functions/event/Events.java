package causeway.functions.event;

import causeway.functions.event.Trigger.Transition;
import causeway.functions.json.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads events: EventBridge's envelope, a direct alarm action, a schedule's or a command's
/// message. A kind that nobody here knows is ignored; a known kind that does not parse is our
/// mistake or AWS's, and must reach a person.
public final class Events {
  /// Alarms write `+0000`, everything else `Z`.
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

  private static final String REFRESH = "EC2 Auto Scaling Instance Refresh ";

  private Events() {}

  /// Reads an event.
  ///
  /// @param sent when the queue took it: the time of messages that carry none
  /// @return empty for a kind that is unknown
  /// @throws IllegalArgumentException saying what is wrong with an event of a known kind
  public static Optional<Trigger> read(String json, Instant sent) {
    JsonNode root = Tree.read("the event", json);
    String source = Tree.text(root, "source");
    if (source == null) {
      return Optional.empty();
    }
    String kind = root.has("alarmData") ? "alarm action" : Tree.text(root, "detail-type");
    try {
      return Optional.ofNullable(read(source, kind == null ? "" : kind, root, sent));
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "event of " + source + (kind == null ? "" : ", " + kind) + ": " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static @Nullable Trigger read(String source, String kind, JsonNode root, Instant sent) {
    return switch (source) {
      case "aws.autoscaling" -> autoScaling(kind, root);
      case "aws.cloudwatch" -> alarm(kind, root);
      case "aws.ssm" ->
          kind.equals("Parameter Store Change")
              ? new Trigger.ParameterChanged(
                  time(root),
                  Tree.required(detail(root), "name"),
                  Tree.required(detail(root), "operation"))
              : null;
      case "aws.config" ->
          kind.equals("Config Configuration Item Change") ? configItem(root) : null;
      case "aws.s3" -> kind.equals("Object Created") ? object(root) : null;
      case "aws.ec2" ->
          kind.equals("AWS API Call via CloudTrail")
              ? new Trigger.ApiCalled(
                  time(root),
                  Tree.required(detail(root), "eventSource"),
                  Tree.required(detail(root), "eventName"))
              : null;
      case "aws.cloudformation" ->
          kind.equals("CloudFormation Stack Status Change") ? stack(root) : null;
      case "aws.events" ->
          kind.equals("Scheduled Event")
              ? new Trigger.Tick(time(root), Tree.required(root, "id"))
              : null;
      case "causeway.schedule" -> new Trigger.Tick(time(root), Tree.required(root, "execution"));
      case "causeway.command" ->
          new Trigger.Command(sent, Tree.required(root, "command"), Tree.required(root, "id"));
      default -> null;
    };
  }

  private static @Nullable Trigger autoScaling(String kind, JsonNode root) {
    return switch (kind) {
      case "EC2 Instance-launch Lifecycle Action" -> action(root, Transition.LAUNCHING);
      case "EC2 Instance-terminate Lifecycle Action" -> action(root, Transition.TERMINATING);
      case "EC2 Instance Launch Successful" -> changed(root, Transition.LAUNCHING, true);
      case "EC2 Instance Launch Unsuccessful" -> changed(root, Transition.LAUNCHING, false);
      case "EC2 Instance Terminate Successful" -> changed(root, Transition.TERMINATING, true);
      case "EC2 Instance Terminate Unsuccessful" -> changed(root, Transition.TERMINATING, false);
      default ->
          kind.startsWith(REFRESH)
              ? new Trigger.RefreshChanged(
                  time(root),
                  Tree.required(detail(root), "InstanceRefreshId"),
                  kind.substring(REFRESH.length()))
              : null;
    };
  }

  private static Trigger action(JsonNode root, Transition transition) {
    JsonNode detail = detail(root);
    return new Trigger.LifecycleAction(
        time(root),
        Tree.required(detail, "EC2InstanceId"),
        transition,
        Tree.required(detail, "LifecycleHookName"),
        "WarmPool".equals(Tree.text(detail, "Destination")));
  }

  private static Trigger changed(JsonNode root, Transition transition, boolean successful) {
    String instance = Tree.text(detail(root), "EC2InstanceId");
    // A launch that failed early has no instance.
    return new Trigger.InstanceChanged(
        time(root), instance == null ? "" : instance, transition, successful);
  }

  private static @Nullable Trigger alarm(String kind, JsonNode root) {
    return switch (kind) {
      case "CloudWatch Alarm State Change" -> alarmState(root, detail(root));
      case "alarm action" -> alarmState(root, child(root, "alarmData"));
      default -> null;
    };
  }

  private static Trigger alarmState(JsonNode root, JsonNode alarm) {
    return new Trigger.AlarmChanged(
        time(root),
        Tree.required(alarm, "alarmName"),
        Tree.required(child(alarm, "state"), "value"));
  }

  private static Trigger configItem(JsonNode root) {
    JsonNode item = child(detail(root), "configurationItem");
    return new Trigger.ResourceChanged(
        time(root), Tree.required(item, "resourceType"), Tree.required(item, "resourceId"));
  }

  private static Trigger object(JsonNode root) {
    JsonNode object = child(detail(root), "object");
    return new Trigger.ObjectCreated(
        time(root),
        Tree.required(child(detail(root), "bucket"), "name"),
        Tree.required(object, "key"),
        Tree.text(object, "version-id"));
  }

  private static Trigger stack(JsonNode root) {
    return new Trigger.StackChanged(
        time(root),
        Tree.required(detail(root), "stack-id"),
        Tree.required(child(detail(root), "status-details"), "status"));
  }

  private static JsonNode detail(JsonNode root) {
    return child(root, "detail");
  }

  private static JsonNode child(JsonNode parent, String field) {
    JsonNode child = parent.get(field);
    if (child == null || !child.isObject()) {
      throw new IllegalArgumentException("field \"" + field + "\" is missing or not an object");
    }
    return child;
  }

  private static Instant time(JsonNode root) {
    String text = Tree.required(root, "time");
    try {
      return OffsetDateTime.parse(text, OFFSET).toInstant();
    } catch (DateTimeException other) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException notTime) {
        throw new IllegalArgumentException(
            "field \"time\" is not a time such as 2026-11-24T10:00:00Z", notTime);
      }
    }
  }
}
