package causeway.access.decide;

import causeway.access.host.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All addresses that lie in the same networks, and the rules that speak of them: those of the
/// innermost network here, the others further along the chain, which ends with the rules that name
/// no network.
///
/// A chain shares what audiences have in common, so memory grows with the document. Where the
/// budget allows, a chain is merged into one index, so that a decision is one look-up.
final class Audience {
  private final List<CompiledRule> rules;
  private final RuleIndex index;
  private final @Nullable Audience wider;
  private final boolean reports;

  private Audience(List<CompiledRule> rules, RuleIndex index, @Nullable Audience wider) {
    this.rules = rules;
    this.index = index;
    this.wider = wider;
    this.reports = index.reports() || (wider != null && wider.reports);
  }

  static Audience of(List<CompiledRule> rules, RuleIndex index, @Nullable Audience wider) {
    return new Audience(rules, index, wider);
  }

  /// How many links the chain has.
  int links() {
    return wider == null ? 1 : 1 + wider.links();
  }

  /// How many rules the chain holds, one that names several of its networks counted for each.
  int size() {
    return rules.size() + (wider == null ? 0 : wider.size());
  }

  /// The same rules in one link.
  Audience merged() {
    if (wider == null) {
      return this;
    }
    TreeMap<Integer, CompiledRule> all = new TreeMap<>();
    for (Audience link = this; link != null; link = link.wider) {
      link.rules.forEach(rule -> all.put(rule.index, rule));
    }
    Collection<CompiledRule> inOrder = all.values();
    List<CompiledRule> list = new ArrayList<>(inOrder);
    return new Audience(list, RuleIndex.of(list), null);
  }

  /// Whether any report-only rule speaks of this audience.
  boolean reports() {
    return reports;
  }

  /// The first rule of this `kind` along the chain that fits, or `bound` when none comes before it.
  int first(
      Function<RuleIndex, Candidates> kind,
      @Nullable String user,
      Host host,
      int port,
      long second,
      int bound) {
    int first = bound;
    for (Audience link = this; link != null; link = link.wider) {
      first = kind.apply(link.index).first(user, host, port, second, first);
    }
    return first;
  }
}
