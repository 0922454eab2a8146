package causeway.functions.cloud;

/// The AWS edge of the functions, one interface a service, in our own records. Implementations
/// throw [CloudException] and nothing else, make exactly one attempt a call, and keep no state:
/// retries, pace and order are decided by the callers.
public interface Cloud {
  AutoScaling autoScaling();

  Instances instances();

  Route53 route53();

  Objects objects();

  PrefixLists prefixLists();

  VpcEndpoints vpcEndpoints();

  Inventory inventory();

  SecurityHub securityHub();

  LaunchTemplates launchTemplates();

  Parameters parameters();

  Topics topics();

  Queue queue();
}
