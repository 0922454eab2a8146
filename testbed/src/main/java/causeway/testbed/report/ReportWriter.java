package causeway.testbed.report;

import causeway.testbed.demo.ActResult;
import causeway.testbed.demo.Fact;
import causeway.testbed.demo.StepResult;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a demo's findings as a page that needs nothing but itself, and as JSON.
public final class ReportWriter {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ReportWriter() {}

  /// The page. Its policy admits the one style sheet it carries, by hash, and nothing else.
  public static String html(DemoReport report) {
    String style = resource("report.css");
    StringOutput out = new StringOutput();
    TemplateEngine.createPrecompiled(null, ContentType.Html, null, "causeway.testbed.report.page")
        .render(
            "demo.jte",
            Map.of(
                "report",
                report,
                "timeline",
                Timeline.of(report),
                "timelines",
                report.acts().stream().map(Timeline::of).toList(),
                "style",
                style,
                "policy",
                "default-src 'none'; style-src 'sha256-"
                    + hash(style)
                    + "'; base-uri 'none'; form-action 'none'",
                "date",
                DATE.format(report.at())),
            out);
    return out.toString();
  }

  public static void write(DemoReport report, Path file) {
    try {
      Files.writeString(file, html(report));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// One object: the verdict, then every step with what was seen.
  public static String json(DemoReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("held", report.allHeld());
    root.put("at", report.at().toString());
    root.put("seconds", report.took().toMillis() / 1e3);
    ArrayNode started = root.putArray("started");
    report
        .started()
        .forEach(mark ->
            started.addObject().put("what", mark.text()).put("at", mark.at().toMillis() / 1e3));
    ArrayNode acts = root.putArray("acts");
    for (ActResult act : report.acts()) {
      ObjectNode node = acts.addObject();
      node.put("name", act.name()).put("title", act.title()).put("held", act.allHeld());
      node.put("began", act.began().toMillis() / 1e3).put("seconds", act.took().toMillis() / 1e3);
      ArrayNode steps = node.putArray("steps");
      act.steps().forEach(step -> step(steps.addObject(), step));
    }
    facts(root.putObject("settings"), report.settings());
    return root.toString();
  }

  private static void step(ObjectNode node, StepResult step) {
    node.put("id", step.id()).put("title", step.title()).put("held", step.held());
    node.put("began", step.began().toMillis() / 1e3).put("seconds", step.took().toMillis() / 1e3);
    if (step.failure() != null) {
      node.put("failure", step.failure());
    }
    facts(node.putObject("facts"), step.facts());
    ArrayNode marks = node.putArray("marks");
    step.marks()
        .forEach(mark ->
            marks.addObject().put("what", mark.text()).put("at", mark.at().toMillis() / 1e3));
    ArrayNode client = node.putArray("client");
    step.client().forEach(client::add);
    ArrayNode records = node.putArray("records");
    step.records().forEach(record -> records.add(parse(record)));
  }

  /// A record over several lines, for reading.
  public static String pretty(String record) {
    JsonNode node = parse(record);
    return node.isObject()
        ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node)
        : record;
  }

  private static void facts(ObjectNode into, Iterable<Fact> facts) {
    facts.forEach(fact -> into.put(fact.label(), fact.value()));
  }

  private static JsonNode parse(String record) {
    try {
      return JSON.readTree(record);
    } catch (JacksonException e) {
      return JSON.getNodeFactory().stringNode(record);
    }
  }

  private static String hash(String style) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
