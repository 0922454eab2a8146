package causeway.cli.farm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

/// AWS by its SDK: credentials by the default chain, `AWS_ENDPOINT_URL` honoured. Clients are made
/// when they are first needed.
public final class AwsAccount implements Account {
  /// As the template's rules and schedules have it.
  private static final String MESSAGE_GROUP = "farm";

  private final @Nullable Region region;
  private final Supplier<SsmClient> ssm = once(() -> with(SsmClient.builder()).build());
  private final Supplier<S3Client> s3 =
      once(() -> with(S3Client.builder()).forcePathStyle(elsewhere()).build());
  private final Supplier<AutoScalingClient> autoScaling =
      once(() -> with(AutoScalingClient.builder()).build());
  private final Supplier<SqsClient> sqs = once(() -> with(SqsClient.builder()).build());
  private final Supplier<StsClient> sts = once(() -> with(StsClient.builder()).build());
  private final Supplier<Route53Client> route53 = once(() -> with(Route53Client.builder()).build());

  public AwsAccount(@Nullable String region) {
    this.region = region == null ? null : Region.of(region);
  }

  @Override
  public String id() {
    return call("ask which account this is", () -> sts.get().getCallerIdentity().account());
  }

  @Override
  public Optional<String> parameter(String name) {
    return call(
        "read parameter " + name,
        () -> {
          try {
            return Optional.of(ssm.get().getParameter(r -> r.name(name)).parameter().value());
          } catch (ParameterNotFoundException absent) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Optional<Stored> object(String bucket, String key) {
    return get(bucket, key, null);
  }

  @Override
  public Optional<Stored> object(String bucket, String key, String version) {
    return get(bucket, key, version);
  }

  private Optional<Stored> get(String bucket, String key, @Nullable String version) {
    return call(
        "read s3://" + bucket + "/" + key + (version == null ? "" : " version " + version),
        () -> {
          try {
            var got = s3.get().getObjectAsBytes(r -> r.bucket(bucket).key(key).versionId(version));
            GetObjectResponse about = got.response();
            return Optional.of(
                new Stored(
                    got.asByteArrayUnsafe(),
                    about.eTag(),
                    about.versionId(),
                    about.lastModified()));
          } catch (NoSuchKeyException absent) {
            return Optional.empty();
          } catch (S3Exception refused) {
            if ("NoSuchVersion".equals(code(refused)) || refused.statusCode() == 405) {
              return Optional.empty(); // 405: the version only marks a deletion
            }
            throw refused;
          }
        });
  }

  @Override
  public List<Version> versions(String bucket, String key) {
    return call(
        "list the versions of s3://" + bucket + "/" + key,
        () ->
            s3
                .get()
                .listObjectVersionsPaginator(r -> r.bucket(bucket).prefix(key))
                .versions()
                .stream()
                .filter(version -> version.key().equals(key))
                .map(AwsAccount::version)
                .toList());
  }

  private static Version version(ObjectVersion version) {
    return new Version(
        version.versionId(),
        version.eTag(),
        version.lastModified(),
        version.size(),
        version.isLatest());
  }

  @Override
  public Optional<String> put(String bucket, String key, byte[] bytes, @Nullable String etag) {
    return call(
        "write s3://" + bucket + "/" + key,
        () -> {
          try {
            var written =
                s3.get()
                    .putObject(
                        r -> {
                          r.bucket(bucket).key(key).contentType("application/yaml");
                          var _ = etag == null ? r.ifNoneMatch("*") : r.ifMatch(etag);
                        },
                        RequestBody.fromBytes(bytes));
            return Optional.of(String.valueOf(written.versionId()));
          } catch (S3Exception refused) {
            if (refused.statusCode() == 412 || refused.statusCode() == 409) {
              return Optional.empty();
            }
            throw refused;
          }
        });
  }

  @Override
  public Group group(String name) {
    return call(
        "describe Auto Scaling group " + name,
        () -> {
          List<AutoScalingGroup> found =
              autoScaling
                  .get()
                  .describeAutoScalingGroups(r -> r.autoScalingGroupNames(name))
                  .autoScalingGroups();
          if (found.isEmpty()) {
            throw new AwsFailure(
                "there is no Auto Scaling group "
                    + name
                    + "; the stack may have been deleted: look for it with aws cloudformation"
                    + " describe-stacks",
                new IllegalStateException("no such group"));
          }
          List<Member> members = new ArrayList<>();
          found
              .getFirst()
              .instances()
              .forEach(i ->
                  members.add(
                      new Member(
                          i.instanceId(),
                          i.availabilityZone(),
                          i.lifecycleStateAsString(),
                          i.healthStatus())));
          return new Group(found.getFirst().autoScalingGroupARN(), List.copyOf(members));
        });
  }

  @Override
  public void terminate(String instance, boolean decrement) {
    var _ =
        call(
            "terminate instance " + instance,
            () ->
                autoScaling
                    .get()
                    .terminateInstanceInAutoScalingGroup(
                        r -> r.instanceId(instance).shouldDecrementDesiredCapacity(decrement)));
  }

  @Override
  public void send(String queueUrl, String message) {
    var _ =
        call(
            "send a message to " + queueUrl,
            () ->
                sqs.get()
                    .sendMessage(r ->
                        r.queueUrl(queueUrl).messageGroupId(MESSAGE_GROUP).messageBody(message)));
  }

  @Override
  public List<FrontDoorRecord> records(String zone, String name) {
    String absolute = name + ".";
    return call(
        "list the records of " + name + " in hosted zone " + zone,
        () ->
            route53
                .get()
                .listResourceRecordSets(r -> r.hostedZoneId(zone).startRecordName(absolute))
                .resourceRecordSets()
                .stream()
                .filter(set -> set.name().equals(absolute))
                .map(set ->
                    set.aliasTarget() == null
                        ? new FrontDoorRecord(
                            set.typeAsString(),
                            false,
                            set.resourceRecords().stream().map(value -> value.value()).toList(),
                            set.setIdentifier())
                        : new FrontDoorRecord(
                            set.typeAsString(),
                            true,
                            List.of(set.aliasTarget().dnsName()),
                            set.setIdentifier()))
                .toList());
  }

  private <T> T call(String doing, Supplier<T> work) {
    try {
      return work.get();
    } catch (SdkException failure) {
      throw AwsFailure.of(doing + (region == null ? "" : " in " + region.id()), failure);
    }
  }

  private static String code(S3Exception refused) {
    return refused.awsErrorDetails() == null
        ? ""
        : String.valueOf(refused.awsErrorDetails().errorCode());
  }

  private static <T> Supplier<T> once(Supplier<T> make) {
    return new Supplier<>() {
      private @Nullable T made;

      @Override
      public synchronized T get() {
        if (made == null) {
          made = make.get();
        }
        return made;
      }
    };
  }

  /// Bucket names as host names need DNS that only AWS has.
  private static boolean elsewhere() {
    return System.getenv("AWS_ENDPOINT_URL") != null
        || System.getenv("AWS_ENDPOINT_URL_S3") != null;
  }

  /// A Region that nobody names fails the first call, not the making of a client.
  private <
          B extends
              AwsClientBuilder<B, C>
                  & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, C>,
          C>
      B with(B builder) {
    builder.httpClientBuilder(UrlConnectionHttpClient.builder());
    return region == null ? builder : builder.region(region);
  }
}
