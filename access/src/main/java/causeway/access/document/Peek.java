package causeway.access.document;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A look ahead at one field, to call a mapping by its name in messages about it.
final class Peek {
  private Peek() {}

  static @Nullable String text(Node node, String field) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals(field)
            && tuple.getValueNode() instanceof ScalarNode value
            && !value.getValue().isEmpty()) {
          return value.getValue();
        }
      }
    }
    return null;
  }
}
