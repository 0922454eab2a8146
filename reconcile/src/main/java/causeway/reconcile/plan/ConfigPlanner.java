package causeway.reconcile.plan;

import causeway.access.net.Cidr;
import causeway.access.snapshot.AccessSnapshot;
import causeway.access.snapshot.SnapshotCodec;
import causeway.reconcile.desired.ConfigDesired;
import causeway.reconcile.desired.Image;
import causeway.reconcile.desired.Names;
import causeway.reconcile.observed.ConfigView;
import causeway.reconcile.observed.ConfigView.Ingress;
import causeway.reconcile.observed.InForce;
import causeway.reconcile.observed.PrefixList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The difference between what ConfigChangeFunction sees and what it wants: networks are admitted
/// before the snapshot that lets them through, and shut out once the one that no longer does is in
/// force; the same holds for what the endpoints permit.
public final class ConfigPlanner {
  /// Entries that one change of a prefix list may add, and remove.
  private static final int MOST = 100;

  private final ConfigView view;
  private final ConfigDesired desired;
  private final List<Action> actions = new ArrayList<>();
  private final List<String> waits = new ArrayList<>();

  private ConfigPlanner(ConfigView view, ConfigDesired desired) {
    this.view = view;
    this.desired = desired;
  }

  public static Plan plan(ConfigView view, ConfigDesired desired) {
    return new ConfigPlanner(view, desired).plan();
  }

  private Plan plan() {
    boolean publishes = publishes();
    actions.addAll(lists(publishes));
    actions.addAll(PolicyPlanner.plan(view, desired, publishes));
    if (publishes) {
      publish();
    }
    image();
    ConfigDesired.Faults faults = desired.faults();
    if (faults != null && !faults.version().equals(view.faultsReported())) {
      actions.add(
          new Action.ReportFaults(
              faults.version(),
              faults.faults(),
              "report "
                  + Names.count(faults.faults().size(), "fault")
                  + " of document version "
                  + faults.version()));
    }
    return new Plan(actions, waits, desired.alarms());
  }

  private boolean publishes() {
    return desired.snapshot() != null && !same(desired.snapshot(), view.inForce());
  }

  private void publish() {
    AccessSnapshot wanted = Objects.requireNonNull(desired.snapshot());
    InForce inForce = view.inForce();
    long sequence = inForce == null ? 1 : inForce.sequence() + 1;
    actions.add(
        new Action.PublishSnapshot(
            wanted.numbered(sequence),
            inForce == null ? null : inForce.etag(),
            "publish sequence " + sequence + " from document version " + wanted.documentVersion()));
  }

  private static boolean same(AccessSnapshot wanted, @Nullable InForce inForce) {
    return inForce != null
        && SnapshotCodec.digest(wanted).equals(inForce.digest())
        && Objects.equals(wanted.documentVersion(), inForce.documentVersion());
  }

  /// Before a publication networks are only admitted. Those that go are shut out by the look that
  /// sees it in force: a publication may fail, or its answer be lost.
  private List<Action.ChangePrefixList> lists(boolean publishes) {
    List<Action.ChangePrefixList> changes = new ArrayList<>();
    for (Ingress ingress : view.ingress()) {
      PrefixList list = ingress.list();
      List<Cidr> wanted = desired.ingress().get(list.id());
      if (wanted == null) {
        continue;
      }
      List<Cidr> add = without(wanted, list.entries());
      List<Cidr> remove = without(list.entries(), wanted);
      boolean fits = list.entries().size() + add.size() <= list.maxEntries();
      if (publishes && fits) {
        // Too full a list makes room first: the new networks matter more than the old.
        remove = List.of();
      }
      if (add.isEmpty() && remove.isEmpty()) {
        continue;
      }
      if (list.busy()) {
        waits.add("change prefix list " + list.id() + " when its present change is done");
        continue;
      }
      changes.add(step(list, add, remove));
    }
    return changes;
  }

  private static List<Cidr> without(List<Cidr> blocks, List<Cidr> others) {
    Set<Cidr> known = Set.copyOf(others);
    return blocks.stream().filter(block -> !known.contains(block)).toList();
  }

  /// As much as one call takes; the rest follows at the list's next version.
  private static Action.ChangePrefixList step(PrefixList list, List<Cidr> add, List<Cidr> remove) {
    List<Cidr> out = remove.subList(0, Math.min(MOST, remove.size()));
    int room = list.maxEntries() - list.entries().size() + out.size();
    List<Cidr> in = add.subList(0, Math.min(Math.min(MOST, room), add.size()));
    List<String> words = new ArrayList<>();
    if (!in.isEmpty()) {
      words.add("admit " + blocks(in));
    }
    if (!out.isEmpty()) {
      words.add("no longer admit " + blocks(out));
    }
    return new Action.ChangePrefixList(
        list.id(), list.version(), in, out, String.join(", ", words));
  }

  private static String blocks(List<Cidr> blocks) {
    return Names.some(blocks.stream().map(Cidr::toString).toList());
  }

  private void image() {
    switch (desired.image()) {
      case Image.Settled(String why) -> {
        if (!why.isEmpty()) {
          waits.add("leave the image: " + why);
        }
      }
      case Image.Refused _ -> {}
      case Image.Version(var from, String imageId) ->
          actions.add(
              new Action.CreateTemplateVersion(
                  from.templateId(),
                  from.number(),
                  imageId,
                  "make a launch template version with " + imageId));
      case Image.Refresh(var version) ->
          actions.add(
              new Action.StartRefresh(
                  Objects.requireNonNull(view.group()).name(),
                  version.templateId(),
                  version.number(),
                  "replace the instances by template version "
                      + version.number()
                      + " ("
                      + version.imageId()
                      + ")"));
    }
  }
}
