package causeway.testbed.endpoint;

import causeway.access.host.Host;
import causeway.access.host.HostCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Names what a request to S3 asks leave for, from the Host header and the target alone: the name
/// of the TLS handshake is the client's to choose. The operations are those of S3's API reference,
/// by method and the one parameter that tells them apart; a parameter that none of them has makes a
/// request unknown, because nobody knows what it does.
final class S3Operations {
  private static final String PREFIX = "arn:aws:s3:::";

  /// Parameters that change what an operation answers, not what it is.
  private static final Set<String> INERT =
      Set.of(
          "AWSAccessKeyId",
          "Expires",
          "Signature",
          "allow-unordered",
          "continuation-token",
          "delimiter",
          "encoding-type",
          "fetch-owner",
          "id",
          "key-marker",
          "list-type",
          "marker",
          "max-keys",
          "max-parts",
          "max-uploads",
          "part-number-marker",
          "partNumber",
          "prefix",
          "select-type",
          "start-after",
          "upload-id-marker",
          "version-id-marker",
          "versionId",
          "x-id");

  /// Headers with which one operation does another's work, too.
  private static final Map<String, String> BESIDE =
      Map.of(
          "x-amz-acl", "Acl",
          "x-amz-grant-full-control", "Acl",
          "x-amz-grant-read", "Acl",
          "x-amz-grant-read-acp", "Acl",
          "x-amz-grant-write", "Acl",
          "x-amz-grant-write-acp", "Acl",
          "x-amz-tagging", "Tagging",
          "x-amz-object-lock-mode", "Retention",
          "x-amz-object-lock-legal-hold", "LegalHold");

  private static final Map<String, Row> ROWS = rows();

  private final RequestHead head;
  private final Map<String, String> query;
  private final Map<String, List<String>> context;

  /// Actions without and with a version.
  private record Row(List<String> actions, List<String> versioned) {}

  private S3Operations(RequestHead head) {
    this.head = head;
    this.query = head.query();
    this.context = S3Context.of(head, query);
  }

  static Operation of(RequestHead head) {
    try {
      return new S3Operations(head).operation();
    } catch (IllegalArgumentException e) {
      return new Operation.Unknown("it cannot be read: " + e.getMessage());
    }
  }

  private Operation operation() {
    Host host = HostCatalogue.parse(head.header("host").orElse(""));
    String path = head.path().substring(1);
    return switch (host.form()) {
      case VIRTUAL_HOSTED, GLOBAL_VIRTUAL_HOSTED, ACCOUNT_REGIONAL ->
          on(String.valueOf(host.bucket()), path);
      case PATH_STYLE, GLOBAL_PATH_STYLE -> {
        int slash = path.indexOf('/');
        yield slash < 0 ? on(path, "") : on(path.substring(0, slash), path.substring(slash + 1));
      }
      default -> new Operation.Unknown("no bucket's name: " + host.form().code());
    };
  }

  private Operation on(String bucket, String key) {
    if (bucket.isEmpty() && key.isEmpty()) {
      return row("service").map(row -> known("*", row.actions()));
    }
    if (!bucket.matches("[A-Za-z0-9._-]{3,255}")) {
      return new Operation.Unknown("no bucket's name");
    }
    String arn = PREFIX + bucket;
    if (!key.isEmpty()) {
      return object(arn + "/" + key);
    }
    if (head.method().equals("POST") && query.containsKey("delete")) {
      return new Operation.InBody(body -> deletions(arn, body));
    }
    return row("bucket").map(row -> withBeside(known(arn, row.actions()), "Bucket"));
  }

  private Operation object(String arn) {
    return row("object")
        .map(row -> {
          boolean versioned = query.containsKey("versionId") && !row.versioned().isEmpty();
          List<Leave> leaves =
              new ArrayList<>(
                  withBeside(known(arn, versioned ? row.versioned() : row.actions()), "Object"));
          head.header("x-amz-copy-source").ifPresent(source -> leaves.add(source(source)));
          if (head.header("x-amz-bypass-governance-retention").orElse("").equals("true")) {
            leaves.add(leave("BypassGovernanceRetention", arn));
          }
          return leaves;
        });
  }

  /// What the row for this request makes of it.
  private Found row(String level) {
    String told = "-";
    for (String name : query.keySet()) {
      boolean inert =
          INERT.contains(name) || name.startsWith("X-Amz-") || name.startsWith("response-");
      if (!inert && !told.equals("-")) {
        return new Found(null, told + " and " + name + " are of two operations");
      }
      told = inert ? told : name;
    }
    String what = level + " " + head.method() + " " + told;
    return new Found(ROWS.get(what), "no operation of S3: " + what);
  }

  private record Found(@Nullable Row row, String why) {
    Operation map(java.util.function.Function<Row, List<Leave>> leaves) {
      return row == null ? new Operation.Unknown(why) : new Operation.Known(leaves.apply(row));
    }
  }

  private List<Leave> known(String arn, List<String> actions) {
    return actions.stream().map(action -> leave(action, arn)).toList();
  }

  private Leave leave(String action, String arn) {
    return new Leave("s3:" + action, arn, context);
  }

  private List<Leave> withBeside(List<Leave> leaves, String noun) {
    String first = leaves.getFirst().action();
    if (!first.equals("s3:PutObject") && !first.equals("s3:CreateBucket")) {
      return leaves;
    }
    List<Leave> all = new ArrayList<>(leaves);
    BESIDE.keySet().stream()
        .sorted()
        .filter(head.headers()::containsKey)
        .map(header -> leave("Put" + noun + BESIDE.get(header), leaves.getFirst().resource()))
        .filter(leave -> !all.contains(leave))
        .forEach(all::add);
    return all;
  }

  /// What is copied, or a part of it.
  private Leave source(String header) {
    int version = header.indexOf("?versionId=");
    String path = version < 0 ? header : header.substring(0, version);
    String source = RequestHead.decoded(path.replace("+", "%2B"));
    String name = source.startsWith("/") ? source.substring(1) : source;
    if (name.indexOf('/') < 1 || name.startsWith("arn:")) {
      throw new IllegalArgumentException("the copy's source is no bucket and key");
    }
    return leave(version < 0 ? "GetObject" : "GetObjectVersion", PREFIX + name);
  }

  /// Every object of the list. AWS answers for each alone; here one without leave refuses all.
  private Operation deletions(String arn, byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      NodeList objects =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(body))
              .getElementsByTagName("Object");
      List<Leave> leaves = new ArrayList<>();
      for (int i = 0; i < objects.getLength(); i++) {
        Element object = (Element) objects.item(i);
        String key = object.getElementsByTagName("Key").item(0).getTextContent();
        boolean versioned = object.getElementsByTagName("VersionId").getLength() > 0;
        leaves.add(leave(versioned ? "DeleteObjectVersion" : "DeleteObject", arn + "/" + key));
      }
      return new Operation.Known(leaves);
    } catch (SAXException | IOException | ParserConfigurationException | RuntimeException e) {
      return new Operation.Unknown("the list of what to delete cannot be read");
    }
  }

  private static Map<String, Row> rows() {
    try (InputStream in = S3Operations.class.getResourceAsStream("s3.txt")) {
      if (in == null) {
        throw new IllegalStateException("the operations of S3 are not in the build");
      }
      Map<String, Row> rows = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        String[] field = line.split(" ", 5);
        if (field.length > 3) {
          rows.put(
              String.join(" ", field[0], field[1], field[2]),
              new Row(
                  List.of(field[3].split(",", -1)),
                  field.length > 4 ? List.of(field[4].split(",", -1)) : List.of()));
        }
      }
      return Map.copyOf(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the operations of S3", e);
    }
  }
}
