package causeway.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A duration on the command line, written as in the farm document.
final class DurationArgument implements ITypeConverter<Duration> {
  private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,6}[smh]");

  @Override
  public Duration convert(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      throw new TypeConversionException(
          "\"" + text + "\" is no duration; write a number and s, m or h, such as 90s");
    }
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
