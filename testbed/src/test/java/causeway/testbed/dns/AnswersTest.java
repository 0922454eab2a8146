package causeway.testbed.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Duration TTL = Duration.ofSeconds(30);

  private final Answers answers =
      new Answers(
          name -> name.equals("lb.example") ? List.of("10.0.1.100", "10.0.2.100") : List.of(),
          Duration.ofSeconds(60),
          new Random(1));

  @Test
  void anAliasIsItsLoadBalancersAddresses() {
    List<RecordSet> zone = List.of(alias("s3.corp.example.net.", "lb.example."));

    Answers.Answer answer = answers.to(zone, "S3.Corp.example.net.", "A");

    assertThat(addresses(answer)).containsExactlyInAnyOrder("10.0.1.100", "10.0.2.100");
    assertThat(answer.addresses()).allMatch(each -> each.ttl().equals(Duration.ofSeconds(60)));
  }

  @Test
  void atMostEightOfTheMultivalueRecordsAreAnswered() {
    List<RecordSet> zone =
        IntStream.range(0, 20)
            .mapToObj(i ->
                new RecordSet("s3.corp.example.net.", "A", TTL, List.of("10.0.1." + i), "", true))
            .toList();

    assertThat(addresses(answers.to(zone, "s3.corp.example.net.", "A")))
        .hasSize(8)
        .doesNotHaveDuplicates();
    assertThat(
            Stream.generate(() -> addresses(answers.to(zone, "s3.corp.example.net.", "A")))
                .limit(50)
                .flatMap(List::stream)
                .distinct())
        .hasSize(20);
  }

  @Test
  void aNameOfAnotherTypeExistsAndAnUnknownOneDoesNot() {
    List<RecordSet> zone = List.of(alias("s3.corp.example.net.", "lb.example."));

    assertThat(answers.to(zone, "s3.corp.example.net.", "AAAA"))
        .isEqualTo(new Answers.Answer(true, List.of()));
    assertThat(answers.to(zone, "s3.corp.example.net.", "TXT"))
        .isEqualTo(new Answers.Answer(true, List.of()));
    assertThat(answers.to(zone, "x.corp.example.net.", "A").exists()).isFalse();
  }

  private static RecordSet alias(String name, String target) {
    return new RecordSet(name, "A", Duration.ZERO, List.of(), target, false);
  }

  private static List<String> addresses(Answers.Answer answer) {
    return answer.addresses().stream().map(each -> each.address().getHostAddress()).toList();
  }
}
