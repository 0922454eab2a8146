package causeway.reconcile.desired;

import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.InstanceRefresh;
import causeway.reconcile.observed.InstanceRefresh.Status;
import causeway.reconcile.observed.TemplateVersion;

/// Which image the instances should run, and the next step towards it. Rolling back needs a
/// numbered template version with a literal AMI id, so the parameter is never named in a template.
public sealed interface Image {
  /// Nothing to do, or nothing now.
  record Settled(String why) implements Image {}

  /// A template version with this image comes first.
  record Version(TemplateVersion from, String imageId) implements Image {}

  /// The instances are replaced by those of this version.
  record Refresh(TemplateVersion version) implements Image {}

  /// The refresh to this version was given up or rolled back: only another image helps.
  record Refused(TemplateVersion version, String why) implements Image {}

  /// The next step, one at a time: a version, then a refresh; nothing while one runs.
  static Image next(ConfigView view) {
    TemplateVersion newest = view.template();
    String image = view.image();
    if (newest == null || view.group() == null) {
      // The stack alone replaces instances.
      return new Settled("");
    }
    if (image == null) {
      return new Settled("the image parameter is empty");
    }
    InstanceRefresh refresh = view.refresh();
    if (refresh != null && refresh.status() == Status.RUNNING) {
      return new Settled("instance refresh " + refresh.id() + " is running");
    }
    if (!newest.imageId().equals(image)) {
      return new Version(newest, image);
    }
    String number = Long.toString(newest.number());
    if (number.equals(view.group().templateVersion())) {
      return new Settled("");
    }
    if (refresh != null
        && number.equals(refresh.templateVersion())
        && refresh.status() == Status.GIVEN_UP) {
      String reason = refresh.reason();
      return new Refused(newest, reason == null ? "no reason given" : reason);
    }
    return new Refresh(newest);
  }
}
