package causeway.proxy.s3;

import static org.assertj.core.api.Assertions.assertThat;

import causeway.access.host.Form;
import causeway.access.host.Host;
import causeway.access.host.HostCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class S3AddressTest {
  @ParameterizedTest
  @CsvSource({
    "eu-west-1, https://state.s3.eu-west-1.amazonaws.com/access/current.json",
    "us-east-1, https://state.s3.us-east-1.amazonaws.com/access/current.json",
    "us-gov-west-1, https://state.s3.us-gov-west-1.amazonaws.com/access/current.json",
    "cn-north-1, https://state.s3.cn-north-1.amazonaws.com.cn/access/current.json",
    "eusc-de-east-1, https://state.s3.eusc-de-east-1.amazonaws.eu/access/current.json",
    "us-iso-east-1, https://state.s3.us-iso-east-1.c2s.ic.gov/access/current.json",
    "us-isob-east-1, https://state.s3.us-isob-east-1.sc2s.sgov.gov/access/current.json",
    "eu-isoe-west-1, https://state.s3.eu-isoe-west-1.cloud.adc-e.uk/access/current.json",
    "us-isof-south-1, https://state.s3.us-isof-south-1.csp.hci.ic.gov/access/current.json",
  })
  void isVirtualHostedAtAws(String region, String expected) {
    assertThat(new S3Address(null).of(region, "state", "access/current.json"))
        .hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-west-1",
        "us-gov-west-1",
        "cn-north-1",
        "eusc-de-east-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "eu-isoe-west-1",
        "us-isof-south-1"
      })
  void isWhatTheCatalogueReadsAsThatBucket(String region) {
    Host host = HostCatalogue.parse(new S3Address(null).of(region, "state", "k").getHost());
    assertThat(host.form()).isEqualTo(Form.VIRTUAL_HOSTED);
    assertThat(host.bucket()).isEqualTo("state");
    assertThat(host.region()).isEqualTo(region);
    assertThat(host.reachable()).isTrue();
  }

  @Test
  void isPathStyleForABucketWithADot() {
    assertThat(new S3Address(null).of("eu-west-1", "a.b", "k"))
        .hasToString("https://s3.eu-west-1.amazonaws.com/a.b/k");
  }

  @Test
  void isPathStyleAtAnEndpoint() {
    assertThat(new S3Address("http://127.0.0.1:4566/").of("eu-west-1", "state", "a b/ü+%.json"))
        .hasToString("http://127.0.0.1:4566/state/a%20b/%C3%BC%2B%25.json");
  }
}
