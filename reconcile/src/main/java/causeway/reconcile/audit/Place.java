package causeway.reconcile.audit;

import java.util.Comparator;

/// One Region of one account: what one call lists.
public record Place(String account, String region) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::account).thenComparing(Place::region);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "account " + account + " in " + region;
  }
}
