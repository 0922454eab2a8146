package causeway.testbed.demo;

import java.util.List;

/// The act of the farm document: what a team applies is enforced everywhere, or told why not.
final class DocumentAct {
  private DocumentAct() {}

  static Act act() {
    return new Act(
        "document",
        "What a team writes is what every proxy enforces",
        "The farm document changes by the command line: how long until it counts everywhere, and what happens when it is wrong or somebody cannot follow.",
        List.of(
            new Step(
                "rule-gained",
                "A document with one rule more is enforced by every proxy",
                "causeway apply checks, compares, uploads and waits; each proxy is asked from the factory, which was refused before.",
                new RuleGainedCheck()),
            new Step(
                "status",
                "causeway status shows who enforces what",
                "For people and for programs: instances, sequence, lag, front door, the functions' last runs.",
                new StatusCheck()),
            new Step(
                "rule-lost",
                "A document with one rule less is enforced by every proxy",
                "Access that is taken away ends everywhere, not only where somebody looked.",
                new RuleLostCheck()),
            new Step(
                "rollback",
                "An earlier document comes back as a new version",
                "Proxies refuse an older sequence, so going back is going forward.",
                new RollbackCheck()),
            new Step(
                "faulty-document",
                "A faulty document changes nothing, and people are told",
                "By the command line it does not get as far as the bucket; put there by other means, the function refuses it, and what was in force stays.",
                new FaultyDocumentCheck()),
            new Step(
                "left-behind",
                "A proxy that cannot follow is named, with the reason",
                "S3 is silent to one proxy; causeway apply says who is behind instead of a success that is none.",
                new LeftBehindCheck())));
  }
}
