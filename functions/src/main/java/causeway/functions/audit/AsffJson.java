package causeway.functions.audit;

import causeway.functions.cloud.SecurityHub.HubFinding;
import causeway.functions.json.Tree;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Findings as `aws securityhub batch-import-findings --findings` takes them.
public final class AsffJson {
  private AsffJson() {}

  public static ArrayNode write(List<HubFinding> findings) {
    ArrayNode array = Tree.object().putArray("Findings");
    findings.forEach(each -> array.add(finding(each)));
    return array;
  }

  private static ObjectNode finding(HubFinding finding) {
    ObjectNode object = Tree.object().put("SchemaVersion", "2018-10-08");
    object.put("Id", finding.id()).put("ProductArn", finding.productArn());
    object.put("GeneratorId", finding.generatorId()).put("AwsAccountId", finding.account());
    object.putArray("Types").add("Software and Configuration Checks/AWS Security Best Practices");
    object.put("FirstObservedAt", finding.firstSeen().toString());
    object.put("CreatedAt", finding.firstSeen().toString());
    object.put("UpdatedAt", finding.updated().toString());
    object.putObject("Severity").put("Label", finding.severity());
    object.put("Title", finding.title()).put("Description", finding.description());
    object.putObject("Remediation").putObject("Recommendation").put("Text", finding.remediation());
    ObjectNode fields = object.putObject("ProductFields");
    new TreeMap<>(finding.fields()).forEach(fields::put);
    ObjectNode resource = object.putArray("Resources").addObject().put("Type", "Other");
    resource.put("Id", finding.resource().id()).put("Partition", finding.resource().partition());
    resource.put("Region", finding.resource().region());
    ObjectNode details = resource.putObject("Details").putObject("Other");
    new TreeMap<>(finding.resource().details()).forEach(details::put);
    object.putObject("Compliance").put("Status", finding.compliance());
    object.put("RecordState", finding.archived() ? "ARCHIVED" : "ACTIVE");
    return object;
  }
}
