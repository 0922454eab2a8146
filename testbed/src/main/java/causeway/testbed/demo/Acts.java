package causeway.testbed.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// All acts, in the order in which they are played.
public final class Acts {
  /// Stands for every act.
  static final String ALL = "all";

  private Acts() {}

  public static List<Act> all() {
    return List.of(
        OfficeAct.act(),
        ScalingAct.act(),
        UnhealthyAct.act(),
        LoadAct.act(),
        RefreshAct.act(),
        DocumentAct.act(),
        EndpointAct.act(),
        FrontDoorAct.act(),
        SilenceAct.act());
  }

  /// What is played when nobody asks for more.
  public static Act first() {
    return all().getFirst();
  }

  /// All of them, and those that measure for minutes and are played only by name.
  static List<Act> known() {
    return known(all());
  }

  private static List<Act> known(List<Act> usual) {
    List<Act> known = new ArrayList<>(usual);
    known.add(FiguresAct.act());
    return known;
  }

  /// The acts of these names in the order of `all`, each once.
  ///
  /// @throws IllegalArgumentException with the names there are, when one is unknown
  static List<Act> named(Collection<String> names) {
    List<Act> usual = all();
    List<Act> known = known(usual);
    Set<String> unknown = new LinkedHashSet<>(names);
    known.forEach(act -> unknown.remove(act.name()));
    unknown.remove(ALL);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no act "
              + unknown.iterator().next()
              + "; there are "
              + known.stream().map(Act::name).collect(Collectors.joining(", "))
              + ", and "
              + ALL);
    }
    return known.stream()
        .filter(act -> names.contains(act.name()) || (names.contains(ALL) && usual.contains(act)))
        .toList();
  }
}
