package causeway.testbed.demo;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one step went.
///
/// @param began since the demo's start
/// @param client what somebody at the client saw, as text
/// @param records what the proxies or S3 wrote about it, a JSON object each
/// @param failure why it did not hold; absent when it did
public record StepResult(
    String id,
    String title,
    String why,
    Duration began,
    Duration took,
    List<Fact> facts,
    List<String> client,
    List<String> records,
    List<Mark> marks,
    @Nullable String failure) {
  public boolean held() {
    return failure == null;
  }
}
