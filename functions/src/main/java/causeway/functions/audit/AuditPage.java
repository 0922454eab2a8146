package causeway.functions.audit;

import causeway.reconcile.audit.AuditReport;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/// An audit as a page that needs nothing but itself. Its policy admits the one style sheet it
/// carries, by hash, and nothing else; all text in it is escaped by the template.
public final class AuditPage {
  private AuditPage() {}

  public static String html(AuditReport report, Heading heading) {
    String style = style();
    StringOutput out = new StringOutput();
    TemplateEngine.createPrecompiled(null, ContentType.Html, null, "causeway.functions.audit.page")
        .render(
            "audit.jte",
            Map.of(
                "page",
                new PageModel(report, heading),
                "style",
                style,
                "policy",
                "default-src 'none'; style-src 'sha256-"
                    + hash(style)
                    + "'; base-uri 'none'; form-action 'none'"),
            out);
    return out.toString();
  }

  private static String hash(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String style() {
    try (InputStream in = AuditPage.class.getResourceAsStream("audit.css")) {
      if (in == null) {
        throw new IllegalStateException("audit.css is not in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading audit.css", e);
    }
  }
}
