package causeway.testbed.cloud;

/// A service of the cloud: its name in a signature's scope, by which LocalStack routes, and the
/// version or target prefix that its protocol wants.
public enum Service {
  EC2("ec2", "2016-11-15"),
  AUTO_SCALING("autoscaling", "2011-01-01"),
  SNS("sns", "2010-03-31"),
  CLOUDWATCH("monitoring", "2010-08-01"),
  STS("sts", "2011-06-15"),
  IAM("iam", "2010-05-08"),
  SQS("sqs", "AmazonSQS"),
  SSM("ssm", "AmazonSSM"),
  DYNAMODB("dynamodb", "DynamoDB_20120810"),
  EVENTS("events", "AWSEvents"),
  S3("s3", ""),
  SECURITY_HUB("securityhub", ""),
  ROUTE53("route53", "2013-04-01");

  private final String scope;
  private final String protocol;

  Service(String scope, String protocol) {
    this.scope = scope;
    this.protocol = protocol;
  }

  String scope() {
    return scope;
  }

  String protocol() {
    return protocol;
  }
}
