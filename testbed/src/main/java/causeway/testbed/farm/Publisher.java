package causeway.testbed.farm;

import causeway.access.document.FarmDocument;
import causeway.access.document.FarmRead;
import causeway.access.document.FarmReader;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.access.snapshot.SnapshotCompiler;
import causeway.reconcile.ProxyAccess;
import causeway.reconcile.compile.Compilation;
import causeway.reconcile.compile.PolicyCompiler;
import causeway.testbed.cloud.Aws;
import causeway.testbed.cloud.LocalStack;
import causeway.testbed.cloud.Service;
import causeway.testbed.cloud.Vpc;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Does what ConfigChangeFunction does where a farm has functions: compiles the document into the
/// endpoint's policy and the snapshot, adds what only AWS knows, and publishes the snapshot under
/// the next sequence.
public final class Publisher {
  /// What the proxies read.
  public static final String KEY = "access/current.json";

  private static final String NOTHING =
      """
      {"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}
      """;

  private final LocalStack cloud;
  private final FarmPlan plan;
  private final AtomicLong sequence = new AtomicLong();
  private String endpoint = "";

  public Publisher(LocalStack cloud, FarmPlan plan) {
    this.cloud = cloud;
    this.plan = plan;
  }

  /// Makes the endpoint in the route table of the farm's VPC; it permits nothing yet.
  public void open(Vpc vpc) {
    endpoint =
        aws()
            .query(
                Service.EC2,
                "CreateVpcEndpoint",
                Map.of(
                    "VpcId",
                    vpc.id(),
                    "ServiceName",
                    "com.amazonaws." + plan.region() + ".s3",
                    "VpcEndpointType",
                    "Gateway",
                    "RouteTableId.1",
                    vpc.routeTable(),
                    "PolicyDocument",
                    NOTHING))
            .text("vpcEndpoint/vpcEndpointId");
  }

  /// Puts the endpoint's policy in force, then publishes the snapshot to the state bucket: right
  /// for a document that gains a rule, which is all that happens to it here.
  ///
  /// @return the sequence that the proxies should enforce next
  /// @throws IllegalArgumentException with every fault of the document
  public long publish(String yaml) {
    FarmRead read = FarmReader.read(plan.document(), yaml.getBytes(StandardCharsets.UTF_8));
    FarmDocument document = read.document();
    if (document == null) {
      throw new IllegalArgumentException(
          read.faults().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    permit(document);
    AccessSnapshot offline = SnapshotCompiler.compile(document);
    Map<String, AccessSnapshot.Endpoint> endpoints = new LinkedHashMap<>();
    offline
        .endpoints()
        .forEach((name, endpoint) ->
            endpoints.put(
                name, new AccessSnapshot.Endpoint(endpoint.service(), List.of(plan.prefixList()))));
    long next = sequence.incrementAndGet();
    AccessSnapshot snapshot =
        new AccessSnapshot(
            offline.farm(),
            offline.region(),
            offline.mode(),
            next,
            "testbed-" + next,
            endpoints,
            offline.networks(),
            offline.users(),
            offline.groups(),
            offline.rules());
    cloud.put(plan.region(), plan.stateBucket(), KEY, SnapshotCodec.write(snapshot));
    return next;
  }

  /// The proxies have their role's key but report nothing, so one bucket stands for all three.
  private void permit(FarmDocument document) {
    ProxyAccess proxies =
        new ProxyAccess(
            "arn:aws:iam::" + Aws.ACCOUNT + ":role/" + plan.proxyRole(),
            plan.stateBucket(),
            plan.stateBucket(),
            plan.stateBucket());
    switch (PolicyCompiler.compile(document, "s3", proxies, LocalDate.now(ZoneOffset.UTC))) {
      case Compilation.Compiled compiled ->
          aws()
              .query(
                  Service.EC2,
                  "ModifyVpcEndpoint",
                  Map.of("VpcEndpointId", endpoint, "PolicyDocument", compiled.text()));
      case Compilation.TooLarge(String why) -> throw new IllegalArgumentException(why);
    }
  }

  private Aws aws() {
    return cloud.in(plan.region());
  }
}
