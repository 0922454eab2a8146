package causeway.access.host;

/// `[A.]s3-control[-fips][.dualstack].R.S`: the account's own settings of S3.
final class ControlNames {
  private ControlNames() {}

  static Host read(Place place) {
    Reading reading = place.reading(Form.CONTROL, Service.S3_CONTROL);
    String account = place.prefix();
    if (account != null) {
      if (!Account.is(account)) {
        return reading.refused(Refusal.ACCOUNT_ID);
      }
      reading.account(account);
    }
    return reading.refused(
        Refusal.UNVERIFIED,
        "it is not settled whether a gateway endpoint carries S3's account settings");
  }
}
