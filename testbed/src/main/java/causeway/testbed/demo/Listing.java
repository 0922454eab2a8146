package causeway.testbed.demo;

import causeway.testbed.Client;
import causeway.testbed.enclosure.Command;
import causeway.testbed.farm.StackFarm;

/// What real clients of the deployed farm see.
final class Listing {
  private Listing() {}

  /// A machine lists the farm's bucket by the AWS command line, without trying again.
  static Command.Result from(Client client, StackFarm farm, Evidence evidence) {
    Command.Result result =
        client
            .aws("s3", "ls", "s3://" + Stage.BUCKET + "/", "--region", farm.plan().region())
            .with("AWS_MAX_ATTEMPTS", "1")
            .run();
    evidence.client(
        "aws s3 ls s3://" + Stage.BUCKET + "/      # from the " + client.host().name(), result);
    return result;
  }
}
