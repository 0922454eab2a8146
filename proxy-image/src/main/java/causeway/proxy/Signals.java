package causeway.proxy;

import java.lang.reflect.Proxy;

/// Takes over SIGTERM and SIGINT, so that an orderly shutdown ends with exit code 0. The JDK offers
/// this only in `sun.misc`, whose direct use the compiler warns of without a way to agree; where it
/// is missing the JVM's own shutdown stays in force.
final class Signals {
  private Signals() {}

  static void handle(Runnable action) {
    for (String name : new String[] {"TERM", "INT"}) {
      try {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy =
            Proxy.newProxyInstance(
                handler.getClassLoader(),
                new Class<?>[] {handler},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "handle" -> {
                        action.run();
                        yield null;
                      }
                      case "hashCode" -> name.hashCode();
                      case "equals" -> false;
                      default -> name;
                    });
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      } catch (ReflectiveOperationException missing) {
        return;
      }
    }
  }
}
