package causeway.functions.fake;

import causeway.functions.cloud.AutoScaling;
import causeway.functions.cloud.Cloud;
import causeway.functions.cloud.Instances;
import causeway.functions.cloud.Inventory;
import causeway.functions.cloud.LaunchTemplates;
import causeway.functions.cloud.Objects;
import causeway.functions.cloud.Parameters;
import causeway.functions.cloud.PrefixLists;
import causeway.functions.cloud.Queue;
import causeway.functions.cloud.Route53;
import causeway.functions.cloud.SecurityHub;
import causeway.functions.cloud.Topics;
import causeway.functions.cloud.VpcEndpoints;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cloud at the other end of a [Wire]: every call of every service goes over it.
public record Wired(
    AutoScaling autoScaling,
    Instances instances,
    Route53 route53,
    Objects objects,
    PrefixLists prefixLists,
    VpcEndpoints vpcEndpoints,
    Inventory inventory,
    SecurityHub securityHub,
    LaunchTemplates launchTemplates,
    Parameters parameters,
    Topics topics,
    Queue queue)
    implements Cloud {
  private static final Set<String> READS =
      Set.of(
          "list",
          "head",
          "get",
          "byId",
          "byName",
          "latest",
          "privateAddresses",
          "endpoints",
          "unsupported");

  public static Wired over(Cloud cloud, Wire wire) {
    return new Wired(
        wired(AutoScaling.class, cloud.autoScaling(), "autoScaling", wire),
        wired(Instances.class, cloud.instances(), "instances", wire),
        wired(Route53.class, cloud.route53(), "route53", wire),
        wired(Objects.class, cloud.objects(), "objects", wire),
        wired(PrefixLists.class, cloud.prefixLists(), "prefixLists", wire),
        wired(VpcEndpoints.class, cloud.vpcEndpoints(), "vpcEndpoints", wire),
        wired(Inventory.class, cloud.inventory(), "inventory", wire),
        wired(SecurityHub.class, cloud.securityHub(), "securityHub", wire),
        wired(LaunchTemplates.class, cloud.launchTemplates(), "launchTemplates", wire),
        wired(Parameters.class, cloud.parameters(), "parameters", wire),
        wired(Topics.class, cloud.topics(), "topics", wire),
        wired(Queue.class, cloud.queue(), "queue", wire));
  }

  /// Without a wire.
  public static Wired of(Cloud cloud) {
    return new Wired(
        cloud.autoScaling(),
        cloud.instances(),
        cloud.route53(),
        cloud.objects(),
        cloud.prefixLists(),
        cloud.vpcEndpoints(),
        cloud.inventory(),
        cloud.securityHub(),
        cloud.launchTemplates(),
        cloud.parameters(),
        cloud.topics(),
        cloud.queue());
  }

  /// The same with another way to S3.
  public Wired with(Objects other) {
    return new Wired(
        autoScaling,
        instances,
        route53,
        other,
        prefixLists,
        vpcEndpoints,
        inventory,
        securityHub,
        launchTemplates,
        parameters,
        topics,
        queue);
  }

  /// The same with another way to Route 53.
  public Wired with(Route53 other) {
    return new Wired(
        autoScaling,
        instances,
        other,
        objects,
        prefixLists,
        vpcEndpoints,
        inventory,
        securityHub,
        launchTemplates,
        parameters,
        topics,
        queue);
  }

  private static <S> S wired(Class<S> type, S service, String name, Wire wire) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                wire.carry(
                    call(name, method, arguments), () -> invoke(service, method, arguments)));
    return type.cast(proxy);
  }

  private static Call call(String service, Method method, Object @Nullable [] arguments) {
    boolean reads = READS.contains(method.getName()) || method.getName().startsWith("describe");
    List<Object> named = arguments == null ? List.of() : Arrays.asList(arguments);
    return new Call(service + "." + method.getName(), named, !reads);
  }

  private static @Nullable Object invoke(
      Object service, Method method, Object @Nullable [] arguments) {
    try {
      return method.invoke(service, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      if (thrown.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(method + " threw a checked exception", thrown);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(method + " is public", impossible);
    }
  }
}
