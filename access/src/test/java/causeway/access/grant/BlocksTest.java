package causeway.access.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Unions of blocks by what they cover, not by how they are written.
class BlocksTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.20.0.0/16, true, true",
    "10.20.0.0/16, 10.0.0.0/8, false, true",
    "10.0.0.0/9 10.128.0.0/9, 10.0.0.0/8, true, true",
    "10.0.0.0/9 10.129.0.0/16, 10.0.0.0/8, false, true",
    "10.0.0.0/8, 11.0.0.0/8, false, false",
    "10.0.0.0/8, 10.1.0.0/16 11.1.0.0/16, false, true",
    "::/1, 10.0.0.0/8, true, true",
    "2001:db8::/32, 2001:db8:1::/48, true, true",
    "2001:db8::/32, 10.0.0.0/8, false, false",
  })
  void compares(String outer, String inner, boolean contained, boolean met) {
    Blocks a = Blocks.of(List.of(outer.split(" ")));
    Blocks b = Blocks.of(List.of(inner.split(" ")));
    assertThat(a.contains(b)).isEqualTo(contained);
    assertThat(a.meets(b)).isEqualTo(met);
    assertThat(b.meets(a)).isEqualTo(met);
  }
}
