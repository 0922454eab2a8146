package causeway.policy.compare;

import java.util.List;

/// Two things in a request that say the same fact, so that they cannot disagree: without these
/// axioms a comparison would be refuted by requests that nobody can send.
///
/// @param source the one that contains the other, a key in lower case or [#RESOURCE]
/// @param target the fact alone
/// @param needsTarget whether a request with the source always has the target
record Link(String source, String target, Lift lift, boolean needsTarget) {
  /// The request's resource, as a source.
  static final String RESOURCE = "resource";

  static final List<Link> ALL =
      List.of(
          new Link("aws:principalarn", "aws:principalaccount", Lift.ACCOUNT_OF_ARN, true),
          new Link("aws:principalorgpaths", "aws:principalorgid", Lift.FIRST_OF_PATH, true),
          new Link("aws:resourceorgpaths", "aws:resourceorgid", Lift.FIRST_OF_PATH, true),
          new Link(RESOURCE, "aws:resourceaccount", Lift.ACCOUNT_OF_ARN, false),
          new Link(RESOURCE, "s3:resourceaccount", Lift.ACCOUNT_OF_ARN, false),
          new Link("s3:resourceaccount", "aws:resourceaccount", Lift.SAME, false));

  /// Where in the source the target is.
  enum Lift {
    ACCOUNT_OF_ARN,
    FIRST_OF_PATH,
    SAME;

    /// The sources whose target fits `target`.
    Glob sources(Glob target) {
      return switch (this) {
        case ACCOUNT_OF_ARN -> target.within(FOUR_SEGMENTS, CharSet.NOT_COLON, REST_OF_ARN);
        case FIRST_OF_PATH -> target.within(List.of(), CharSet.NOT_SLASH, REST_OF_PATH);
        case SAME -> target;
      };
    }
  }

  private static final Glob.Element SEGMENT = new Glob.Element(CharSet.NOT_COLON, true);
  private static final Glob.Element COLON = new Glob.Element(CharSet.of(':'), false);
  private static final Glob.Element ANYTHING = new Glob.Element(CharSet.ANY, true);
  private static final List<Glob.Element> FOUR_SEGMENTS =
      List.of(SEGMENT, COLON, SEGMENT, COLON, SEGMENT, COLON, SEGMENT, COLON);
  private static final List<Glob.Element> REST_OF_ARN = List.of(COLON, ANYTHING);
  private static final List<Glob.Element> REST_OF_PATH =
      List.of(new Glob.Element(CharSet.of('/'), false), ANYTHING);

  /// ARNs that name an account.
  static Glob withAccount() {
    return new Glob(List.of(new Glob.Element(CharSet.NOT_COLON, false), SEGMENT))
        .within(FOUR_SEGMENTS, CharSet.NOT_COLON, REST_OF_ARN);
  }

  /// The fact in a sentence.
  String assumption() {
    return switch (lift) {
      case ACCOUNT_OF_ARN ->
          target + " is the account in " + (source.equals(RESOURCE) ? "the resource" : source);
      case FIRST_OF_PATH -> source + " begin with " + target;
      case SAME -> source + " and " + target + " are the same account";
    };
  }
}
