package causeway.functions.simulation;

import causeway.functions.fake.Member;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The events of AWS as EventBridge writes them, with times in whole seconds.
final class EventJson {
  private EventJson() {}

  static String lifecycle(
      Instant now, String id, Member member, boolean launching, String hook, boolean pool) {
    return event(
        now,
        id,
        "aws.autoscaling",
        "EC2 Instance-" + (launching ? "launch" : "terminate") + " Lifecycle Action",
        """
        {"LifecycleActionToken":"87654321-4321","AutoScalingGroupName":"%s","LifecycleHookName":"%s",\
        "EC2InstanceId":"%s","LifecycleTransition":"autoscaling:EC2_INSTANCE_%s",\
        "NotificationMetadata":"","Origin":"%s","Destination":"%s"}\
        """
            .formatted(
                World.GROUP,
                hook,
                member.id(),
                launching ? "LAUNCHING" : "TERMINATING",
                launching ? "EC2" : "AutoScalingGroup",
                pool ? "WarmPool" : launching ? "AutoScalingGroup" : "EC2"));
  }

  static String changed(Instant now, String id, Member member, boolean launching, boolean ok) {
    return event(
        now,
        id,
        "aws.autoscaling",
        "EC2 Instance "
            + (launching ? "Launch" : "Terminate")
            + (ok ? " Successful" : " Unsuccessful"),
        """
        {"StatusCode":"%s","Description":"","AutoScalingGroupName":"%s","ActivityId":"a-%s",\
        "Details":{"Availability Zone":"%s","Subnet ID":"subnet-1"},"RequestId":"r-1",\
        "StatusMessage":"","StartTime":"%s","EndTime":"%s","EC2InstanceId":"%s","Cause":"…"}\
        """
            .formatted(
                ok ? "InProgress" : "Failed",
                World.GROUP,
                id,
                member.zone(),
                seconds(now),
                seconds(now),
                member.id()));
  }

  static String refresh(Instant now, String id, String refresh, String stage) {
    return event(
        now,
        id,
        "aws.autoscaling",
        "EC2 Auto Scaling Instance Refresh " + stage,
        "{\"InstanceRefreshId\":\"%s\",\"AutoScalingGroupName\":\"%s\"}"
            .formatted(refresh, World.GROUP));
  }

  static String object(Instant now, String id, String bucket, String key, String version) {
    return event(
        now,
        id,
        "aws.s3",
        "Object Created",
        """
        {"version":"0","bucket":{"name":"%s"},"object":{"key":"%s","size":1,"etag":"e",\
        "version-id":"%s","sequencer":"00"},"request-id":"r","requester":"111122223333",\
        "source-ip-address":"10.0.0.1","reason":"PutObject"}\
        """
            .formatted(bucket, key, version));
  }

  static String parameter(Instant now, String id, String name) {
    return event(
        now,
        id,
        "aws.ssm",
        "Parameter Store Change",
        "{\"operation\":\"Update\",\"name\":\"%s\",\"type\":\"String\",\"description\":\"\"}"
            .formatted(name));
  }

  /// A known kind of event that no longer has the fields it should: a poisonous message.
  static String malformed(Instant now, String id) {
    return event(
        now,
        id,
        "aws.autoscaling",
        "EC2 Instance-launch Lifecycle Action",
        "{\"EC2InstanceId\":7}");
  }

  /// One that nobody knows.
  static String unknown(Instant now, String id) {
    return event(now, id, "aws.health", "AWS Health Event", "{\"service\":\"EC2\"}");
  }

  static String tick(Instant now, String id) {
    return "{\"source\":\"causeway.schedule\",\"execution\":\"%s\",\"time\":\"%s\"}"
        .formatted(id, seconds(now));
  }

  private static String event(Instant now, String id, String source, String type, String detail) {
    return """
    {"version":"0","id":"%s","detail-type":"%s","source":"%s","account":"111122223333",\
    "time":"%s","region":"eu-west-1","resources":[],"detail":%s}\
    """
        .formatted(id, type, source, seconds(now), detail);
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
