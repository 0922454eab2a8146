package causeway.functions.aws;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.LaunchTemplates;
import causeway.reconcile.observed.TemplateVersion;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// EC2's launch templates by the SDK.
final class AwsLaunchTemplates implements LaunchTemplates {
  private final Ec2Client client;

  AwsLaunchTemplates(Ec2Client client) {
    this.client = client;
  }

  @Override
  public TemplateVersion latest(String templateId) {
    return Call.of(
            "describe launch template " + templateId,
            () ->
                client.describeLaunchTemplateVersions(
                    to -> to.launchTemplateId(templateId).versions("$Latest")))
        .launchTemplateVersions()
        .stream()
        .findFirst()
        .map(version ->
            new TemplateVersion(
                templateId,
                version.versionNumber(),
                version.launchTemplateData().imageId() == null
                    ? ""
                    : version.launchTemplateData().imageId()))
        .orElseThrow(() ->
            new CloudException(
                Failure.NOT_FOUND, "there is no launch template " + templateId, null));
  }

  @Override
  public void createVersion(String templateId, long source, String imageId, String token) {
    var _ =
        Call.of(
            "make a version of launch template " + templateId,
            () ->
                client.createLaunchTemplateVersion(to ->
                    to.launchTemplateId(templateId)
                        .sourceVersion(Long.toString(source))
                        .versionDescription("image " + imageId)
                        .launchTemplateData(data -> data.imageId(imageId))
                        .clientToken(token)));
  }
}
