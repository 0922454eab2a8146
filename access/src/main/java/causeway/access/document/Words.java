package causeway.access.document;

import java.util.Locale;

/// Constants as documents write them: `LOAD_BALANCER` is `load-balancer`.
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
