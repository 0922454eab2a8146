package causeway.testbed.cloud;

import java.util.LinkedHashMap;
import java.util.Map;

/// A VPC as EC2 knows it, with a subnet in each zone and one route table for them. The wires are
/// the Region's namespace; this is what a stack refers to.
///
/// @param subnets subnet id by zone, in the zones' order
public record Vpc(String id, Map<String, String> subnets, String routeTable) {
  public Vpc {
    subnets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(subnets));
  }

  /// Makes it with its subnets and table.
  ///
  /// @param subnetBlocks the block of each zone's subnet
  public static Vpc create(Aws aws, String block, Map<String, String> subnetBlocks) {
    String id = aws.query(Service.EC2, "CreateVpc", Map.of("CidrBlock", block)).text("vpc/vpcId");
    String table =
        aws.query(Service.EC2, "CreateRouteTable", Map.of("VpcId", id))
            .text("routeTable/routeTableId");
    Map<String, String> subnets = new LinkedHashMap<>();
    subnetBlocks.forEach((zone, subnetBlock) -> {
      String subnet =
          aws.query(
                  Service.EC2,
                  "CreateSubnet",
                  Map.of("VpcId", id, "CidrBlock", subnetBlock, "AvailabilityZone", zone))
              .text("subnet/subnetId");
      aws.query(
          Service.EC2, "AssociateRouteTable", Map.of("RouteTableId", table, "SubnetId", subnet));
      subnets.put(zone, subnet);
    });
    return new Vpc(id, subnets, table);
  }
}
