package causeway.policy.compare;

import causeway.policy.compare.Clause.Dimension;
import causeway.policy.compare.Space.ActiveLink;
import causeway.policy.compare.Verdict.Unknown.Reason;
import causeway.policy.evaluate.Evaluation;
import causeway.policy.evaluate.Evaluator;
import causeway.policy.evaluate.Request;
import causeway.policy.evaluate.Setting;
import causeway.policy.language.Policy;
import causeway.policy.language.Principal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks at each box that the candidate allows and the bound does not, until one of them holds a
/// request that can be sent and that the evaluator confirms.
final class Judge {
  private static final int MOST_BOXES = 400;
  private static final String UNIQUE_ID =
      "a principal is a unique id, which AWS saves in place of an ARN, and nobody else can tell"
          + " whose it is; write \"*\" and ArnLike on aws:PrincipalArn";

  private final Space space;
  private final Policy candidate;
  private final Policy bound;
  private final Setting setting;
  private final Budget budget;
  private final Set<Principal> ids;
  private final Set<String> assumptions = new LinkedHashSet<>();
  private final Map<Reason, String> doubts = new TreeMap<>();
  private @Nullable Witnesses witnesses;
  private @Nullable Subjects subjects;
  private Verdict.@Nullable Refuted refuted;
  private int boxes;

  Judge(Space space, Policy candidate, Policy bound, Setting setting, Budget budget) {
    this.space = space;
    this.candidate = candidate;
    this.bound = bound;
    this.setting = setting;
    this.budget = budget;
    this.ids = ids(candidate, bound);
  }

  private static Set<Principal> ids(Policy... policies) {
    return Stream.of(policies)
        .flatMap(policy -> policy.uniqueIds().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Whether enough has been seen.
  boolean judge(Box box) {
    budget.time();
    List<String> broken = broken(box);
    if (!broken.isEmpty()) {
      assumptions.addAll(broken);
      return false;
    }
    if (subjects == null || witnesses == null) {
      subjects = new Subjects(space, candidate, bound);
      witnesses = new Witnesses(space, subjects, setting.endpoint());
    }
    if (witnesses.any(box, request -> confirm(box, request))) {
      return true;
    }
    if (!subjects.hasAction(box)) {
      doubts.put(Reason.UNKNOWN_ACTIONS, "they differ only on actions that do not exist today");
    } else if (doubts.isEmpty()) {
      doubts.put(
          Reason.UNREALISTIC,
          "they differ only on requests that nobody can send through an endpoint");
    }
    return ++boxes >= MOST_BOXES;
  }

  Verdict verdict() {
    if (refuted != null) {
      return refuted;
    }
    for (Reason reason :
        List.of(
            Reason.DISAGREEMENT,
            Reason.UNIQUE_ID,
            Reason.READING,
            Reason.VARIABLES,
            Reason.UNREALISTIC,
            Reason.UNKNOWN_ACTIONS)) {
      String detail = doubts.get(reason);
      if (detail != null) {
        return new Verdict.Unknown(reason, detail);
      }
    }
    return new Verdict.Proved(new ArrayList<>(assumptions));
  }

  /// The axioms that no request of the box can keep.
  private List<String> broken(Box box) {
    List<String> broken = brokenLinks(box);
    BitSet resources = side(box, Space.RESOURCE);
    if (!broken.isEmpty() || !resources.intersects(space.malformed())) {
      return broken;
    }
    BitSet formed = (BitSet) resources.clone();
    formed.andNot(space.malformed());
    List<String> rest =
        formed.isEmpty() ? List.of() : brokenLinks(box.with(Space.RESOURCE, formed));
    return formed.isEmpty() || !rest.isEmpty()
        ? Stream.concat(Stream.of(Form.DYNAMODB.assumption()), rest.stream()).toList()
        : List.of();
  }

  private List<String> brokenLinks(Box box) {
    return space.links().stream()
        .filter(link -> !canAgree(box, link))
        .map(link -> link.link().assumption())
        .toList();
  }

  private boolean canAgree(Box box, ActiveLink link) {
    BitSet sources = side(box, link.source());
    BitSet targets = side(box, link.target());
    return sources.stream()
        .anyMatch(source -> targets.stream().anyMatch(target -> space.agree(link, source, target)));
  }

  private BitSet side(Box box, int dimension) {
    BitSet side = box.side(dimension);
    return side == null ? space.everything(dimension) : side;
  }

  private boolean confirm(Box box, Request request) {
    Setting.Reading other =
        setting.reading() == Setting.Reading.ACROSS_COLONS
            ? Setting.Reading.WITHIN_SEGMENTS
            : Setting.Reading.ACROSS_COLONS;
    Verdict.@Nullable Refuted found = difference(candidate, bound, request, setting);
    if (found == null) {
      unconfirmed(box, request);
      return false;
    }
    if (ids.stream().anyMatch(id -> !differsAs(id, request))) {
      doubts.putIfAbsent(Reason.UNIQUE_ID, UNIQUE_ID);
      return false;
    }
    if (difference(candidate, bound, request, setting.with(other)) == null) {
      doubts.putIfAbsent(
          Reason.READING,
          "it depends on whether a wildcard in an ARN runs past colons, where AWS's documents"
              + " disagree");
      return false;
    }
    refuted = found;
    return true;
  }

  private void unconfirmed(Box box, Request request) {
    List<Dimension.Opaque> opaques =
        space.opaques().entrySet().stream()
            .filter(entry -> box.side(entry.getKey()) != null)
            .map(Map.Entry::getValue)
            .toList();
    if (opaques.isEmpty()) {
      doubts.putIfAbsent(Reason.DISAGREEMENT, "the evaluator does not confirm " + request);
    } else if (opaques.stream().anyMatch(UniqueIds::speaksOf)) {
      doubts.putIfAbsent(Reason.UNIQUE_ID, UNIQUE_ID);
    } else {
      doubts.putIfAbsent(
          Reason.VARIABLES,
          "they compare with variables in different ways, and no request shows a difference");
    }
  }

  /// Whether the request is a counterexample even if the id is the caller's.
  private boolean differsAs(Principal id, Request request) {
    return !request.principal().startsWith("arn:")
        || difference(
                UniqueIds.as(id, request.principal(), candidate),
                UniqueIds.as(id, request.principal(), bound),
                request,
                setting)
            != null;
  }

  private static Verdict.@Nullable Refuted difference(
      Policy candidate, Policy bound, Request request, Setting reading) {
    Evaluation allowed = Evaluator.evaluate(candidate, request, reading);
    if (!allowed.allowed()) {
      return null;
    }
    Evaluation refused = Evaluator.evaluate(bound, request, reading);
    return refused.allowed() ? null : new Verdict.Refuted(request, allowed, refused);
  }
}
