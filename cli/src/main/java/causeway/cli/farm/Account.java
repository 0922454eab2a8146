package causeway.cli.farm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the commands ask of AWS, in one Region.
///
/// Every call throws [AwsFailure] when AWS refuses or cannot be reached; "not there" is an answer.
/// Implementations are used by several threads at once.
public interface Account {
  /// How an account is reached; without a Region, in the one that the environment or profile names.
  interface Source {
    Account in(@Nullable String region);
  }

  /// The account's id.
  String id();

  /// The value of a Systems Manager parameter.
  Optional<String> parameter(String name);

  /// An object as it is now.
  Optional<Stored> object(String bucket, String key);

  /// One version of an object.
  Optional<Stored> object(String bucket, String key, String version);

  /// The versions of one object, newest first, without those that only mark its deletion.
  List<Version> versions(String bucket, String key);

  /// Writes an object.
  ///
  /// @param etag what must still be there; null when nothing may be
  /// @return the new version's id, or empty when that no longer holds
  Optional<String> put(String bucket, String key, byte[] bytes, @Nullable String etag);

  /// The instances of an Auto Scaling group.
  Group group(String name);

  /// Terminates an instance by Auto Scaling, so that its terminate hook runs.
  ///
  /// @param decrement whether the group shall do with one instance less, instead of launching one
  void terminate(String instance, boolean decrement);

  /// Puts a message into the one message group of a FIFO queue.
  void send(String queueUrl, String message);

  /// The record sets of one name in a hosted zone.
  List<FrontDoorRecord> records(String zone, String name);

  /// An object's content and what S3 knows of it.
  ///
  /// @param version absent in a bucket without versions
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(byte[] bytes, String etag, @Nullable String version, Instant modified) {}

  /// One version of an object.
  record Version(String id, String etag, Instant modified, long size, boolean current) {}

  /// An Auto Scaling group.
  ///
  /// @param arn names its partition and account, as the ARNs of its instances do
  record Group(String arn, List<Member> members) {
    /// The ARN under which an instance writes its reports.
    String instanceArn(String instance) {
      String[] parts = arn.split(":", -1);
      return "arn:%s:ec2:%s:%s:instance/%s".formatted(parts[1], parts[3], parts[4], instance);
    }
  }

  /// An instance as Auto Scaling sees it.
  record Member(String id, String zone, String lifecycle, String health) {
    boolean inService() {
      return lifecycle.equals("InService");
    }
  }

  /// A record set of the front-door name.
  ///
  /// @param values addresses, or the name that an alias stands for
  /// @param set what tells it from others of its name and type; absent when it is alone
  record FrontDoorRecord(String type, boolean alias, List<String> values, @Nullable String set) {}
}
