package causeway.reconcile.observed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Auto Scaling group and its instances, warm pool included.
///
/// @param templateVersion the launch template version that new instances get, as the group names it
public record Group(String name, @Nullable String templateVersion, List<Instance> instances) {
  public Group {
    instances = List.copyOf(instances);
  }
}
