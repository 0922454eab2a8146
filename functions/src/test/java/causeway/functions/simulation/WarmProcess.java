package causeway.functions.simulation;

import causeway.functions.aws.Pace;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Route53;
import causeway.functions.fake.Wired;
import causeway.functions.handler.Handling;
import causeway.reconcile.observed.RecordSet;
import causeway.reconcile.plan.RecordChange;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One warm process of a function: the real handler, decoder and pass on the simulated edge.
final class WarmProcess {
  private final Edge edge;
  private final Handling handling;

  private WarmProcess(Edge edge, Handling handling) {
    this.edge = edge;
    this.handling = handling;
  }

  static WarmProcess lifecycle(World world, Edge edge, Mutant mutant) {
    Cloud cloud = cloud(world, edge, mutant);
    Handling.Pass pass = mutant.lifecyclePass(world, cloud, edge);
    return new WarmProcess(edge, new Handling("farm", cloud, edge, watched(pass)));
  }

  static WarmProcess configChange(World world, Edge edge, Mutant mutant) {
    Cloud cloud = cloud(world, edge, mutant);
    Handling.Pass pass = mutant.configPass(world, cloud, edge);
    return new WarmProcess(edge, new Handling("farm", cloud, edge, watched(pass)));
  }

  private static Cloud cloud(World world, Edge edge, Mutant mutant) {
    Wired wired = Wired.over(mutant.behindTheWire().apply(world, world.cloud), edge);
    return mutant.paced() ? wired.with(paced(wired.route53(), edge)) : wired;
  }

  /// As the AWS edge does it.
  private static Route53 paced(Route53 route53, Edge edge) {
    Pace pace = Pace.ofRoute53(edge);
    return new Route53() {
      @Override
      public List<RecordSet> list(String zoneId, String name) {
        pace.step();
        return route53.list(zoneId, name);
      }

      @Override
      public void change(String zoneId, List<RecordChange> changes) {
        pace.step();
        route53.change(zoneId, changes);
      }
    };
  }

  /// Only AWS may make a pass fail; whatever else it throws is a mistake in it.
  private static Handling.Pass watched(Handling.Pass pass) {
    return (triggers, deadline) -> {
      try {
        return pass.run(triggers, deadline);
      } catch (CloudException failed) {
        throw failed;
      } catch (RuntimeException broken) {
        throw new Violation("no-crash", broken.toString(), broken);
      }
    };
  }

  /// Handles a batch.
  ///
  /// @return the ids of messages that failed
  Set<String> handle(List<Fifo.Message> batch, Instant deadline) {
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(this::message).toList());
    return handling.handle(event, new RunContext(edge, deadline)).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .collect(Collectors.toSet());
  }

  private SQSMessage message(Fifo.Message message) {
    SQSMessage out = new SQSMessage();
    out.setMessageId(message.id);
    out.setReceiptHandle(message.id);
    out.setBody(message.body);
    out.setAttributes(Map.of("SentTimestamp", Long.toString(message.sent.toEpochMilli())));
    return out;
  }
}
