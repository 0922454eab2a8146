package causeway.access.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import causeway.access.decide.RandomFarm;
import causeway.access.decide.Rules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCodecTest {
  private static final AccessSnapshot SNAPSHOT =
      published(
          Rules.snapshot(
              Rules.allow("a")
                  .networks("berlin")
                  .endpoint("s3")
                  .buckets("reports-*", "lake")
                  .ports(443, 8443)
                  .principals("arn:aws:iam::111122223333:role/x")
                  .access("s3:GetObject")
                  .until("2027-01-31"),
              Rules.deny("b")
                  .report()
                  .users("deployer")
                  .groups("data")
                  .hosts("*.example")
                  .accessPoints("ap")
                  .accounts("111122223333")
                  .regions("eu-west-1")
                  .tables("t")),
          7L,
          "v1");

  @Test
  void isCanonical() {
    assertThat(text(SNAPSHOT))
        .isEqualTo(
            """
            {"format":1,"digest":"sha256:DIGEST","sequence":7,"documentVersion":"v1",\
            "farm":"corp-s3","region":"eu-west-1","mode":"enforce","endpoints":{\
            "ddb":{"service":"dynamodb","prefixList":["52.94.24.0/23"]},\
            "s3":{"service":"s3","prefixList":["52.218.0.0/17"]}},"networks":{\
            "berlin":["10.20.0.0/16","2001:db8:20::/48"],"berlin-guests":["10.20.200.0/24"],\
            "factory":["10.31.0.0/20"],"office-wide":["10.0.0.0/8"]},"users":{\
            "deployer":{"certificate":"CN=deployer,O=Corp"},\
            "etl":{"password":"$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA"}},\
            "groups":{"data":["etl"]},"rules":[{"name":"a","until":"2027-01-31",\
            "from":{"networks":["berlin"]},"to":{"endpoint":"s3","buckets":["reports-*","lake"],\
            "ports":[443,8443],"principals":["arn:aws:iam::111122223333:role/x"],\
            "access":["s3:GetObject"]}},{"name":"b","effect":"deny","mode":"report",\
            "from":{"users":["deployer"],"groups":["data"]},"to":{"hosts":["*.example"],\
            "accessPoints":["ap"],"accounts":["111122223333"],"regions":["eu-west-1"],\
            "tables":["t"]}}]}\
            """
                .replace("sha256:DIGEST", SnapshotCodec.digest(SNAPSHOT)));
  }

  @Test
  void equalSnapshotsHaveEqualBytesWhateverTheOrderOfTheirMaps() {
    Map<String, List<String>> reversed = new LinkedHashMap<>();
    SNAPSHOT.networks().keySet().stream()
        .sorted(Comparator.reverseOrder())
        .forEach(name -> reversed.put(name, SNAPSHOT.networks().getOrDefault(name, List.of())));
    AccessSnapshot other = with(SNAPSHOT, reversed, 7L, "v1");

    assertThat(other).isEqualTo(SNAPSHOT);
    assertThat(SnapshotCodec.write(other)).isEqualTo(SnapshotCodec.write(SNAPSHOT));
  }

  @Test
  void theDigestIsOfTheContentAlone() {
    assertThat(SnapshotCodec.digest(SNAPSHOT)).matches("sha256:[0-9a-f]{64}");
    assertThat(SnapshotCodec.digest(published(SNAPSHOT, 8L, "v2")))
        .isEqualTo(SnapshotCodec.digest(SNAPSHOT));
    assertThat(SnapshotCodec.digest(with(SNAPSHOT, Map.of(), 7L, "v1")))
        .isNotEqualTo(SnapshotCodec.digest(SNAPSHOT));
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(SnapshotCodec.read(SnapshotCodec.write(SNAPSHOT))).isEqualTo(SNAPSHOT);
    for (int seed = 0; seed < 500; seed++) {
      AccessSnapshot snapshot = new RandomFarm(seed).snapshot();
      assertThat(SnapshotCodec.read(SnapshotCodec.write(snapshot))).isEqualTo(snapshot);
    }
  }

  @Test
  void noChangedByteGoesUnnoticed() {
    byte[] json = SnapshotCodec.write(SNAPSHOT);
    for (int i = 0; i < json.length; i++) {
      for (int flip : new int[] {1, 2, 16, 32, 128}) {
        byte[] changed = json.clone();
        changed[i] ^= (byte) flip;
        refusedOrEqual(changed, i);
      }
      refusedOrEqual(Arrays.copyOf(json, i), i);
    }
  }

  /// The sequence and the document's version are outside the digest.
  private static void refusedOrEqual(byte[] changed, int at) {
    AccessSnapshot read;
    try {
      read = SnapshotCodec.read(changed);
    } catch (SnapshotException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
      return;
    }
    assertThat(published(read, 7L, "v1")).as("byte %d", at).isEqualTo(SNAPSHOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"format\":1,|{|snapshot: the first field must be \"format\"",
        "\"format\":1|\"format\":2|snapshot: format 2 is unknown here, this version reads format 1;"
            + " run the same version on both sides",
        "\"format\":1|\"format\":\"1\"|snapshot: expected a whole number but found a text at byte 10",
        "\"sequence\":7|\"sequence\":-7|snapshot: sequence -7 is negative",
        "\"sequence\":7|\"sequence\":7.5|snapshot: expected a whole number but found a fraction at"
            + " byte 106",
        "\"farm\":|\"barn\":|snapshot: field \"barn\" is unknown in format 1; run the same version"
            + " on both sides",
        "\"farm\":\"corp-s3\",||snapshot: field \"farm\" is missing",
        "\"mode\":\"enforce\"|\"mode\":\"Enforce\"|snapshot: mode \"Enforce\" is neither enforce nor"
            + " report",
        "\"effect\":\"deny\"|\"effect\":\"refuse\"|snapshot: effect \"refuse\" is neither allow nor"
            + " deny",
        "\"service\":\"s3\"|\"service\":\"sqs\"|endpoint \"s3\": service \"sqs\" is none of s3,"
            + " s3express, dynamodb",
        "\"service\":\"s3\"|\"service\":\"dynamodb\"|endpoint \"s3\": service \"dynamodb\" is"
            + " already that of endpoint \"ddb\"",
        "52.218.0.0/17|52.218.0.0/15|snapshot: digest",
        "10.31.0.0/20|10.31.0.0/8|network \"factory\": 10.31.0.0/8 has bits set beyond its prefix;"
            + " write 10.0.0.0/8",
        "10.31.0.0/20|ten|network \"factory\": \"ten\" is not a CIDR block; write one such as"
            + " 10.20.0.0/16 or 2001:db8::/32",
        "\"networks\":[\"berlin\"]|\"networks\":[\"paris\"]|rule \"a\": network \"paris\" is not in"
            + " the snapshot",
        "\"users\":[\"deployer\"]|\"users\":[\"who\"]|rule \"b\": user \"who\" is not in the"
            + " snapshot",
        "\"groups\":[\"data\"]|\"groups\":[\"none\"]|rule \"b\": group \"none\" is not in the"
            + " snapshot",
        "\"data\":[\"etl\"]|\"data\":[\"who\"]|group \"data\": user \"who\" is not in the snapshot",
        "\"endpoint\":\"s3\"|\"endpoint\":\"s4\"|rule \"a\": endpoint \"s4\" is not in the snapshot",
        "\"name\":\"b\"|\"name\":\"a\"|rule \"a\": there are two of this name",
        "443,8443|443,65536|snapshot: port 65536 is not between 1 and 65535",
        "[\"111122223333\"]|[\"1\"]|rule \"b\": account \"1\" is not twelve digits",
        "2027-01-31|2027-02-30|snapshot: until \"2027-02-30\" is not a date such as 2027-01-31",
        "$argon2id$|argon2id$|user \"etl\": its password is not a hash in PHC form",
        "\"reports-*\"|\"\"|rule \"a\": a pattern \"\" is not 1 to 2048 printable characters",
        "\"reports-*\"|\"r\\ud800\"|rule \"a\": a pattern \"r\\x{d800}\" is not 1 to 2048 printable"
            + " characters",
        "\"reports-*\"|\"reports-?\"|snapshot: digest",
        "]}}]}|]}}]} 1|snapshot: expected the end but found a whole number at byte 1048",
      })
  void refusalsSayWhat(String from, String to, String message) {
    String json = text(SNAPSHOT);
    assertThat(json).contains(from);
    String changed = json.replace(from, to == null ? "" : to);
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> SnapshotCodec.read(bytes))
        .isInstanceOf(SnapshotException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void anEmptyFileIsCalledEmpty(String json) {
    assertThatThrownBy(() -> SnapshotCodec.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SnapshotException.class)
        .hasMessage("snapshot: it is empty; publish it again from the farm document");
  }

  @Test
  void doubledFieldsAreRefused() {
    String json = text(SNAPSHOT).replace("\"groups\":{", "\"groups\":{\"data\":[],");

    assertThatThrownBy(() -> SnapshotCodec.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("Duplicate Object property \"data\"");
  }

  @Test
  void whatIsTooLargeIsNotEvenRead() {
    assertThatThrownBy(() -> SnapshotCodec.read(new byte[SnapshotCodec.MAX_BYTES + 1]))
        .isInstanceOf(SnapshotException.class)
        .hasMessage(
            "snapshot: 16777217 bytes are more than 16777216; name fewer networks or rules, or make"
                + " a second farm");
  }

  @Test
  void whatWouldBeRefusedIsNotWritten() {
    AccessSnapshot broken = with(SNAPSHOT, Map.of(), 7L, "v1");

    assertThatThrownBy(() -> SnapshotCodec.write(broken))
        .isInstanceOf(SnapshotException.class)
        .hasMessage("rule \"a\": network \"berlin\" is not in the snapshot");
  }

  private static String text(AccessSnapshot snapshot) {
    return new String(SnapshotCodec.write(snapshot), StandardCharsets.UTF_8);
  }

  private static AccessSnapshot published(AccessSnapshot of, Long sequence, String version) {
    return with(of, of.networks(), sequence, version);
  }

  private static AccessSnapshot with(
      AccessSnapshot of, Map<String, List<String>> networks, Long sequence, String version) {
    return new AccessSnapshot(
        of.farm(),
        of.region(),
        of.mode(),
        sequence,
        version,
        of.endpoints(),
        networks,
        of.users(),
        of.groups(),
        of.rules());
  }
}
