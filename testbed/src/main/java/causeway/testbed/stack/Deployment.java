package causeway.testbed.stack;

import causeway.testbed.cloud.Aws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is deployed from a template: the stack in the cloud, and what the testbed itself must run
/// for it.
///
/// @param schedules what EventBridge Scheduler would send
public record Deployment(
    Stack stack, List<FunctionDefinition> functions, List<Schedule> schedules) {
  public Deployment {
    functions = List.copyOf(functions);
    schedules = List.copyOf(schedules);
  }

  /// Deploys `template` with `parameters`.
  ///
  /// @param more makers of types that others stand in for, such as Auto Scaling groups
  public static Deployment of(
      Template template,
      String name,
      Aws aws,
      Map<String, String> parameters,
      Map<String, Maker> more) {
    Functions functions =
        new Functions(
            Objects.requireNonNull(template.file().getParent(), "a template is in a folder"));
    List<Schedule> schedules = new ArrayList<>();
    Map<String, Maker> makers = new HashMap<>();
    makers.put("AWS::S3::Bucket", Buckets::bucket);
    makers.put("AWS::S3::BucketPolicy", Buckets::policy);
    makers.put("AWS::SQS::Queue", Messaging::queue);
    makers.put("AWS::SQS::QueuePolicy", Messaging::queuePolicy);
    makers.put("AWS::SNS::Topic", Messaging::topic);
    makers.put("AWS::SNS::TopicPolicy", Messaging::topicPolicy);
    makers.put("AWS::SNS::Subscription", Messaging::subscription);
    makers.put("AWS::SSM::Parameter", Observability::parameter);
    makers.put("AWS::CloudWatch::Alarm", Observability::alarm);
    makers.put("AWS::Logs::LogGroup", Observability::logGroup);
    makers.put("AWS::EC2::PrefixList", Ec2::prefixList);
    makers.put("AWS::EC2::VPCEndpoint", Ec2::endpoint);
    makers.put("AWS::EC2::LaunchTemplate", Ec2::launchTemplate);
    makers.put("AWS::EC2::SecurityGroup", Ec2::securityGroup);
    makers.put("AWS::EC2::SecurityGroupIngress", Ec2::ingress);
    makers.put("AWS::EC2::SecurityGroupEgress", Ec2::egress);
    makers.put("AWS::IAM::Role", Identities::role);
    makers.put("AWS::IAM::InstanceProfile", Identities::instanceProfile);
    makers.put("AWS::Events::Rule", EventRules::rule);
    makers.put("AWS::Serverless::Function", functions::function);
    makers.put("AWS::Lambda::EventSourceMapping", functions::mapping);
    makers.put(
        "AWS::Scheduler::Schedule",
        request -> {
          Schedule schedule = Schedule.of(request);
          schedules.add(schedule);
          return Made.of(schedule.name());
        });
    makers.putAll(more);
    Stack stack = Stack.create(template, name, aws, parameters, makers);
    return new Deployment(stack, functions.all(), schedules);
  }
}
