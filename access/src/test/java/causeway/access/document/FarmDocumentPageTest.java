package causeway.access.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/farm-document.md` is what the schema says.
class FarmDocumentPageTest {
  private static final Path PAGE = Path.of("..", "docs", "farm-document.md");

  @Test
  void isMadeFromTheSchema() throws IOException {
    String page = FarmDocumentPage.render(SchemaFile.read());
    if (Boolean.getBoolean("causeway.write")) {
      Files.createDirectories(Path.of("..", "docs"));
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/farm-document.md is stale; run: mvn -pl access test"
                + " -Dtest=FarmDocumentPageTest -Dcauseway.write=true")
        .isEqualTo(page);
  }
}
