package causeway.testbed.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  @Test
  void everyHandlerIsAClassWithThatMethod() {
    assertThat(DEPLOYED).isNotEmpty();
    if (theModuleIsNotBuilt()) {
      return;
    }
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
    if (theModuleIsNotBuilt()) {
      return;
    }
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

  private static boolean theModuleIsNotBuilt() {
    boolean module =
        TemplateFile.text(Path.of("../pom.xml")).contains("<module>functions</module>");
    assertThat(Files.exists(FUNCTIONS)).isEqualTo(module);
    return !module;
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
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
