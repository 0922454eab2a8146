package causeway.reconcile.observed;

/// A numbered version of the launch template.
public record TemplateVersion(String templateId, long number, String imageId) {}
