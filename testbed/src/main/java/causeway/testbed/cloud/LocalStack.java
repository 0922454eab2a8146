package causeway.testbed.cloud;

import causeway.testbed.enclosure.Checkout;
import causeway.testbed.enclosure.Command;
import causeway.testbed.enclosure.PythonEnvironment;
import causeway.testbed.network.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// LocalStack in host mode on loopback: EC2, Route 53, S3 and the other services of every Region,
/// for the functions, for the front of S3, and for the testbed itself.
public final class LocalStack {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4566);

  /// Where an SDK or the command line finds it, in the Region's own namespace.
  public static final URI ENDPOINT = URI.create("http://127.0.0.1:" + ADDRESS.getPort());

  /// It keeps objects in one place of the whole machine, and has no setting for that: two demos
  /// would share it, another user could not write there, and a crash would leave it behind.
  ///
  /// Its Route 53 never forgets a change: it refuses to create again what was created once and
  /// deleted since, and lets what is gone be deleted again. Here a deletion is the end of both.
  private static final String MAIN =
      """
      import sys
      from moto.route53.models import ChangeList
      keep = ChangeList.append
      def append(self, change):
          keep(self, change)
          if change["Action"] == "DELETE":
              record = change["ResourceRecordSet"]
              self[:] = [each for each in self if each["ResourceRecordSet"] != record]
      ChangeList.append = append
      from localstack.services.s3 import provider
      provider.DEFAULT_S3_TMP_DIR = sys.argv.pop()

      # Its Route 53 takes a record that once existed for one that does, and lets a wrong DELETE
      # pass. AWS compares with the records themselves, in the order of the batch.
      from moto.route53 import exceptions, models
      apply = models.Route53Backend.change_resource_record_sets
      def change(backend, zone, changes):
          there = {(r.name.strip('.'), r.type_, r.set_identifier)
                   for r in backend.get_hosted_zone(zone).rrsets}
          for each in changes:
              record = each['ResourceRecordSet']
              key = (record['Name'].strip('.'), record['Type'], record.get('SetIdentifier'))
              if each['Action'] == 'DELETE':
                  if key not in there:
                      raise exceptions.Route53ClientError('InvalidChangeBatch',
                          f'Tried to delete resource record set {key} but it was not found')
                  there.remove(key)
              elif each['Action'] == 'CREATE':
                  if key in there:
                      raise exceptions.Route53ClientError('InvalidChangeBatch',
                          f'Tried to create resource record set {key} but it already exists')
                  there.add(key)
          apply(backend, zone, changes)
      models.ChangeList.__contains__ = lambda journal, change: False
      models.Route53Backend.change_resource_record_sets = change

      from localstack.runtime.main import main
      main()
      """;

  private final Process process;
  private final Path log;

  private LocalStack(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  public static LocalStack start(Checkout checkout, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("GATEWAY_LISTEN", "127.0.0.1:" + ADDRESS.getPort());
    environment.put("LOCALSTACK_HOST", "127.0.0.1:" + ADDRESS.getPort());
    environment.put("FILESYSTEM_ROOT", folder.toString());
    environment.put("TMPDIR", folder.toString());
    // Each is loaded by the first request to it: together they would hold up the start.
    environment.put("SERVICES", "ec2,route53,s3,ssm,sns,sqs,cloudwatch,events,sts,iam");
    environment.put("STRICT_SERVICE_LOADING", "1");
    // There is no internet inside, so whatever would call home only waits.
    environment.put("DISABLE_EVENTS", "1");
    environment.put("SKIP_SSL_CERT_DOWNLOAD", "1");
    environment.put("SKIP_INFRA_DOWNLOADS", "1");
    environment.put("DNS_ADDRESS", "0");
    environment.put("SQS_ENDPOINT_STRATEGY", "path");
    Path log = folder.resolve("localstack.log");
    Process process =
        Command.of(
                PythonEnvironment.program(checkout, "python").toString(),
                "-c",
                MAIN,
                folder.resolve("objects").toString())
            .with(environment)
            .start(log);
    return new LocalStack(process, log);
  }

  public InetSocketAddress address() {
    return ADDRESS;
  }

  /// Waits until it answers.
  public Duration await() {
    return Waiting.until(
        "LocalStack on " + ADDRESS + ", see " + log,
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("LocalStack ended with " + process.exitValue());
          }
          in("us-east-1").rest(Service.S3, "GET", "/_localstack/health", new byte[0], Map.of());
          return true;
        });
  }

  /// The services of one Region.
  public Aws in(String region) {
    return new Aws(ENDPOINT, region);
  }

  public void makeBucket(String region, String bucket) {
    String body =
        region.equals("us-east-1")
            ? ""
            : "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>"
                + region
                + "</LocationConstraint></CreateBucketConfiguration>";
    put(region, "/" + bucket, body.getBytes(StandardCharsets.UTF_8));
  }

  public void put(String region, String bucket, String key, byte[] body) {
    put(region, "/" + bucket + "/" + key, body);
  }

  private void put(String region, String path, byte[] body) {
    in(region).rest(Service.S3, "PUT", path, body, Map.of());
  }
}
