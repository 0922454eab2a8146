package causeway.policy.compare;

import causeway.policy.evaluate.Setting.Reading;
import java.util.List;
import java.util.stream.Stream;

/// What the ARNs of a service look like, as an axiom beside the links between a resource and its
/// account: a wildcard before the last segment also takes texts that are no resource's ARN, such as
/// one without an account.
///
/// @param service the ARNs it speaks of
/// @param shapes each of them has one of these
record Form(Glob service, List<Glob> shapes, String assumption) {
  /// No colon but the five of an ARN, and those in a stream's time.
  static final Form DYNAMODB =
      new Form(
          Glob.resource(Template.of("arn:*:dynamodb:*", true, false), Reading.WITHIN_SEGMENTS),
          Stream.of(
                  "table/[!-9;-~]+",
                  "table/[!-.0-9;-~]+/stream/[0-9T:.-]+",
                  "global-table/[!-9;-~]+")
              .map(rest -> ShapeGlob.of("arn:[!-9;-~]*:dynamodb:[!-9;-~]*:[!-9;-~]+:" + rest))
              .toList(),
          "the resources of DynamoDB are tables and global tables of an account");
}
