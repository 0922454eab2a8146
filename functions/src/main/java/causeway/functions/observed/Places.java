package causeway.functions.observed;

import causeway.functions.cloud.CloudException;
import causeway.functions.cloud.Failure;
import causeway.functions.cloud.Host;
import causeway.functions.cloud.Inventory;
import causeway.functions.cloud.Retry;
import causeway.reconcile.audit.FoundEndpoint;
import causeway.reconcile.audit.Place;
import causeway.reconcile.audit.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The endpoints of several accounts and Regions, read side by side. One that refuses is reported,
/// and does not keep the others from being read.
public final class Places {
  private final Inventory inventory;
  private final Host host;
  private final Retry retry;

  public Places(Inventory inventory, Host host) {
    this.inventory = inventory;
    this.host = host;
    this.retry = new Retry(host);
  }

  /// What was found.
  ///
  /// @param places those that could be read
  /// @param unsupported services whose endpoints take no policy
  public record Found(
      List<FoundEndpoint> endpoints,
      Set<Place> places,
      Set<String> unsupported,
      List<Unread> unread) {}

  private record Answer<T>(@Nullable T value, @Nullable Unread unread) {}

  public Found look(List<Place> wanted) {
    List<FoundEndpoint> endpoints = new ArrayList<>();
    Set<Place> places = new HashSet<>();
    Set<String> unsupported = new HashSet<>();
    List<Unread> unread = new ArrayList<>();
    var listed = host.together(wanted, place -> endpoints(place));
    for (int i = 0; i < wanted.size(); i++) {
      List<FoundEndpoint> there = listed.get(i).value();
      if (there != null) {
        places.add(wanted.get(i));
        endpoints.addAll(there);
      }
      add(unread, listed.get(i).unread());
    }
    var supports = host.together(List.copyOf(places), place -> support(place));
    supports.forEach(answer -> {
      Set<String> names = answer.value();
      if (names != null) {
        unsupported.addAll(names);
      }
      add(unread, answer.unread());
    });
    return new Found(endpoints, places, unsupported, unread);
  }

  private static void add(List<Unread> to, @Nullable Unread unread) {
    if (unread != null) {
      to.add(unread);
    }
  }

  private Answer<List<FoundEndpoint>> endpoints(Place place) {
    try {
      return new Answer<>(retry.read(() -> inventory.endpoints(place)), null);
    } catch (CloudException failed) {
      return new Answer<>(null, unread(place, place.toString(), failed));
    }
  }

  private Answer<Set<String>> support(Place place) {
    try {
      return new Answer<>(retry.read(() -> inventory.unsupported(place)), null);
    } catch (CloudException failed) {
      return new Answer<>(null, unread(place, "which services take policies, " + place, failed));
    }
  }

  private static Unread unread(Place place, String subject, CloudException failed) {
    return new Unread(
        place,
        subject,
        code(failed.failure()),
        failed.getMessage() + "; " + remedy(failed.failure()));
  }

  private static String code(Failure failure) {
    return failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String remedy(Failure failure) {
    return switch (failure) {
      case DENIED ->
          "give that account the audit's role, or leave it out of audit.accounts: docs/operations.md"
              + " says how";
      case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN -> "the next audit asks again";
      case CONFLICT, NOT_FOUND, INVALID -> "check the account and the Region in the farm document";
    };
  }
}
