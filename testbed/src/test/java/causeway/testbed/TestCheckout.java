package causeway.testbed;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Prerequisites;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.enclosure.Unready;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The checkout that the tests belong to, and the programs they use beside the testbed's own.
final class TestCheckout {
  private static final Map<String, String> CLIENTS = Map.of("curl", "curl", "openssl", "openssl");

  private TestCheckout() {}

  /// Maven runs tests in the module's folder.
  static Checkout here() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("testbed/requirements.txt"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("not inside a checkout");
    }
    return new Checkout(folder);
  }

  /// Sees to it that everything the tests need is there.
  ///
  /// @throws Unready with what to do when something is not
  static void meet(Checkout checkout) {
    Prerequisites prerequisites = new Prerequisites(System.err::println);
    prerequisites.meet();
    List<String> missing = new ArrayList<>();
    CLIENTS.forEach((program, name) -> {
      boolean there =
          List.of(System.getenv("PATH").split(":", -1)).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      if (!there) {
        missing.add(name);
      }
    });
    if (!missing.isEmpty()) {
      if (!Prerequisites.root()) {
        throw new Unready(
            "the tests use " + missing + "; sudo apt-get install -y " + String.join(" ", missing));
      }
      prerequisites.install(missing);
    }
    new PythonEnvironment(checkout, System.err::println).meet();
  }
}
