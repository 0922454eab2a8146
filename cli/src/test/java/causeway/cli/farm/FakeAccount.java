package causeway.cli.farm;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account in memory: versioned objects with conditional writes, parameters, one group.
public final class FakeAccount implements Account {
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, List<Stored>> objects = new HashMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final List<FrontDoorRecord> records = new ArrayList<>();
  private final Map<String, AwsFailure> failures = new HashMap<>();
  public final List<String> terminated = new ArrayList<>();
  public final List<String> sent = new ArrayList<>();
  private Runnable beforePut = () -> {};
  private Instant now = Instant.EPOCH;
  private int written;

  @Override
  public String id() {
    return "111122223333";
  }

  public void at(Instant time) {
    now = time;
  }

  public void parameter(String name, String value) {
    parameters.put(name, value);
  }

  public void member(String id, String zone, String lifecycle) {
    members.put(id, new Member(id, zone, lifecycle, "Healthy"));
  }

  public void record(FrontDoorRecord record) {
    records.add(record);
  }

  /// What happens just before the next conditional write, such as somebody else's.
  public void beforePut(Runnable happening) {
    beforePut = happening;
  }

  /// Makes every call that begins like this fail.
  public void fail(String call, AwsFailure failure) {
    failures.put(call, failure);
  }

  public String write(String bucket, String key, String text) {
    return write(bucket, key, text.getBytes(StandardCharsets.UTF_8));
  }

  public String write(String bucket, String key, byte[] bytes) {
    String version = "version-" + ++written;
    String etag = Integer.toHexString(Arrays.hashCode(bytes));
    objects
        .computeIfAbsent(bucket + "/" + key, any -> new ArrayList<>())
        .addFirst(new Stored(bytes, etag, version, now));
    return version;
  }

  public int versionsOf(String bucket, String key) {
    return objects.getOrDefault(bucket + "/" + key, List.of()).size();
  }

  @Override
  public Optional<String> parameter(String name) {
    refuse("parameter");
    return Optional.ofNullable(parameters.get(name));
  }

  @Override
  public Optional<Stored> object(String bucket, String key) {
    refuse("object " + key);
    return objects.getOrDefault(bucket + "/" + key, List.of()).stream().findFirst();
  }

  @Override
  public Optional<Stored> object(String bucket, String key, String version) {
    return objects.getOrDefault(bucket + "/" + key, List.of()).stream()
        .filter(stored -> version.equals(stored.version()))
        .findFirst();
  }

  @Override
  public List<Version> versions(String bucket, String key) {
    List<Stored> all = objects.getOrDefault(bucket + "/" + key, List.of());
    String newest = all.isEmpty() ? "" : String.valueOf(all.getFirst().version());
    return all.stream()
        .map(stored ->
            new Version(
                String.valueOf(stored.version()),
                stored.etag(),
                stored.modified(),
                stored.bytes().length,
                newest.equals(stored.version())))
        .toList();
  }

  @Override
  public Optional<String> put(String bucket, String key, byte[] bytes, @Nullable String etag) {
    beforePut.run();
    String present = object(bucket, key).map(Stored::etag).orElse(null);
    return Objects.equals(present, etag)
        ? Optional.of(write(bucket, key, bytes))
        : Optional.empty();
  }

  @Override
  public Group group(String name) {
    refuse("group");
    return new Group(
        "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:5d1c3f0e:autoScalingGroupName/"
            + name,
        List.copyOf(members.values()));
  }

  @Override
  public void terminate(String instance, boolean decrement) {
    Member member = Objects.requireNonNull(members.get(instance));
    member(instance, member.zone(), "Terminating:Wait");
    terminated.add(instance + (decrement ? " decrement" : " replace"));
  }

  /// An instance is gone.
  public void gone(String id) {
    members.remove(id);
  }

  @Override
  public void send(String queueUrl, String message) {
    sent.add(queueUrl + " " + message);
  }

  @Override
  public List<FrontDoorRecord> records(String zone, String name) {
    return List.copyOf(records);
  }

  private void refuse(String call) {
    failures.forEach((prefix, failure) -> {
      if (call.startsWith(prefix)) {
        throw failure;
      }
    });
  }
}
