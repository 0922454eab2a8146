package causeway.functions.aws;

import causeway.access.net.Cidr;
import causeway.functions.cloud.PrefixLists;
import causeway.reconcile.observed.PrefixList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;

/// EC2's managed prefix lists by the SDK.
final class AwsPrefixLists implements PrefixLists {
  private final Ec2Client client;

  AwsPrefixLists(Ec2Client client) {
    this.client = client;
  }

  @Override
  public Optional<PrefixList> byId(String id) {
    return one("prefix-list-id", id);
  }

  @Override
  public Optional<PrefixList> byName(String name) {
    return one("prefix-list-name", name);
  }

  private Optional<PrefixList> one(String filter, String named) {
    Filter by = Filter.builder().name(filter).values(named).build();
    return Call.of(
            "describe prefix list " + named,
            () -> client.describeManagedPrefixLists(to -> to.filters(by)))
        .prefixLists()
        .stream()
        .filter(list -> named.equals(list.prefixListId()) || named.equals(list.prefixListName()))
        .findFirst()
        .map(this::whole);
  }

  private PrefixList whole(ManagedPrefixList list) {
    List<Cidr> entries =
        Call.of(
            "read prefix list " + list.prefixListId(),
            () ->
                client
                    .getManagedPrefixListEntriesPaginator(
                        to -> to.prefixListId(list.prefixListId()))
                    .entries()
                    .stream()
                    .map(entry -> Cidr.parse(entry.cidr()))
                    .toList());
    String state = list.stateAsString();
    return new PrefixList(
        list.prefixListId(),
        list.prefixListName() == null ? "" : list.prefixListName(),
        list.version() == null ? 0 : list.version(),
        list.maxEntries() == null ? entries.size() : list.maxEntries(),
        state != null && state.endsWith("-in-progress"),
        entries);
  }

  @Override
  public void modify(String id, long currentVersion, List<Cidr> add, List<Cidr> remove) {
    var _ =
        Call.of(
            "change prefix list " + id,
            () ->
                client.modifyManagedPrefixList(to -> {
                  to.prefixListId(id).currentVersion(currentVersion);
                  if (!add.isEmpty()) {
                    to.addEntries(
                        add.stream()
                            .map(block ->
                                software.amazon.awssdk.services.ec2.model.AddPrefixListEntry
                                    .builder()
                                    .cidr(block.toString())
                                    .build())
                            .toList());
                  }
                  if (!remove.isEmpty()) {
                    to.removeEntries(
                        remove.stream()
                            .map(block ->
                                software.amazon.awssdk.services.ec2.model.RemovePrefixListEntry
                                    .builder()
                                    .cidr(block.toString())
                                    .build())
                            .toList());
                  }
                }));
  }
}
