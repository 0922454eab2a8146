package causeway.testbed;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may import whom: the table of `docs/architecture.md`, and the libraries each module may use.
class DirectionsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("causeway");

  @Test
  void everyModuleIsSeen() {
    // A rule over no classes would pass; this is what keeps the others honest.
    assertThat(Stream.of("access", "policy", "reconcile", "functions", "proxy", "cli", "testbed"))
        .allSatisfy(module ->
            assertThat(OURS.stream().map(type -> type.getPackageName() + "."))
                .as(module)
                .anyMatch(name -> name.startsWith("causeway." + module + ".")));
  }

  @ParameterizedTest
  @CsvSource({
    "causeway.access.., org.snakeyaml.engine.. tools.jackson.. inet.ipaddr..",
    "causeway.policy.., tools.jackson.core..",
    "causeway.reconcile.., causeway.access.. causeway.policy..",
    "causeway.functions.., causeway.access.. causeway.policy.. causeway.reconcile.. gg.jte.. com.amazonaws.services.lambda.. software.amazon.awssdk.. tools.jackson..",
    "causeway.proxy.., causeway.access.. io.netty.. io.prometheus.. software.amazon.awssdk.. org.snakeyaml.engine.. tools.jackson..",
    "causeway.cli.., causeway.access.. causeway.policy.. causeway.reconcile.. causeway.functions.. causeway.proxy.. picocli.. software.amazon.awssdk.. tools.jackson..",
  })
  void aModuleUsesOnlyWhatItMay(String module, String allowed) {
    String[] may =
        Stream.concat(
                Stream.of("java..", "javax..", "jdk.net..", "org.jspecify.annotations..", module),
                Stream.of(allowed.split(" ")))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(may))
        .check(OURS);
  }

  @Test
  void theStepsThatWorkOnBytesAreFreeOfNetty() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "causeway.proxy.sniff..", "causeway.proxy.decide..", "causeway.proxy.access..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(OURS);
  }

  @Test
  void theDecisionIsPure() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "causeway.access.decide..",
            "causeway.access.host..",
            "causeway.access.net..",
            "causeway.access.glob..",
            "causeway.policy.evaluate..",
            "causeway.policy.compare..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "org.snakeyaml..", "tools.jackson..")
        .check(OURS);
  }

  /// The evaluator judges the engine's counterexamples, so they must not share a mistake.
  @Test
  void theEvaluatorKnowsNothingOfTheEngine() {
    noClasses()
        .that()
        .resideInAPackage("causeway.policy.evaluate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("causeway.policy.compare..")
        .check(OURS);
  }

  @Test
  void whatIsDesiredAndPlannedIsPure() {
    noClasses()
        .that()
        .resideInAPackage("causeway.reconcile..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(OURS);
  }

  @Test
  void theAutoScalingEngineKnowsNoProcessAndNoProtocol() {
    noClasses()
        .that()
        .resideInAPackage("causeway.testbed.autoscaling")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.net..",
            "com.sun.net..",
            "causeway.testbed.autoscaling.api..",
            "causeway.testbed.enclosure..",
            "causeway.testbed.instance..",
            "causeway.testbed.network..")
        .check(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "causeway.functions.aws.., software.amazon.awssdk..",
    "causeway.functions.handler.., com.amazonaws.services.lambda..",
  })
  void onlyOneRoomKnowsALibrary(String room, String library) {
    noClasses()
        .that()
        .resideInAPackage("causeway.functions..")
        .and()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "causeway.access.(*)..",
    "causeway.policy.(*)..",
    "causeway.reconcile.(*)..",
    "causeway.functions.(*)..",
    "causeway.proxy.(*)..",
  })
  void noPackagesGoRoundInCircles(String slice) {
    slices().matching(slice).should().beFreeOfCycles().check(OURS);
  }
}
