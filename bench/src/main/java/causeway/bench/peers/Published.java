package causeway.bench.peers;

import causeway.policy.catalogue.EndpointKind;
import causeway.policy.compare.Budget;
import causeway.policy.compare.PolicyComparison;
import causeway.policy.compare.Verdict;
import causeway.policy.control.Control;
import causeway.policy.control.Controls;
import causeway.policy.control.Exceptions;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Setting;
import causeway.policy.language.Policy;
import causeway.policy.language.PolicyRead;
import causeway.policy.language.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Compares the policies of a folder, such as those that AWS publishes for data perimeters, with
/// each other, with full access and with the controls, at both kinds of endpoints.
public final class Published {
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "<my-org-id>", "o-a1b2c3d4e5",
          "<region>", "eu-west-1",
          "<RegionWithoutDashes>", "euwest1",
          "<action>", "s3:PutObject",
          "<third-party-resource-arn>", "arn:aws:s3:::partner-data/*",
          "<third-party-account-a>", "444455556666",
          "<third-party-account-b>", "777788889999",
          "<ecr-account-id>", "602401143452",
          "<service-account-id>", "017000801446");

  private final Map<String, Integer> tally = new TreeMap<>();

  private Published() {}

  /// Prints a tally, and every pair without an answer.
  ///
  /// @param arguments the folder
  public static void main(String... arguments) throws IOException {
    Map<String, Policy> policies = policies(Path.of(arguments[0]));
    Published published = new Published();
    for (EndpointKind kind : EndpointKind.values()) {
      policies.forEach((name, policy) ->
          bounds(policies)
              .forEach((other, bound) -> {
                published.compare(kind, name, policy, other, bound);
                published.compare(kind, other, bound, name, policy);
              }));
    }
    System.out.println(policies.size() + " policies: " + published.tally);
  }

  private static Map<String, Policy> policies(Path folder) throws IOException {
    Map<String, Policy> policies = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".json")).toList()) {
        String text = Files.readString(file);
        for (Map.Entry<String, String> entry : PLACEHOLDERS.entrySet()) {
          text = text.replace(entry.getKey(), entry.getValue());
        }
        PolicyRead read = PolicyReader.read(text);
        Policy policy = read.policy();
        if (policy == null || text.contains("<")) {
          throw new IOException(file + ": " + read.faults() + ", or a placeholder is left");
        }
        policies.put(String.valueOf(file.getFileName()), policy);
      }
    }
    return policies;
  }

  private static Map<String, Policy> bounds(Map<String, Policy> policies) {
    Map<String, Policy> bounds = new LinkedHashMap<>(policies);
    bounds.put("full access", Policy.FULL_ACCESS);
    Controls controls = new Controls(Exceptions.of("eu-west-1"));
    for (Control control :
        List.of(
            controls.organizationPerimeter("o-a1b2c3d4e5"),
            controls.resourcePerimeter(List.of("o-a1b2c3d4e5"), List.of("444455556666")),
            controls.noUnboundedPrincipal(),
            controls.noAdministration())) {
      bounds.put(control.code(), control.bound());
    }
    return bounds;
  }

  private void compare(
      EndpointKind kind, String name, Policy candidate, String other, Policy bound) {
    Verdict verdict =
        PolicyComparison.contained(candidate, bound, kind, Budget.of(Budget.TIME.multipliedBy(20)));
    String code = verdict.code();
    switch (verdict) {
      case Verdict.Proved _ -> {}
      case Verdict.Refuted refuted -> {
        Setting setting = new Setting(kind, Setting.Reading.ACROSS_COLONS);
        boolean replayed =
            Evaluator.evaluate(candidate, refuted.witness(), setting).allowed()
                && !Evaluator.evaluate(bound, refuted.witness(), setting).allowed();
        code = replayed ? code : "NOT REPLAYED";
      }
      case Verdict.Unknown unknown -> {
        code = unknown.reason().code();
        System.out.println(kind.code() + ": " + name + " in " + other + ": " + unknown.message());
      }
    }
    tally.merge(code, 1, Integer::sum);
  }
}
