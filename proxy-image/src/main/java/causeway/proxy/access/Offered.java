package causeway.proxy.access;

/// What became of one snapshot offered.
enum Offered {
  /// It is in force now.
  LOADED,
  /// Its content was in force already; its newer sequence or its source is taken over.
  ADVANCED,
  /// It was in force already.
  UNCHANGED,
  /// It is not used; what was in force stays.
  REFUSED
}
