package causeway.functions.simulation;

import causeway.functions.Ruled;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.handler.Handling;
import causeway.reconcile.desired.ConfigRules;
import causeway.reconcile.desired.LifecycleRules;

/// The functions as they are, and with one safety rule broken.
enum Mutant {
  NONE("", "");

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

  Cloud cloud(World world, Cloud cloud) {
    return cloud;
  }

  Handling.Pass lifecyclePass(World world, Cloud cloud, Host host) {
    return Ruled.lifecycle(cloud, host, world.lifecycleConfig, lifecycleRules());
  }

  Handling.Pass configPass(World world, Cloud cloud, Host host) {
    return Ruled.config(cloud, host, world.configConfig, configRules());
  }

  boolean paced() {
    return true;
  }
}
