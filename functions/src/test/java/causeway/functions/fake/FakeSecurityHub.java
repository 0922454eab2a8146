package causeway.functions.fake;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.SecurityHub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Security Hub: the last that was sent under each id, and the sizes of the batches.
public final class FakeSecurityHub implements SecurityHub {
  private final Map<String, HubFinding> findings = new LinkedHashMap<>();
  private final List<Integer> batches = new ArrayList<>();

  public Map<String, HubFinding> findings() {
    return Map.copyOf(findings);
  }

  public List<Integer> batches() {
    return List.copyOf(batches);
  }

  @Override
  public List<String> send(List<HubFinding> sent) {
    if (sent.isEmpty() || sent.size() > MOST) {
      throw new CloudException(Failure.INVALID, sent.size() + " findings at once", null);
    }
    batches.add(sent.size());
    sent.forEach(finding -> findings.put(finding.id(), finding));
    return List.of();
  }
}
