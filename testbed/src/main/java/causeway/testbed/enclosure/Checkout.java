package causeway.testbed.enclosure;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the checkout is and which of its ignored folders hold what. Nothing is written elsewhere.
///
/// @param root the folder of the top `pom.xml`
public record Checkout(Path root) {
  public Checkout {
    root = root.toAbsolutePath().normalize();
  }

  /// From `CAUSEWAY_HOME`, else `-Dcauseway.home`, else the working directory.
  ///
  /// @throws Unready when that is no checkout
  public static Checkout here() {
    String home = System.getenv("CAUSEWAY_HOME");
    if (home == null || home.isBlank()) {
      home = System.getProperty("causeway.home", ".");
    }
    return at(Path.of(home));
  }

  static Checkout at(Path home) {
    Checkout checkout = new Checkout(home);
    if (!Files.exists(checkout.requirements())) {
      throw new Unready(
          checkout.root()
              + " is no checkout of Causeway; start it there, or set CAUSEWAY_HOME to one");
    }
    return checkout;
  }

  /// Downloads, caches and runs: all that `rm -rf .causeway` may take away.
  public Path ignored() {
    return root.resolve(".causeway");
  }

  /// The Python environment of LocalStack and the AWS clients.
  public Path python() {
    return ignored().resolve("python");
  }

  /// One folder a run, removed when it ends.
  public Path runs() {
    return ignored().resolve("run");
  }

  /// What the last demo's processes wrote, kept for reading.
  public Path logs() {
    return ignored().resolve("logs");
  }

  /// The stack's template.
  public Path template() {
    return root.resolve("sam-template.yaml");
  }

  /// What the Python environment is made of.
  public Path requirements() {
    return root.resolve("testbed/requirements.txt");
  }

  /// The demo's page.
  public Path report() {
    return root.resolve("causeway-demo.html");
  }
}
