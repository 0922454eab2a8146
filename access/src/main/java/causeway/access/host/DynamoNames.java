package causeway.access.host;

import org.jspecify.annotations.Nullable;

/// DynamoDB, its search and streams, and DAX; tables are in the request, never in the name.
final class DynamoNames {
  private static final String ACCOUNT_NAMES =
      "it is not settled whether the names with an account lead to the gateway endpoint";
  private static final String SEARCH =
      "it is not settled whether a gateway endpoint carries DynamoDB's search";

  private DynamoNames() {}

  static Host read(Place place) {
    return switch (place.service()) {
      case "dynamodb" -> dynamodb(place);
      case "search-dynamodb" ->
          place.left() == 0
              ? place
                  .reading(Form.SEARCH, Service.DYNAMODB_SEARCH)
                  .refused(Refusal.UNVERIFIED, SEARCH)
              : place.unknown();
      case "streams-dynamodb" -> place.left() == 0 ? streams(place) : place.unknown();
      case "ddb" ->
          account(place, Form.ACCOUNT, Service.DYNAMODB, Refusal.UNVERIFIED, ACCOUNT_NAMES);
      case "search-ddb" ->
          place.left() == 0 && !place.fips()
              ? place
                  .reading(Form.SEARCH, Service.DYNAMODB_SEARCH)
                  .refused(Refusal.UNVERIFIED, SEARCH)
              : account(place, Form.SEARCH, Service.DYNAMODB_SEARCH, Refusal.UNVERIFIED, SEARCH);
      case "streams-ddb" ->
          account(place, Form.STREAMS, Service.DYNAMODB_STREAMS, Refusal.STREAMS, null);
      case "dax" -> place.left() == 0 ? cluster(place) : place.unknown();
      case "dax-clusters" -> place.fips() ? place.unknown() : cluster(place);
      default -> place.unknown();
    };
  }

  private static Host dynamodb(Place place) {
    if (place.left() == 0) {
      return place.reading(Form.REGIONAL, Service.DYNAMODB).reachable();
    }
    return "streams".equals(place.onlyLabel()) ? streams(place) : place.unknown();
  }

  private static Host streams(Place place) {
    return place.reading(Form.STREAMS, Service.DYNAMODB_STREAMS).refused(Refusal.STREAMS);
  }

  private static Host cluster(Place place) {
    return place.reading(Form.CLUSTER, Service.DAX).refused(Refusal.DAX);
  }

  private static Host account(
      Place place, Form form, Service service, Refusal refusal, @Nullable String broken) {
    String account = place.prefix();
    if (account == null || (place.fips() && form == Form.ACCOUNT)) {
      return place.unknown();
    }
    Reading reading = place.reading(form, service);
    if (!Account.is(account)) {
      return reading.refused(Refusal.ACCOUNT_ID);
    }
    reading.account(account);
    return broken == null ? reading.refused(refusal) : reading.refused(refusal, broken);
  }
}
