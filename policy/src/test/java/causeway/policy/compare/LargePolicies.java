package causeway.policy.compare;

import causeway.policy.Policies;
import causeway.policy.language.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Policies at AWS's limit of 20,480 characters, and ones made to hurt.
final class LargePolicies {
  private LargePolicies() {}

  /// Rules for some two hundred buckets under five keys, one of them a little different by variant.
  static Policy full(int variant) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int rule = i;
      String resources =
          IntStream.range(0, 11)
              .mapToObj(bucket ->
                  "'arn:aws:s3:::corp-%02d-%02d','arn:aws:s3:::corp-%02d-%02d/*'"
                      .formatted(rule, bucket, rule, bucket))
              .collect(Collectors.joining(",", "[", "]"));
      String extra =
          i == 7 && variant > 0 ? ",'aws:PrincipalTag/stage':'test-" + variant + "'" : "";
      statements.add(
          ("'Sid':'rule-%02d','Action':['s3:GetObject','s3:PutObject','s3:ListBucket'],'Resource':%s,"
                  + "'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5','aws:ResourceAccount':'111122223333'%s},"
                  + "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/team-%02d-*'},"
                  + "'IpAddress':{'aws:VpcSourceIp':'10.%d.0.0/16'}}")
              .formatted(i, resources, extra, i, i));
    }
    return Policies.of(statements.toArray(String[]::new));
  }

  /// Patterns with wildcards in their middle, each of which doubles the classes of all the others.
  static Policy hostile(int patterns, String seed) {
    return Policies.of(
        IntStream.range(0, patterns)
            .mapToObj(i ->
                "'Resource':'arn:aws:s3:::*%c%s*%c*'"
                    .formatted('a' + i % 26, seed, 'a' + (i * 7 + 3) % 26))
            .toArray(String[]::new));
  }
}
