package causeway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One run of the command line in this process: its exit code and what it printed.
public record Run(int code, String out, String err) {
  public static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Causeway.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(code, out.toString(), err.toString());
  }
}
