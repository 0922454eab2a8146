package causeway.functions.aws;

import causeway.functions.cloud.AutoScaling;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Instances;
import causeway.functions.cloud.Inventory;
import causeway.functions.cloud.LaunchTemplates;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Parameters;
import causeway.functions.cloud.PrefixLists;
import causeway.functions.cloud.Queue;
import causeway.functions.cloud.Route53;
import causeway.functions.cloud.SecurityHub;
import causeway.functions.cloud.SystemHost;
import causeway.functions.cloud.Topics;
import causeway.functions.cloud.VpcEndpoints;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/// AWS itself. Clients are made when first needed, since each costs a cold start some time; they
/// share one HTTP client, and retry nothing themselves.
public final class AwsCloud implements Cloud {
  private static final Duration ATTEMPT = Duration.ofSeconds(20);

  private static final ClientOverrideConfiguration ONE_ATTEMPT =
      ClientOverrideConfiguration.builder()
          .retryStrategy(AwsRetryStrategy.doNotRetry())
          .apiCallTimeout(ATTEMPT)
          .build();

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(2))
          .socketTimeout(Duration.ofSeconds(10))
          .build();

  private final Supplier<AutoScaling> autoScaling;
  private final Supplier<Ec2Client> ec2;
  private final Supplier<Route53> route53;
  private final Supplier<Objects> objects;
  private final Supplier<Parameters> parameters;
  private final Supplier<Topics> topics;
  private final Supplier<Queue> queue;
  private final Supplier<SecurityHub> securityHub;
  private final Supplier<AwsRoles> roles;
  private final AuditRole auditRole;
  private final AwsCredentialsProvider credentials;

  public AwsCloud(Host host) {
    this(host, AuditRole.NONE, EnvironmentVariableCredentialsProvider.create());
  }

  /// With other accounts in reach.
  public AwsCloud(Host host, AuditRole auditRole) {
    this(host, auditRole, EnvironmentVariableCredentialsProvider.create());
  }

  /// The endpoints alone, outside of Lambda, with whatever credentials are there.
  public static Inventory inventory(AuditRole role) {
    return new AwsCloud(new SystemHost(_ -> {}), role, DefaultCredentialsProvider.builder().build())
        .inventory();
  }

  private AwsCloud(Host host, AuditRole auditRole, AwsCredentialsProvider credentials) {
    this.auditRole = auditRole;
    this.credentials = credentials;
    autoScaling = once(() -> new AwsAutoScaling(ready(AutoScalingClient.builder())));
    ec2 = once(() -> ready(Ec2Client.builder()));
    route53 = once(() -> new AwsRoute53(ready(Route53Client.builder()), host));
    objects = once(() -> new AwsObjects(ready(S3Client.builder())));
    parameters = once(() -> new AwsParameters(ready(SsmClient.builder())));
    topics = once(() -> new AwsTopics(ready(SnsClient.builder())));
    queue = once(() -> new AwsQueue(ready(SqsClient.builder())));
    securityHub = once(() -> new AwsSecurityHub(ready(SecurityHubClient.builder())));
    roles = once(() -> new AwsRoles(ready(StsClient.builder())));
  }

  private Ec2Client ec2(String region, @Nullable AwsCredentialsProvider assumed) {
    return ready(Ec2Client.builder(), assumed == null ? credentials : assumed)
        .region(Region.of(region))
        .build();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C ready(B builder) {
    return ready(builder, credentials).build();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B ready(
      B builder, AwsCredentialsProvider by) {
    return builder.httpClient(http).credentialsProvider(by).overrideConfiguration(ONE_ATTEMPT);
  }

  /// A value made at the first call; reads run on several threads.
  private static <T> Supplier<T> once(Supplier<T> make) {
    return new Supplier<>() {
      private final java.util.concurrent.atomic.AtomicReference<T> made =
          new java.util.concurrent.atomic.AtomicReference<>();

      @Override
      public synchronized T get() {
        T value = made.get();
        if (value == null) {
          value = make.get();
          made.set(value);
        }
        return value;
      }
    };
  }

  @Override
  public AutoScaling autoScaling() {
    return autoScaling.get();
  }

  @Override
  public Instances instances() {
    return new AwsInstances(ec2.get());
  }

  @Override
  public Route53 route53() {
    return route53.get();
  }

  @Override
  public Objects objects() {
    return objects.get();
  }

  @Override
  public PrefixLists prefixLists() {
    return new AwsPrefixLists(ec2.get());
  }

  @Override
  public VpcEndpoints vpcEndpoints() {
    return new AwsVpcEndpoints(ec2.get());
  }

  @Override
  public Inventory inventory() {
    return new AwsInventory(auditRole, roles, this::ec2);
  }

  @Override
  public SecurityHub securityHub() {
    return securityHub.get();
  }

  @Override
  public LaunchTemplates launchTemplates() {
    return new AwsLaunchTemplates(ec2.get());
  }

  @Override
  public Parameters parameters() {
    return parameters.get();
  }

  @Override
  public Topics topics() {
    return topics.get();
  }

  @Override
  public Queue queue() {
    return queue.get();
  }
}
