package causeway.testbed.autoscaling;

/// A launch template and which version of it.
///
/// @param version a number, `$Latest` or `$Default`
public record LaunchTemplate(String id, String name, String version) {
  /// Whether it means the same tomorrow; only such a template can be rolled back to.
  public boolean numbered() {
    return version.matches("[0-9]+");
  }
}
