package causeway.functions.simulation;

import causeway.functions.Ruled;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.handler.Handling;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.desired.LifecycleRules;
import java.util.function.BiFunction;

/// The functions with one safety rule broken each, and the rule that must notice. The real passes
/// run under mutated rules, or on an edge that breaks a promise for them.
enum Mutant {
  NONE("", "as it is"),
  ANY_SEQUENCE("launch-sequence", "lets an instance into service whatever rules it enforces") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::anySequence;
    }
  },
  NEVER_ABANDONS("launch-limit", "waits for ever for a launch that never becomes ready") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::neverAbandons;
    }
  },
  RECORD_LATER("record-first", "lets an instance into service before its record is there") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::recordLater;
    }
  },
  RECORD_FLAPS("record-kept", "takes the record away between hook and service") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::recordFlaps;
    }
  },
  SILENT_MAJORITY("minority", "replaces the silent also when most are") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenSilence::silentMajority;
    }
  },
  LAST_OF_ZONE("last-of-zone", "replaces the last of a zone") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenSilence::lastOfZone;
    }
  },
  ALL_AT_ONCE("allowance", "replaces every silent one at once") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenSilence::allAtOnce;
    }
  },
  JUDGES_STANDBY("judged", "judges instances in standby and in the warm pool by their silence") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenSilence::judgesStandby;
    }
  },
  DRAINS_AT_ONCE("drain", "lets a terminating instance go as soon as its record is gone") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::drainsAtOnce;
    }
  },
  POOL_AT_ONCE("drain", "lets an instance into the warm pool without letting it drain") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::poolAtOnce;
    }
  },
  NO_HEARTBEAT("heartbeat", "sends no heartbeat") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::noHeartbeat;
    }
  },
  KEEPS_THE_GONE("terminated", "leaves the records of instances that are gone") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::keepsTheGone;
    }
  },
  NEVER_QUIET("quiet", "writes its memory at every look") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLifecycle::neverQuiet;
    }
  },
  OLD_BEFORE_NEW("never-empty", "takes the old records away before it makes the new ones") {
    @Override
    Cloud cloud(Cloud cloud) {
      return BrokenEdge.oldBeforeNew(cloud);
    }
  },
  UPSERT("compare-and-set", "writes records without a look at what is there") {
    @Override
    BiFunction<World, Cloud, Cloud> behindTheWire() {
      return BrokenEdge::upsert;
    }
  },
  UNPACED("pace", "calls Route 53 as fast as it can") {
    @Override
    boolean paced() {
      return false;
    }
  },
  NO_IF_MATCH("sequence-grows", "publishes whatever lies there by now") {
    @Override
    Cloud cloud(Cloud cloud) {
      return BrokenEdge.noIfMatch(cloud);
    }
  },
  SAME_SEQUENCE("sequence-grows", "publishes new rules under the old sequence") {
    @Override
    Cloud cloud(Cloud cloud) {
      return BrokenEdge.sameSequence(cloud);
    }
  },
  OLD_DOCUMENT("revoked", "reads the document before the snapshot that it replaces") {
    @Override
    Cloud cloud(Cloud cloud) {
      return BrokenEdge.oldDocument(cloud);
    }
  },
  OLD_REPORT("newest-report", "reads each report only once") {
    @Override
    Cloud cloud(Cloud cloud) {
      return BrokenEdge.oldReport(cloud);
    }
  },
  BAD_DOCUMENT("good-document", "publishes empty rules for a document with faults") {
    @Override
    Ruled.Config configRules() {
      return BrokenConfig::badDocument;
    }
  },
  SILENT_FAULTS("settles", "tells nobody of the faults of a document") {
    @Override
    Ruled.Config configRules() {
      return BrokenConfig::silentFaults;
    }
  },
  NARROWS_FIRST("ingress", "shuts networks out before the snapshot that no longer lets them in") {
    @Override
    Ruled.Config configRules() {
      return BrokenConfig::narrowsFirst;
    }
  },
  NEVER_NARROWS("policy-bound", "leaves at the endpoint what it once permitted") {
    @Override
    Ruled.Config configRules() {
      return BrokenConfig::neverNarrows;
    }
  },
  POLICY_FIRST("policy-kept", "narrows the endpoint before the snapshot that needs it no more") {
    @Override
    Ruled.Config configRules() {
      return BrokenConfig::policyFirst;
    }
  },
  NEVER_RELEASES("quarantined", "leaves whoever was quarantined shut out") {
    @Override
    Ruled.Config configRules() {
      return BrokenLatches::neverReleases;
    }
  },
  STAYS_OPEN("locked-down", "leaves an endpoint open that is to be locked down") {
    @Override
    Ruled.Config configRules() {
      return BrokenLatches::staysOpen;
    }
  },
  LEAVES_NOBODY("zone-kept", "takes every shifted zone out of DNS, the last one too") {
    @Override
    Ruled.Lifecycle lifecycleRules() {
      return BrokenLatches::leavesNobody;
    }
  },
  REFRESHES_AGAIN("refresh-once", "tries an image again that was rolled back") {
    @Override
    Ruled.Config configRules() {
      return BrokenConfig::refreshesAgain;
    }
  };

  private final String rule;
  private final String words;

  Mutant(String rule, String words) {
    this.rule = rule;
    this.words = words;
  }

  /// The check that must notice.
  String rule() {
    return rule;
  }

  /// What is wrong with it.
  String words() {
    return words;
  }

  Ruled.Lifecycle lifecycleRules() {
    return LifecycleRules::desired;
  }

  Ruled.Config configRules() {
    return ConfigRules::desired;
  }

  /// The edge as one process of a function uses it.
  Cloud cloud(Cloud cloud) {
    return cloud;
  }

  /// What its calls do when they arrive.
  BiFunction<World, Cloud, Cloud> behindTheWire() {
    return (world, cloud) -> cloud;
  }

  boolean paced() {
    return true;
  }

  Handling.Pass lifecyclePass(World world, Cloud cloud, Host host) {
    Ruled.Lifecycle rules = lifecycleRules();
    return Ruled.lifecycle(
        cloud(cloud),
        host,
        world.lifecycleConfig,
        (view, settings, now) -> {
          LifecycleDesired desired = rules.desired(view, settings, now);
          world.checks.forEach(check -> check.looked(view, desired, now));
          return desired;
        });
  }

  Handling.Pass configPass(World world, Cloud cloud, Host host) {
    Ruled.Config rules = configRules();
    return Ruled.config(
        cloud(cloud),
        host,
        world.configConfig,
        (view, settings) -> {
          world.checks.forEach(check -> check.looked(view));
          return rules.desired(view, settings);
        });
  }
}
