package causeway.testbed.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import causeway.testbed.cloud.Aws;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/// The order and the names of a stack; no cloud is asked.
class StackTest {
  private static final Aws NOWHERE = new Aws(URI.create("http://127.0.0.1:1"), "eu-central-1");

  private final List<String> made = new ArrayList<>();
  private final Map<String, Maker> makers =
      Map.of(
          "T",
          request -> {
            made.add(request.logicalId() + "=" + request.properties().text("Value", ""));
            return Made.of("the-" + request.logicalId(), "Arn", "arn:" + request.logicalId());
          });

  @Test
  void aResourceIsMadeAfterThoseThatItNames() {
    Stack stack =
        create(
            """
            Parameters: {Which: {Type: String, Default: x}}
            Conditions: {Never: !Equals [!Ref Which, y]}
            Resources:
              A: {Type: T, Properties: {Value: !Sub "${B} ${C.Arn}"}}
              B: {Type: T, DependsOn: D}
              C: {Type: T}
              D: {Type: T}
              E: {Type: T, Condition: Never}
            Outputs: {O: {Value: !GetAtt A.Arn}, P: {Condition: Never, Value: !Ref E}}
            """,
            Map.of());

    assertThat(made).containsExactly("D=", "B=", "C=", "A=the-B arn:C");
    assertThat(stack.has("E")).isFalse();
    assertThat(stack.outputs()).containsExactly(Map.entry("O", "arn:A"));
  }

  @Test
  void whatHasNoStandInIsTold() {
    Stack stack =
        create(
            """
            Resources:
              A: {Type: T, Properties: {Value: v, Tags: [], Color: red}}
              B: {Type: T, Properties: {Tags: []}}
              C: {Type: AWS::Fancy::Thing}
            """,
            Map.of());

    assertThat(stack.notStoodIn())
        .containsExactly("AWS::Fancy::Thing: C", "T Color: A", "T Tags: A, B");
  }

  @Test
  void faultsSayWhere() {
    assertFault("Resources: {A: {Type: T, Properties: {Value: !Ref Nobody}}}", Map.of())
        .contains("A (T) cannot be made", "there is no parameter or resource Nobody");
    assertFault("Resources: {A: {Type: T, DependsOn: B}, B: {Type: T, DependsOn: A}}", Map.of())
        .contains("A → B → A go round in a circle");
    assertFault(
            "Resources: {A: {Type: T}, B: {Type: T, Properties: {Value: !GetAtt A.Size}}}",
            Map.of())
        .contains("attribute Size of A is asked for, and its stand-in has only [Arn]");
    assertFault("Parameters: {P: {Type: String}}", Map.of()).contains("parameter P has no default");
    assertFault("Parameters: {P: {Type: String, Default: a}}", Map.of("Q", "b"))
        .contains("parameter Q is not one of [P]");
    assertFault("Parameters: {P: {Type: String, AllowedValues: [a]}}", Map.of("P", "b"))
        .contains("parameter P: \"b\" is not allowed; it takes [\"a\"]");
  }

  private AbstractStringAssert<?> assertFault(String yaml, Map<String, String> parameters) {
    return assertThat(message(yaml, parameters));
  }

  private String message(String yaml, Map<String, String> parameters) {
    RuntimeException thrown =
        catchThrowableOfType(RuntimeException.class, () -> create(yaml, parameters));
    return String.valueOf(thrown.getMessage());
  }

  private Stack create(String yaml, Map<String, String> parameters) {
    return Stack.create(
        Template.parse(Path.of("t.yaml"), yaml), "corp", NOWHERE, parameters, makers);
  }
}
