package causeway.testbed.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A function for tests: does what its event says, and tells what it knows of itself.
public final class TinyHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  private int calls;

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    calls++;
    context.getLogger().log("call " + calls + " of " + context.getFunctionName() + "\n");
    if (event.get("Records") instanceof List<?> records) {
      return batch(records);
    }
    switch (String.valueOf(event.get("do"))) {
      case "throw" -> throw new IllegalArgumentException("as it was told to");
      case "hang" -> hang();
      case "exit" -> Runtime.getRuntime().halt(3);
      default -> {}
    }
    Map<String, Object> answer = new HashMap<>();
    answer.put("calls", calls);
    answer.put("arn", context.getInvokedFunctionArn());
    answer.put("request", context.getAwsRequestId());
    answer.put("remaining", context.getRemainingTimeInMillis());
    answer.put("variable", variable("OWN"));
    answer.put("region", variable("AWS_REGION"));
    return answer;
  }

  /// Fails the messages whose body asks for it; "die" ends the process.
  private static Map<String, Object> batch(List<?> records) {
    List<Map<String, String>> failures = new ArrayList<>();
    for (Object each : records) {
      if (each instanceof Map<?, ?> message) {
        String body = String.valueOf(message.get("body"));
        System.out.println("message " + body);
        if (body.startsWith("die")) {
          Runtime.getRuntime().halt(3);
        } else if (body.startsWith("fail")) {
          failures.add(Map.of("itemIdentifier", String.valueOf(message.get("messageId"))));
        }
      }
    }
    return Map.of("batchItemFailures", failures);
  }

  private static void hang() {
    while (!Thread.interrupted()) {
      LockSupport.park();
    }
  }

  private static @Nullable String variable(String name) {
    return System.getenv(name);
  }
}
