package causeway.testbed.autoscaling.api;

import causeway.testbed.autoscaling.Instance;
import causeway.testbed.autoscaling.LaunchTemplate;
import causeway.testbed.autoscaling.Refused;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Structures that several operations read or write.
final class Parts {
  private Parts() {}

  /// Reads a template; there is none when the request has none of this name.
  static @Nullable LaunchTemplate template(Query query, String name) {
    Query template = query.structure(name);
    if (template.isEmpty()) {
      return null;
    }
    template.allowOnly(Set.of("LaunchTemplateId", "LaunchTemplateName", "Version"));
    String id = template.text("LaunchTemplateId", "");
    String named = template.text("LaunchTemplateName", "");
    if (id.isEmpty() == named.isEmpty()) {
      throw Refused.invalid(
          "Valid requests must contain either launchTemplateId or LaunchTemplateName");
    }
    return new LaunchTemplate(id, named, template.text("Version", "$Default"));
  }

  static void template(Xml xml, LaunchTemplate template) {
    xml.value("LaunchTemplateId", template.id().isEmpty() ? null : template.id());
    xml.value("LaunchTemplateName", template.name().isEmpty() ? null : template.name());
    xml.value("Version", template.version());
  }

  /// What both descriptions of an instance say.
  static void instance(Xml xml, Instance instance, String type) {
    xml.value("InstanceId", instance.id());
    xml.value("InstanceType", type);
    xml.value("AvailabilityZone", instance.zone().name());
    xml.value("LifecycleState", instance.state().spelled());
    xml.object(
        "LaunchTemplate",
        template ->
            Parts.template(
                template,
                new LaunchTemplate(
                    instance.template().id(),
                    instance.template().name(),
                    Long.toString(instance.version()))));
    xml.value("ProtectedFromScaleIn", instance.scaleInProtected());
  }
}
