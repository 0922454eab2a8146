package causeway.proxy.config;

import causeway.access.document.Fault;
import causeway.access.net.Cidr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads the proxy's own YAML, reporting all its faults together. Relative paths are relative to
/// the file's folder.
public final class ConfigReader {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final Pattern HOST = Pattern.compile("(\\*\\.)?[A-Za-z0-9._-]+");

  private final String name;
  private final Path folder;
  private final List<Fault> faults = new ArrayList<>();

  private ConfigReader(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /// Reads `file`; what cannot be read is a fault.
  public static ConfigRead read(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        return failed(file, "too-large", "more than 1 MiB is no configuration of a proxy");
      }
      return read(file.toString(), Files.readAllBytes(file), folder);
    } catch (IOException unreadable) {
      return failed(file, "unreadable", "cannot be read: " + why(unreadable));
    }
  }

  private static ConfigRead failed(Path file, String code, String message) {
    return new ConfigRead(null, List.of(new Fault(file.toString(), 1, 1, code, message)));
  }

  private static String why(IOException unreadable) {
    return unreadable instanceof java.nio.file.NoSuchFileException
        ? "no such file"
        : unreadable instanceof java.nio.file.AccessDeniedException
            ? "permission denied"
            : String.valueOf(unreadable.getMessage());
  }

  /// Reads `yaml` as if it came from a file called `name` in `folder`.
  public static ConfigRead read(String name, byte[] yaml, Path folder) {
    return new ConfigReader(name, folder).read(yaml);
  }

  private ConfigRead read(byte[] yaml) {
    ProxyConfig config = null;
    String text = new String(yaml, StandardCharsets.UTF_8);
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(name)
              .setMaxAliasesForCollections(0)
              .setAllowDuplicateKeys(true)
              // Read in one go: the engine runs past the end of a full buffer whose last character
              // is the first half of a surrogate pair.
              .setBufferSize(text.length() + 1)
              .build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        faults.add(new Fault(name, 1, 1, "empty", "the file is empty; see docs/proxy.md"));
      } else {
        config = config(Section.root(name, root.get(), faults));
      }
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = broken.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      faults.add(new Fault(name, line, column, "not-yaml", "not YAML: " + broken.getProblem()));
    } catch (StackOverflowError nested) {
      faults.add(new Fault(name, 1, 1, "not-yaml", "not YAML: nested too deeply"));
    } catch (YamlEngineException broken) {
      faults.add(new Fault(name, 1, 1, "not-yaml", "not YAML: " + broken.getMessage()));
    }
    faults.sort((a, b) -> Integer.compare(a.line(), b.line()));
    return new ConfigRead(faults.isEmpty() ? config : null, List.copyOf(faults));
  }

  private @Nullable ProxyConfig config(Section root) {
    String id = root.scalar("name", Values::text);
    List<Listener> listeners = listeners(root);
    AccessSettings access = access(root);
    ResolverSettings resolver = resolver(root);
    List<Cidr> destinations = root.list("destinations", Cidr::parse);
    Integer upstreamPort = root.scalar("upstream-port", Values::port);
    Integer workers = root.scalar("workers", text -> Values.whole(text, 1, 1024));
    RecordSettings records = records(root);
    ReportSettings reports = FarmReader.reports(root);
    LifecycleSettings lifecycle = FarmReader.lifecycle(root);
    Node limitsNode = root.take("limits");
    Limits limits =
        limitsNode == null ? Limits.DEFAULT : LimitsReader.read(root.section(limitsNode, "limits"));
    Path state = root.scalar("state", this::path);
    root.end();
    if (access == null) {
      return null;
    }
    return new ProxyConfig(
        id,
        listeners,
        access,
        resolver,
        destinations,
        upstreamPort,
        workers == null ? Runtime.getRuntime().availableProcessors() : workers,
        records,
        reports,
        lifecycle,
        limits,
        state == null && access instanceof AccessSettings.Bucket
            ? folder.resolve(".causeway-state")
            : state);
  }

  private List<Listener> listeners(Section root) {
    Node node = root.take("listeners");
    if (node == null) {
      root.missing(
          "listeners is missing; name at least one, such as {kind: tls, address:"
              + " \"127.0.0.1:8443\"}");
      return List.of();
    }
    List<Listener> listeners = new ArrayList<>();
    for (Node item : root.items(node, "listeners")) {
      Section section = root.section(item, "listeners[" + listeners.size() + "]");
      Listener.Kind kind = section.scalar("kind", ConfigReader::kind);
      InetSocketAddress address = section.scalar("address", Values::socketAddress);
      section.end();
      if (kind != null && address != null) {
        listeners.add(new Listener(kind, address));
      } else if (faults.isEmpty()) {
        section.missing("needs a kind and an address");
      }
    }
    if (faults.isEmpty()
        && listeners.stream().allMatch(listener -> listener.kind() == Listener.Kind.ADMIN)) {
      root.missing("listeners: none of them accepts clients; add one of kind tls");
    }
    return listeners;
  }

  private static Listener.Kind kind(String text) {
    for (Listener.Kind kind : Listener.Kind.values()) {
      if (kind.code().equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        switch (text) {
          case "http", "explicit", "explicit-tls" ->
              Section.quoted(text)
                  + " comes later: this version listens for tls and admin connections only";
          default -> Section.quoted(text) + " is no kind of listener; write tls or admin";
        });
  }

  private @Nullable AccessSettings access(Section root) {
    Node node = root.take("access");
    if (node == null) {
      root.missing(
          "access is missing; say where the rules are: {document: FILE}, {snapshot: FILE} or"
              + " {bucket: NAME}");
      return null;
    }
    int before = faults.size();
    Section section = root.section(node, "access");
    Path document = section.scalar("document", this::path);
    Path snapshot = section.scalar("snapshot", this::path);
    String bucket = section.scalar("bucket", Values::text);
    String region = section.scalar("region", Values::text);
    section.end();
    if (faults.size() > before) {
      return null; // a count of what could not be read would mislead
    }
    int given = (document == null ? 0 : 1) + (snapshot == null ? 0 : 1) + (bucket == null ? 0 : 1);
    if (given != 1) {
      section.missing("give exactly one of document, snapshot and bucket; " + given + " are given");
      return null;
    }
    if (region != null && bucket == null) {
      section.missing("region belongs to a bucket; remove it");
    }
    return document != null
        ? new AccessSettings.Document(document)
        : snapshot != null
            ? new AccessSettings.Snapshot(snapshot)
            : new AccessSettings.Bucket(String.valueOf(bucket), region);
  }

  private ResolverSettings resolver(Section root) {
    Node node = root.take("resolver");
    if (node == null) {
      return new ResolverSettings(Map.of(), List.of());
    }
    Section section = root.section(node, "resolver");
    Map<String, List<InetAddress>> hosts = new LinkedHashMap<>();
    Node hostsNode = section.take("hosts");
    if (hostsNode != null) {
      Section names = section.section(hostsNode, "hosts");
      names
          .rest()
          .forEach((host, addresses) -> {
            if (!HOST.matcher(host).matches()) {
              names.fault(
                  addresses,
                  "invalid-value",
                  "resolver.hosts: "
                      + Section.quoted(host)
                      + " is no host name; write one, or *. and a suffix, such as"
                      + " *.s3.eu-central-1.amazonaws.com");
            }
            hosts.put(host.toLowerCase(Locale.ROOT), names.list(addresses, host, Values::address));
          });
    }
    List<InetSocketAddress> servers = section.list("servers", Values::server);
    section.end();
    return new ResolverSettings(hosts, servers);
  }

  private RecordSettings records(Section root) {
    Node node = root.take("records");
    if (node == null) {
      return new RecordSettings.Stdout();
    }
    if (node instanceof ScalarNode) {
      String text = root.scalar(node, "records", Values::text);
      return switch (text) {
        case null -> new RecordSettings.None();
        case "stdout" -> new RecordSettings.Stdout();
        case "none" -> new RecordSettings.None();
        default -> new RecordSettings.File(path(text));
      };
    }
    int before = faults.size();
    Section section = root.section(node, "records");
    Path file = section.scalar("file", this::path);
    String bucket = section.scalar("bucket", Values::text);
    section.end();
    if (faults.size() == before && (file == null) == (bucket == null)) {
      section.missing("give exactly one of file and bucket, or write stdout or none");
    }
    return bucket != null
        ? new RecordSettings.Bucket(bucket)
        : file != null ? new RecordSettings.File(file) : new RecordSettings.None();
  }

  private Path path(String text) {
    try {
      return folder.resolve(Values.text(text));
    } catch (InvalidPathException notOne) {
      throw new IllegalArgumentException(
          Section.quoted(text) + " is not a path; name a file", notOne);
    }
  }
}
