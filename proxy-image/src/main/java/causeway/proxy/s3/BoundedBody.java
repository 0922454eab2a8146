package causeway.proxy.s3;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Gathers a response body up to a limit; what exceeds it is never held in memory.
final class BoundedBody implements BodySubscriber<byte[]> {
  /// The body went past the limit; the connection is given up.
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int limit) {
      super("the body is larger than " + limit + " bytes");
    }
  }

  private final int limit;
  private final boolean cut;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  /// @param cut whether a longer body is cut to the limit (enough for an error's text) instead of
  ///   refused
  BoundedBody(int limit, boolean cut) {
    this.limit = limit;
    this.cut = cut;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription fresh) {
    subscription = fresh;
    fresh.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int room = limit - gathered.size();
      byte[] bytes = new byte[Math.min(room, buffer.remaining())];
      boolean over = buffer.remaining() > room;
      buffer.get(bytes);
      gathered.writeBytes(bytes);
      if (over) {
        stop();
        return;
      }
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    if (cut) {
      body.complete(gathered.toByteArray());
    } else {
      body.completeExceptionally(new TooLargeException(limit));
    }
  }

  @Override
  public void onError(Throwable fault) {
    body.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    body.complete(gathered.toByteArray());
  }
}
