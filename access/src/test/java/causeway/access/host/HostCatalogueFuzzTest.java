package causeway.access.host;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The catalogue answers any text, and what it calls the name is the name: parsed again it gives
/// the same host, so two readers of one record cannot disagree.
final class HostCatalogueFuzzTest {
  private static final String[] PIECES = {
    "s3",
    "S3",
    "s3-fips",
    "dualstack",
    "eu-west-1",
    "us-gov-west-1",
    "cn-north-1",
    "us-isob-x-9",
    "amazonaws",
    "com",
    "cn",
    "api",
    "aws",
    "vpce",
    "vpce-1",
    "bucket",
    "control",
    "accesspoint",
    "s3-accesspoint",
    "s3-control",
    "s3-global",
    "mrap",
    "s3-outposts",
    "op-1",
    "ec2",
    "ddb",
    "search-ddb",
    "dynamodb",
    "streams",
    "dax",
    "s3-website-us-west-2",
    "s3-accelerate",
    "s3express-use1-az4",
    "b--use1-az4--x-s3",
    "b--use1-az4--xa-s3",
    "s3express-control",
    "a-111122223333",
    "111122223333",
    "p-111122223333-eu-west-1-an",
    "x-s3alias",
    "x--ol-s3",
    "-",
    "",
    "0x7f",
    "1",
    "127",
    "[::1]",
    ":443",
    ":",
    "%eth0",
    "\u00fc",
    "_",
    "s3-eu-west-1",
    "s3-external-1",
    "s3-object-lambda",
    "a".repeat(63),
    "a".repeat(64),
    "\ud83d\ude00"
  };

  @FuzzTest(maxDuration = "30s")
  void answersAnyText(FuzzedDataProvider data) {
    check(data.consumeRemainingAsString());
  }

  @Test
  void answersAnyArrangementOfItsOwnWords() {
    var random = new Random(20_260_101);
    for (int i = 0; i < 30_000; i++) {
      var name = new StringBuilder();
      for (int words = random.nextInt(9); words >= 0; words--) {
        name.append(PIECES[random.nextInt(PIECES.length)]).append(words > 0 ? "." : "");
      }
      if (random.nextInt(3) > 0) {
        name.append(
            random.nextBoolean() ? ".eu-west-1.amazonaws.com" : ".cn-north-1.amazonaws.com.cn");
      }
      check(name.toString());
    }
  }

  private static void check(String given) {
    Host host = HostCatalogue.parse(given);
    String message = host.message();
    if (host.reachable()
        ? host.reason() != null || message != null || host.service() == null
        : host.reason() == null || message == null || message.indexOf('\n') >= 0) {
      throw new AssertionError("verdict and reason disagree: " + given + " " + host);
    }
    if ((host.form() == Form.UNKNOWN || host.form() == Form.INVALID) != (host.service() == null)) {
      throw new AssertionError("form and service disagree: " + given + " " + host);
    }
    if (host.form() != Form.INVALID) {
      String loud = host.name().toUpperCase(Locale.ROOT) + ".:443";
      if (!HostCatalogue.parse(host.name()).equals(host)
          || !HostCatalogue.parse(loud).equals(host)) {
        throw new AssertionError("the name does not give the host again: " + given + " " + host);
      }
    }
  }
}
