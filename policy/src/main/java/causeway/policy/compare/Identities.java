package causeway.policy.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who sends the request: somebody the box's `Principal` takes, and the same one that the context's
/// `aws:PrincipalArn` names.
final class Identities {
  private Identities() {}

  static Optional<String> find(
      Space space, Box box, Callers caller, Map<String, List<String>> context) {
    TextClasses principals = space.texts(Space.PRINCIPAL);
    BitSet side = box.side(Space.PRINCIPAL);
    BitSet cells = side == null ? space.everything(Space.PRINCIPAL) : side;
    List<BitSet> fits =
        cells.stream().mapToObj(cell -> principals.classes().get(cell).fits()).toList();
    List<String> named = context.getOrDefault("aws:PrincipalArn", List.of());
    List<String> accounts = context.getOrDefault("aws:PrincipalAccount", List.of());
    for (String arn : sessions(named)) {
      if (fits.contains(principals.fits(arn).orElseThrow())) {
        return Optional.of(arn);
      }
    }
    for (String account :
        named.isEmpty() && caller == Callers.IDENTITY ? accounts : List.<String>of()) {
      String arn = "arn:aws:iam::" + account + ":role/example";
      if (fits.contains(principals.fits(arn).orElseThrow())) {
        return Optional.of(arn);
      }
    }
    return named.isEmpty() ? anybody(principals, cells, caller) : Optional.empty();
  }

  private static Optional<String> anybody(TextClasses principals, BitSet cells, Callers caller) {
    for (String shape : caller.shapes()) {
      for (int cell : cells.stream().toArray()) {
        Optional<String> found = Words.shaped(principals, principals.classes().get(cell), shape);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// The ARN itself, and for a role one of its sessions, whose `aws:PrincipalArn` is the role's.
  private static List<String> sessions(List<String> named) {
    List<String> all = new ArrayList<>(named);
    for (String arn : named) {
      String[] part = arn.split(":", 6);
      if (part.length == 6 && part[5].startsWith("role/")) {
        String role = part[5].substring(part[5].lastIndexOf('/') + 1);
        all.add("arn:%s:sts::%s:assumed-role/%s/session".formatted(part[1], part[4], role));
      }
    }
    return all;
  }
}
