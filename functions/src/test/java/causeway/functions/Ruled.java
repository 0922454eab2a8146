package causeway.functions;

import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Host;
import causeway.functions.handler.Handling;
import causeway.reconcile.ConfigSettings;
import causeway.reconcile.LifecycleSettings;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.desired.LifecycleDesired;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.LifecycleView;
import java.time.Instant;

/// The real passes under other rules than the design's, to see whether anybody notices.
public final class Ruled {
  private Ruled() {}

  /// In the place of `LifecycleRules`.
  public interface Lifecycle {
    LifecycleDesired desired(LifecycleView view, LifecycleSettings settings, Instant now);
  }

  /// In the place of `ConfigRules`.
  public interface Config {
    ConfigDesired desired(ConfigView view, ConfigSettings settings);
  }

  public static Handling.Pass lifecycle(
      Cloud cloud, Host host, LifecycleConfig config, Lifecycle rules) {
    return new LifecyclePass(cloud, host, config, rules::desired)::run;
  }

  public static Handling.Pass config(
      Cloud cloud, Host host, ConfigChangeConfig config, Config rules) {
    return new ConfigChangePass(cloud, host, config, rules::desired)::run;
  }
}
