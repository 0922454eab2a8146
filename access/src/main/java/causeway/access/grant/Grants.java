package causeway.access.grant;

import causeway.access.Rule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Whether one rule grants all that another grants, whoever their callers are. Sound: in doubt, or
/// when the comparisons have used up their budget, it says no.
final class Grants {
  private static final Set<String> DEFAULT = Set.of("read", "write");

  private long budget;

  /// @param budget in steps of comparing patterns
  Grants(long budget) {
    this.budget = budget;
  }

  /// Whether `wide` grants at least what `narrow` does, for at least as long.
  boolean contains(Rule wide, Rule narrow) {
    if (wide.to().equals(narrow.to()) && lasts(wide.until(), narrow.until())) {
      return true;
    }
    Rule.To w = wide.to();
    Rule.To n = narrow.to();
    return lasts(wide.until(), narrow.until())
        && patterns(w.principals(), n.principals())
        && patterns(w.buckets(), n.buckets())
        && patterns(w.accessPoints(), n.accessPoints())
        && patterns(w.tables(), n.tables())
        && patterns(w.hosts(), n.hosts())
        && kind(w.accounts(), n.accounts(), String::equals)
        && kind(w.regions(), n.regions(), String::equals)
        && kind(w.ports(), n.ports(), Integer::equals)
        && access(w.access(), n.access());
  }

  private static boolean lasts(@Nullable LocalDate wide, @Nullable LocalDate narrow) {
    return wide == null || (narrow != null && !wide.isBefore(narrow));
  }

  private boolean patterns(List<String> wide, List<String> narrow) {
    return kind(wide, narrow, this::fits);
  }

  private boolean fits(String outer, String inner) {
    budget -= 8L + (long) outer.length() * inner.length() / 4;
    return budget > 0 && Globs.contains(outer, inner);
  }

  /// An absent kind in `wide` holds everything; one in `narrow` is held by nothing less.
  private <T> boolean kind(List<T> wide, List<T> narrow, BiPredicate<T, T> contains) {
    if (wide.isEmpty()) {
      return true;
    }
    return !narrow.isEmpty() && each(wide, narrow, contains);
  }

  private <T> boolean each(Collection<T> wide, Collection<T> narrow, BiPredicate<T, T> contains) {
    for (T inner : narrow) {
      budget -= 1 + wide.size() / 4;
      if (budget <= 0
          || (!wide.contains(inner) && wide.stream().noneMatch(o -> contains.test(o, inner)))) {
        return false;
      }
    }
    return true;
  }

  private boolean access(List<String> wide, List<String> narrow) {
    Collection<String> w = wide.isEmpty() ? DEFAULT : wide;
    Collection<String> n = narrow.isEmpty() ? DEFAULT : narrow;
    return each(
        w,
        n,
        (outer, inner) ->
            outer.contains(":")
                && fits(outer.toLowerCase(Locale.ROOT), inner.toLowerCase(Locale.ROOT)));
  }
}
