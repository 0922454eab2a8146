package causeway.functions.cloud;

import causeway.reconcile.observed.TemplateVersion;

/// EC2's launch templates.
public interface LaunchTemplates {
  /// The newest version.
  ///
  /// @throws CloudException NOT_FOUND without such a template
  TemplateVersion latest(String templateId);

  /// Makes a version from `source` with another image.
  ///
  /// @param token the same token makes one version, however often it is sent
  void createVersion(String templateId, long source, String imageId, String token);
}
