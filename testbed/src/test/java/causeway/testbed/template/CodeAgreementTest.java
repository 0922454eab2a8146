package causeway.testbed.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The template and the functions' code name the same handlers and the same variables.
class CodeAgreementTest {
  private static final TemplateFile TEMPLATE = TemplateFile.read();
  private static final Path FUNCTIONS = Path.of("../functions/src/main/java");
  private static final Map<String, JsonNode> DEPLOYED =
      TEMPLATE.ofType("AWS::Serverless::Function");

  /// How a variable is written in code: a string of capitals.
  private static final Pattern VARIABLE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");

  private static final Pattern SERVICE = Pattern.compile("private final (\\w+)Client client;");
  private static final Pattern CALL = Pattern.compile("\\bclient\\s*\\.(\\w+)\\(");

  /// What Lambda, S3 and Auto Scaling ask of the roles, beside the code's own calls.
  private static final Set<String> CALLED_BY_OTHERS =
      new TreeSet<>(
          Set.of(
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:GetQueueAttributes",
              "logs:CreateLogStream",
              "logs:PutLogEvents",
              "s3:GetObjectVersion",
              "ec2:RunInstances",
              "ec2:CreateTags",
              "iam:PassRole"));

  @Test
  void everyHandlerIsAClassWithThatMethod() {
    assertThat(DEPLOYED).isNotEmpty();
    DEPLOYED.forEach((name, function) -> {
      String[] handler = function.path("Properties").path("Handler").asString().split("::", 2);
      Path file = FUNCTIONS.resolve(handler[0].replace('.', '/') + ".java");
      assertThat(TemplateFile.text(file)).as(name).contains(" " + handler[1] + "(");
    });
  }

  @Test
  void everyVariableThatIsReadIsSetAndTheReverse() {
    Set<String> set = new TreeSet<>();
    DEPLOYED.keySet().forEach(function -> set.addAll(variables(function)));
    assertThat(read()).isEqualTo(set);
  }

  @Test
  void theSampleEnvironmentIsTheTemplates() {
    JsonNode sample =
        JsonMapper.shared().readTree(TemplateFile.path().resolveSibling("events/environment.json"));
    assertThat(new TreeSet<>(sample.propertyNames())).isEqualTo(new TreeSet<>(DEPLOYED.keySet()));
    DEPLOYED
        .keySet()
        .forEach(function ->
            assertThat(new TreeSet<>(sample.path(function).propertyNames()))
                .as(function)
                .isEqualTo(variables(function)));
  }

  @Test
  void theRolesAllowWhatTheCodeCallsAndLittleMore() throws IOException {
    Set<String> called = called();
    assertThat(called).contains("route53:ChangeResourceRecordSets", "s3:PutObject");
    Set<String> allowed = new TreeSet<>();
    for (String role : Set.of("LifecycleRole", "ConfigChangeRole", "AuditRole")) {
      TemplateFile.objects(TEMPLATE.properties(role).path("Policies"))
          .map(statement -> statement.path("Action"))
          .flatMap(actions -> Stream.concat(Stream.of(actions), actions.values().stream()))
          .filter(JsonNode::isString)
          .forEach(action -> allowed.add(action.asString()));
    }
    assertThat(allowed).containsAll(called);
    allowed.removeAll(called);
    assertThat(allowed).isEqualTo(CALLED_BY_OTHERS);
  }

  /// The operations of AWS in the code, as IAM names them.
  private static Set<String> called() throws IOException {
    Set<String> called = new TreeSet<>();
    try (Stream<Path> files = Files.list(FUNCTIONS.resolve("causeway/functions/aws"))) {
      for (Path file : files.toList()) {
        String code = TemplateFile.text(file);
        Matcher service = SERVICE.matcher(code);
        if (service.find()) {
          String prefix = service.group(1).toLowerCase(Locale.ROOT);
          CALL.matcher(code)
              .results()
              .map(call -> prefix + ":" + iam(call.group(1)))
              .forEach(called::add);
        }
      }
    }
    return called;
  }

  private static String iam(String method) {
    return switch (method.replace("Paginator", "")) {
      case "listObjectsV2" -> "ListBucket";
      case "headObject" -> "GetObject";
      case String other -> Character.toUpperCase(other.charAt(0)) + other.substring(1);
    };
  }

  private static Set<String> variables(String function) {
    Set<String> names = new TreeSet<>();
    for (JsonNode properties :
        new JsonNode[] {
          TEMPLATE.root().path("Globals").path("Function"), TEMPLATE.properties(function)
        }) {
      names.addAll(properties.path("Environment").path("Variables").propertyNames());
    }
    return names;
  }

  /// What the code that reads the environment names.
  private static Set<String> read() {
    try (Stream<Path> files = Files.walk(FUNCTIONS)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TemplateFile::text)
          .filter(code -> code.contains("Environment"))
          .flatMap(code -> VARIABLE.matcher(code).results())
          .map(found -> found.group(1))
          .filter(name -> !name.startsWith("AWS_")) // Lambda's own
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
