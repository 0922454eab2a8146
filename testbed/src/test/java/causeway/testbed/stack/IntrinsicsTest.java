package causeway.testbed.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

class IntrinsicsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// A stack with one of everything.
  private static final class FewNames implements Scope {
    @Override
    public JsonNode ref(String name) {
      return switch (name) {
        case "Name" -> JSON.stringNode("corp");
        case "Zones" -> JSON.arrayNode().add("a").add("b");
        case "AWS::Region" -> JSON.stringNode("eu-central-1");
        case "AWS::NoValue" -> MissingNode.getInstance();
        default -> throw new IllegalArgumentException("no " + name);
      };
    }

    @Override
    public JsonNode attribute(String resource, String attribute) {
      return JSON.stringNode(resource + "/" + attribute);
    }

    @Override
    public boolean condition(String name) {
      return name.equals("Yes");
    }

    @Override
    public JsonNode mapping(String map, String top, String second) {
      return JSON.stringNode(map + ":" + top + ":" + second);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !Ref Name                                         | corp
          !Sub "${Name}-${AWS::Region}-${Bucket.Arn}"       | corp-eu-central-1-Bucket/Arn
          !Sub "keep ${!ec2:SourceInstanceARN}, ${ Name }"  | keep ${ec2:SourceInstanceARN}, corp
          !Sub ["${Own}-${Name}", {Own: !Ref Name}]         | corp-corp
          !GetAtt Bucket.Arn                                | Bucket/Arn
          !GetAtt Nested.Outputs.Value                      | Nested/Outputs.Value
          !Join ["-", [x, !Ref Name, z]]                    | x-corp-z
          !Join [",", !Ref Zones]                           | a,b
          !If [Yes, one, two]                               | one
          !If [No, one, two]                                | two
          !Select [1, !Ref Zones]                           | b
          !Select [2, !Split [".", "a.b.c"]]                | c
          !FindInMap [Map, !Ref "AWS::Region", Key]         | Map:eu-central-1:Key
          {"Fn::Base64": !Sub "${Name}"}                    | Y29ycA==
          !Equals [!Ref Name, corp]                         | true
          !Not [!Equals [!Ref Name, corp]]                  | false
          !And [!Condition Yes, !Condition No]              | false
          !Or [!Condition Yes, !Condition No]               | true
          """)
  void evaluates(String yaml, String value) {
    assertThat(value(yaml).asString()).isEqualTo(value);
  }

  @Test
  void whatHasNoValueIsLeftOut() {
    assertThat(value("{a: !Ref AWS::NoValue, b: [!If [No, x, !Ref AWS::NoValue], y]}").toString())
        .isEqualTo("{\"b\":[\"y\"]}");
  }

  @Test
  void theConditionOfAPolicyIsNoFunction() {
    assertThat(value("[{Condition: {Bool: {\"aws:SecureTransport\": \"false\"}}}]").toString())
        .isEqualTo("[{\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]");
  }

  @Test
  void anUnknownFunctionIsNamed() {
    assertThatThrownBy(() -> value("!Cidr [10.0.0.0/16, 2, 8]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the template uses Fn::Cidr, which the testbed does not evaluate;")
        .hasMessageContaining("Fn::FindInMap");
  }

  @Test
  void anItemThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> value("!Select [2, !Ref Zones]"))
        .hasMessage("Fn::Select wants item 2 of [\"a\",\"b\"], which has fewer");
  }

  private static JsonNode value(String yaml) {
    JsonNode written =
        Template.parse(Path.of("t.yaml"), "Outputs: {V: " + yaml + "}")
            .root()
            .path("Outputs")
            .path("V");
    return new Intrinsics(new FewNames()).resolve(written);
  }
}
