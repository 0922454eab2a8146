package causeway.access.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The JSON Schema and the reader have the same fields, the same spelling of values, and the same
/// verdict on the shape of any document.
class SchemaAgreementTest {
  private static final JsonNode SCHEMA = SchemaFile.read();
  private static final Schema VALIDATOR =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SCHEMA.toString());

  @ParameterizedTest
  @EnumSource(Shape.class)
  void haveTheSameFields(Shape shape) {
    JsonNode object = SchemaFile.object(SCHEMA, shape);
    assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(object.path("properties").propertyNames()).containsExactlyElementsOf(shape.fields());
    Set<String> required = new HashSet<>();
    object.path("required").forEach(field -> required.add(field.asString()));
    assertThat(required).containsExactlyInAnyOrderElementsOf(shape.required().toList());
  }

  @ParameterizedTest
  @EnumSource(Grammar.class)
  void haveTheSameSpelling(Grammar grammar) {
    Set<String> patterns = new HashSet<>();
    SCHEMA.path("$defs").forEach(each -> patterns.add(each.path("pattern").asString("")));
    assertThat(patterns).contains(grammar.pattern());
  }

  /// What only the reader finds, by name: a new code has to say where it belongs.
  @Test
  void namesWhatOnlyTheReaderFinds() {
    assertThat(Arrays.stream(Code.values()).filter(code -> code.level() == Code.Level.MEANING))
        .containsExactly(
            Code.BAD_CIDR,
            Code.HOST_BITS,
            Code.SAME_BLOCK,
            Code.EVERY_ADDRESS,
            Code.BAD_ADDRESS,
            Code.BAD_DATE,
            Code.BAD_PASSWORD,
            Code.BAD_CERTIFICATE,
            Code.SAME_CERTIFICATE,
            Code.OUT_OF_RANGE,
            Code.NAME_OVERLAP,
            Code.SAME_SERVICE,
            Code.ADOPT_WITHOUT_ID,
            Code.UNKNOWN_NETWORK,
            Code.UNKNOWN_USER,
            Code.UNKNOWN_GROUP,
            Code.UNKNOWN_ENDPOINT,
            Code.UNKNOWN_RULE,
            Code.DUPLICATE_RULE,
            Code.DUPLICATE_REACTION,
            Code.MATCHES_EVERYTHING,
            Code.IMPOSSIBLE_PATTERN,
            Code.WRONG_SERVICE,
            Code.UNSEEN_BY_DENY,
            Code.RELEASE_BY_PERSON,
            Code.AWS_NAME,
            Code.PROXY_PROTOCOL_ALONE,
            Code.IPV6_WITHOUT_PROXY_PROTOCOL,
            Code.NOT_ENFORCEABLE,
            Code.TOO_MANY_RULES);
  }

  @Test
  void theSampleIsValid() throws IOException {
    assertThat(shapeFaults(Mutations.json(Mutations.sample()))).isEmpty();
    assertThat(VALIDATOR.validate(Mutations.json(Mutations.sample()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void everyFieldIsInTheDocumentThatIsChanged() throws IOException {
    Set<String> used = new HashSet<>();
    Mutations.names(Mutations.everyField(), used);
    assertThat(used)
        .containsAll(Arrays.stream(Shape.values()).flatMap(s -> s.fields().stream()).toList());
  }

  @Test
  void agreeOnEveryChange() throws IOException {
    Map<String, String> changed = Mutations.of(Mutations.everyField());
    assertThat(changed).hasSizeGreaterThan(700);
    int refused = 0;
    for (Map.Entry<String, String> change : changed.entrySet()) {
      boolean valid = VALIDATOR.validate(change.getValue(), InputFormat.JSON).isEmpty();
      List<String> shape = shapeFaults(change.getValue());
      assertThat(shape.isEmpty())
          .as("%s: schema says %s, reader says %s", change.getKey(), valid, shape)
          .isEqualTo(valid);
      refused += valid ? 0 : 1;
    }
    assertThat(refused).isBetween(changed.size() / 2, changed.size() - 50);
  }

  private static List<String> shapeFaults(String document) {
    Set<String> codes = new HashSet<>();
    for (Code code : Code.values()) {
      if (code.level() == Code.Level.SHAPE || code.level() == Code.Level.FILE) {
        codes.add(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    return FarmReader.read("farm.json", document.getBytes(UTF_8), SampleTest.CLOCK)
        .faults()
        .stream()
        .filter(fault -> codes.contains(fault.code()))
        .map(Fault::toString)
        .toList();
  }
}
