package causeway.testbed.demo;

import causeway.testbed.farm.FarmPlan;
import java.util.List;

/// The first act: an office reaches S3 through farms that somebody set up and that stay as they
/// are.
final class OfficeAct {
  /// The buckets that the rules name.
  static final String REPORTS = "reports-2026";

  static final String ARCHIVE = "archive-2026";

  private OfficeAct() {}

  static Act act() {
    return new Act(
        "office",
        "An office reaches S3 through a farm of proxies",
        "The path itself: names, routes, transfers, refusals, a dead proxy, a new rule.",
        List.of(
            new Step(
                "names",
                "Corporate DNS sends S3's names to the farm",
                "A response policy zone answers them with a CNAME to the company's front door; the VPC's own resolver still answers with S3's addresses, so there is no loop.",
                new NamesCheck()),
            new Step(
                "no-route",
                "Without the farm there is no route to S3",
                "A gateway endpoint is a route in the farm's subnets only: the same connection that a proxy opens is unreachable from the office.",
                new NoRouteCheck()),
            new Step(
                "transfer",
                "The office moves 100 MB through the farm, unchanged",
                "The AWS CLI as it is: it knows credentials and whom to trust, and nothing of a proxy. S3 sees the proxies' addresses, the records show the office's.",
                new TransferCheck(FarmPlan.FRANKFURT, REPORTS)),
            new Step(
                "global-name",
                "The same by the global name, through the us-east-1 farm",
                "Tools that know no Region ask s3.amazonaws.com, which is us-east-1: a farm of its own, with its own endpoint and rules.",
                new TransferCheck(FarmPlan.VIRGINIA, ARCHIVE)),
            new Step(
                "refused",
                "Networks without permission are refused, and the record says why",
                "The factory has no rule; the guests' network lies inside the office's, and its deny wins.",
                new RefusedCheck()),
            new Step(
                "proxy-killed",
                "A proxy is killed, and the office notices a retry at most",
                "SIGKILL in one zone during use: a transfer through the other zone goes on, small requests are retried by the client itself.",
                new KillCheck()),
            new Step(
                "rule-added",
                "A new rule is enforced by both proxies",
                "The farm document gains a rule for the factory; the snapshot is published to the state bucket and the proxies fetch it through their own endpoint.",
                new RuleCheck())));
  }
}
