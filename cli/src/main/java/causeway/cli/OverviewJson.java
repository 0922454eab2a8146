package causeway.cli;

import causeway.access.snapshot.SnapshotCodec;
import causeway.cli.farm.Account.FrontDoorRecord;
import causeway.cli.farm.InForce;
import causeway.cli.farm.Overview;
import causeway.cli.farm.Proxies.Proxy;
import causeway.cli.farm.ProxyReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A farm for programs; times are instants, ages seconds.
final class OverviewJson {
  private OverviewJson() {}

  static ObjectNode of(Overview overview) {
    ObjectNode answer = Json.object();
    answer.put("farm", overview.farm().name());
    answer.put("region", overview.farm().region());
    answer.put("time", overview.now().toString());
    if (overview.documentSince() != null) {
      ObjectNode document = answer.putObject("document");
      Json.put(document, "version", overview.documentVersion());
      document.put("uploaded", overview.documentSince().toString());
    }
    if (overview.inForce() != null) {
      answer.set("snapshot", snapshot(overview.inForce(), overview.now()));
    }
    ArrayNode instances = answer.putArray("instances");
    overview.proxies().forEach(proxy -> instances.add(instance(overview, proxy)));
    if (overview.frontDoor() != null) {
      answer.set("frontDoor", frontDoor(overview));
    }
    answer.set("latches", LatchLines.json(overview.latches()));
    ObjectNode runs = answer.putObject("runs");
    overview.runs().forEach(run -> runs.set(run.function(), run.json()));
    return answer;
  }

  private static ObjectNode snapshot(InForce inForce, Instant now) {
    ObjectNode object = Json.object();
    object.put("sequence", inForce.sequence());
    Json.put(object, "documentVersion", inForce.snapshot().documentVersion());
    object.put("digest", SnapshotCodec.digest(inForce.snapshot()));
    object.put("published", inForce.since().toString());
    object.put("age", seconds(inForce.since(), now));
    return object;
  }

  private static ObjectNode instance(Overview overview, Proxy proxy) {
    ObjectNode object = Json.object();
    object.put("instance", proxy.member().id());
    object.put("zone", proxy.member().zone());
    object.put("lifecycle", proxy.member().lifecycle());
    object.put("health", proxy.member().health());
    ProxyReport report = proxy.report();
    if (report == null) {
      return object;
    }
    object.put("state", report.state());
    put(object, "sequence", report.sequence());
    put(object, "lag", overview.lag(proxy));
    object.put("connections", report.connections());
    if (report.drainingSince() != null) {
      object.put("drainingSince", report.drainingSince().toString());
    }
    object.put("reported", report.time().toString());
    object.put("age", seconds(report.time(), overview.now()));
    Json.put(object, "reason", report.reason());
    Json.put(object, "message", report.message());
    return object;
  }

  private static ObjectNode frontDoor(Overview overview) {
    ObjectNode object = Json.object();
    Json.put(object, "name", overview.frontDoor());
    ArrayNode records = object.putArray("records");
    for (FrontDoorRecord set : overview.records()) {
      ObjectNode record = records.addObject();
      record.put("type", set.type());
      record.put("alias", set.alias());
      record.set("values", Json.array(set.values()));
      Json.put(record, "set", set.set());
    }
    return object;
  }

  private static void put(ObjectNode object, String field, @Nullable Long value) {
    if (value != null) {
      object.put(field, value);
    }
  }

  private static double seconds(Instant then, Instant now) {
    return Math.max(0, Duration.between(then, now).toMillis()) / 1000.0;
  }
}
