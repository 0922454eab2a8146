package causeway.cli;

/// The exit codes of every command. Verdicts are small, the rest follow `sysexits.h`.
public final class ExitCode {
  /// Yes: no fault, allowed, no difference, done.
  public static final int YES = 0;

  /// No: faults, denied, differences.
  public static final int NO = 1;

  /// Unknown: neither yes nor no was shown.
  public static final int UNKNOWN = 2;

  /// The command line itself is wrong.
  public static final int USAGE = 64;

  /// An input that cannot be used: missing, unreadable, or faulty where a sound one is needed.
  public static final int UNUSABLE_INPUT = 65;

  /// Something that is lacking: a tool, room for the answer, AWS.
  public static final int UNAVAILABLE = 69;

  /// A defect of ours.
  public static final int INTERNAL = 70;

  /// Ended from outside, by a signal.
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
