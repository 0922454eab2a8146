package causeway.testbed.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TemplateTest {
  private static final Path FILE = Path.of("t.yaml");

  @Test
  void globalsHoldUnlessAFunctionSaysOtherwise() {
    Template template =
        Template.parse(
            FILE,
            """
            Globals:
              Function: {Runtime: java25, Timeout: 10, Environment: {Variables: {A: shared, B: shared}}}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties: {Timeout: 60, Environment: {Variables: {B: own}}}
              Q: {Type: AWS::SQS::Queue}
            """);
    JsonNode function = properties(template, "F");

    assertThat(function.path("Runtime").asString()).isEqualTo("java25");
    assertThat(function.path("Timeout").asInt()).isEqualTo(60);
    assertThat(function.path("Environment").path("Variables").toString())
        .isEqualTo("{\"A\":\"shared\",\"B\":\"own\"}");
    assertThat(properties(template, "Q").isMissingNode()).isTrue();
  }

  @Test
  void valuesKeepTheirKind() {
    JsonNode root =
        Template.parse(
                FILE, "Metadata: {a: 1, b: \"1\", c: true, d: 2012-10-17, e: 0.5, f: \"OFF\"}")
            .root()
            .path("Metadata");

    assertThat(root.path("a").isNumber()).isTrue();
    assertThat(root.path("b").isString()).isTrue();
    assertThat(root.path("c").isBoolean()).isTrue();
    assertThat(root.path("d").asString()).isEqualTo("2012-10-17");
    assertThat(root.path("e").asDouble()).isEqualTo(0.5);
    assertThat(root.path("f").asString()).isEqualTo("OFF");
  }

  @Test
  void aSectionThatCloudFormationDoesNotKnowIsNamed() {
    assertThatThrownBy(() -> Template.parse(FILE, "Ressources: {}"))
        .hasMessageStartingWith(
            "t.yaml: section Ressources is not one of [AWSTemplateFormatVersion,");
  }

  private static JsonNode properties(Template template, String id) {
    return Objects.requireNonNull(template.resources().get(id)).properties();
  }
}
