package causeway.policy.compare;

import causeway.policy.catalogue.ConditionKey;
import causeway.policy.catalogue.EndpointKind;
import java.util.List;
import java.util.Locale;

/// The kinds of callers, and which keys a request of each can hold.
enum Callers {
  /// An IAM role or user.
  IDENTITY,
  /// Nobody: an unsigned request.
  ANONYMOUS,
  /// An AWS service on its own behalf.
  SERVICE;

  private static final List<String> OF_IDENTITIES =
      List.of(
          "aws:principaltag/",
          "aws:username",
          "aws:multifactorauth",
          "aws:tokenissuetime",
          "aws:sourceidentity",
          "aws:federatedprovider");

  /// Whether a request of such a caller can hold this under a key.
  boolean canHold(KeyDimension dimension, KeyDimension.Cell cell, EndpointKind endpoint) {
    ConditionKey key = dimension.key();
    boolean absent = cell.content() == KeyDimension.Content.ABSENT;
    if (cell.content() == KeyDimension.Content.EMPTY && key.type() != ConditionKey.Type.TEXT) {
      return false;
    }
    String name = dimension.name().toLowerCase(Locale.ROOT);
    if (this != IDENTITY && OF_IDENTITIES.stream().anyMatch(name::startsWith)) {
      return absent;
    }
    if (name.equals("aws:principalisawsservice") && !absent) {
      String truth = this == SERVICE ? "true" : "false";
      return Words.isIn(dimension.values(), truth, cell.values().getFirst().fits());
    }
    return switch (key.at(endpoint)) {
      case NEVER -> absent;
      case SIGNED -> absent == (this != IDENTITY);
      case MEMBER -> absent || this == IDENTITY;
      case SERVICE -> absent || this == SERVICE;
      case ALWAYS, SOMETIMES -> true;
    };
  }

  /// Which of the cells that it can hold is the likeliest; lower is likelier.
  static int unlikeliness(KeyDimension dimension, KeyDimension.Cell cell, EndpointKind endpoint) {
    boolean usual =
        switch (dimension.key().at(endpoint)) {
          case ALWAYS, SIGNED, MEMBER -> true;
          case SERVICE, SOMETIMES, NEVER -> false;
        };
    return switch (cell.content()) {
      case ABSENT -> usual ? 4 : 0;
      case ONE -> 1;
      case MANY -> 2;
      case EMPTY -> 3;
    };
  }

  /// The shapes of such a caller's name, the likeliest first.
  List<String> shapes() {
    return switch (this) {
      case IDENTITY ->
          List.of(
              "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+",
              "arn:aws[a-z-]*:iam::[0-9]{12}:user/[A-Za-z0-9+=,.@_/-]+",
              "arn:aws[a-z-]*:sts::[0-9]{12}:assumed-role/[A-Za-z0-9+=,.@_-]+/[A-Za-z0-9=,.@-]+",
              "arn:aws[a-z-]*:iam::[0-9]{12}:root",
              "arn:aws[a-z-]*:iam::[0-9]{12}:[so][ai][md][lc]-provider/[A-Za-z0-9.-]+");
      case ANONYMOUS -> List.of("anonymous");
      case SERVICE -> List.of("[a-z0-9.-]+.amazonaws.com");
    };
  }
}
