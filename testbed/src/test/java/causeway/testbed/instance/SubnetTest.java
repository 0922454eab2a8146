package causeway.testbed.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SubnetTest {
  @Test
  void theNextFreeAddressIsTakenAndWhatWasGivenBackComesLast() {
    Subnet subnet =
        new Subnet("10.0.255.240/28", "10.0.255.241", "10.0.0.2", Set.of("10.0.255.245"));
    assertThat(subnet.take()).isEqualTo("10.0.255.244");
    assertThat(subnet.take()).isEqualTo("10.0.255.246");
    subnet.release("10.0.255.244");
    for (int i = 247; i < 255; i++) {
      assertThat(subnet.take()).isEqualTo("10.0.255." + i);
    }
    assertThat(subnet.take()).isEqualTo("10.0.255.244");
    assertThatThrownBy(subnet::take).hasMessage("no free address in 10.0.255.240/28");
  }
}
