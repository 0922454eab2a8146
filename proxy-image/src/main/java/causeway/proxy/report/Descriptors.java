package causeway.proxy.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The file descriptors of this process: each relayed connection takes two.
///
/// @param most allowed; 0 where the platform does not say
record Descriptors(long open, long most) {
  private static final Path OPEN = Path.of("/proc/self/fd");
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern MOST = Pattern.compile("(?m)^Max open files +(\\d+)");

  /// Counts them now.
  static Descriptors now() {
    try (Stream<Path> open = Files.list(OPEN)) {
      Matcher most = MOST.matcher(Files.readString(LIMITS));
      return new Descriptors(open.count(), most.find() ? Long.parseLong(most.group(1)) : 0);
    } catch (IOException | UncheckedIOException notLinux) {
      return new Descriptors(0, 0);
    }
  }
}
