"""Has botocore's own endpoint rule sets resolve host names, and prints what was asked for with each.

One line a name, tab-separated: host, service, region, bucket, access point, account; "-" is absent.
The expectations are the inputs of the resolution, not read back from the name; the one exception
is whether a DynamoDB name holds the account at all, which only the rule sets know.
"""

import itertools
import sys
from urllib.parse import urlsplit

from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError
from botocore.loaders import Loader

ACCOUNT = "111122223333"
IN_NAME = "in-name"
OUTPOST = "op-01234567890123456"
loader = Loader()
partitions = loader.load_data("partitions")
providers = {
    name: EndpointProvider(loader.load_service_model(name, "endpoint-rule-set-1"), partitions)
    for name in ("s3", "s3control", "dynamodb", "dynamodbstreams")
}
lines = set()
impossible = 0


def ask(provider, service, region, parameters, bucket="-", point="-", account="-"):
    global impossible
    try:
        url = providers[provider].resolve_endpoint(**parameters).url
    except EndpointProviderError:
        impossible += 1
        return
    host = urlsplit(url).hostname
    if account == IN_NAME:
        account = ACCOUNT if host.startswith(ACCOUNT + ".") else "-"
    lines.add("\t".join((host, service, region, bucket, point, account)))


def s3(region, partition, base):
    def bucket(name, service="s3", yields_bucket=None, point="-", account="-", at=region, **more):
        parameters = {**base, "Region": region, "Accelerate": False, "UseGlobalEndpoint": False,
                      "ForcePathStyle": False, "DisableMultiRegionAccessPoints": False, **more}
        if name:
            parameters["Bucket"] = name
        ask("s3", service, at, parameters,
            bucket=name if yields_bucket is None else yields_bucket, point=point, account=account)

    bucket("", yields_bucket="-")
    bucket("reports")
    bucket("reports", yields_bucket="-", ForcePathStyle=True)
    bucket("re.ports", yields_bucket="-")
    bucket("fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias", yields_bucket="-",
           point="fin-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias")
    bucket("fin-a1a4qp8xaozm3v6a--ol-s3", yields_bucket="-", point="fin-a1a4qp8xaozm3v6a--ol-s3")
    bucket(f"logs-{ACCOUNT}-{region}-an", account=ACCOUNT)
    bucket(f"arn:{partition}:s3:{region}:{ACCOUNT}:accesspoint:fin-1", yields_bucket="-",
           point="fin-1", account=ACCOUNT)
    bucket(f"arn:{partition}:s3-object-lambda:{region}:{ACCOUNT}:accesspoint/fin-1",
           "s3-object-lambda", yields_bucket="-", point="fin-1", account=ACCOUNT)
    bucket("", "s3-object-lambda", yields_bucket="-", UseObjectLambdaEndpoint=True)
    bucket(f"arn:{partition}:s3-outposts:{region}:{ACCOUNT}:outpost:{OUTPOST}:accesspoint:fin-1",
           "s3-outposts", yields_bucket="-", point="fin-1", account=ACCOUNT)
    for hardware in "eo":
        alias = f"test-accessp-{hardware}0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3"
        bucket(alias, "s3-outposts", yields_bucket="-", point=alias)
    bucket(f"arn:{partition}:s3::{ACCOUNT}:accesspoint:mfzwi23gnjvgw.mrap", yields_bucket="-",
           point="mfzwi23gnjvgw.mrap", at="-")
    bucket("reports", at="-", Accelerate=True)
    for zone in ("use1-az4", "test1-az10"):
        bucket(f"b--{zone}--x-s3", "s3express")
        bucket(f"b--{zone}--xa-s3", "s3express", yields_bucket="-", point=f"b--{zone}--xa-s3")
        bucket(f"b--{zone}--x-s3", "s3express", yields_bucket="-", UseS3ExpressControlEndpoint=True)
    if region == "us-east-1":
        plain = not base["UseFIPS"] and not base["UseDualStack"]
        bucket("reports", at="-" if plain else region, UseGlobalEndpoint=True)
        bucket("", yields_bucket="-", UseGlobalEndpoint=True)


def s3control(region, partition, base):
    base = {**base, "Region": region, "UseArnRegion": True}
    ask("s3control", "s3-control", region, {**base, "AccountId": ACCOUNT, "RequiresAccountId": True},
        account=ACCOUNT)
    ask("s3control", "s3-control", region, base)
    ask("s3control", "s3-outposts", region, {**base, "OutpostId": OUTPOST, "AccountId": ACCOUNT})
    for kind, parameter in (("bucket", "Bucket"), ("accesspoint", "AccessPointName")):
        arn = f"arn:{partition}:s3-outposts:{region}:{ACCOUNT}:outpost:{OUTPOST}:{kind}:fin"
        ask("s3control", "s3-outposts", region, {**base, parameter: arn, "AccountId": ACCOUNT})
    ask("s3control", "s3express", region,
        {**base, "AccessPointName": "b--use1-az4--xa-s3", "AccountId": ACCOUNT,
         "RequiresAccountId": True, "UseS3ExpressControlEndpoint": True})


def dynamodb(region, partition, base):
    base = {**base, "Region": region}
    named = {**base, "AccountId": ACCOUNT, "AccountIdEndpointMode": "preferred"}
    # Only some partitions and combinations put the account in the name.
    ask("dynamodb", "dynamodb", region, base)
    ask("dynamodb", "dynamodb", region, named, account=IN_NAME)
    ask("dynamodb", "dynamodb-search", region, {**base, "IsSearchOperation": True})
    ask("dynamodb", "dynamodb-search", region, {**named, "IsSearchOperation": True},
        account=IN_NAME)
    ask("dynamodbstreams", "dynamodb-streams", region, base)
    ask("dynamodbstreams", "dynamodb-streams", region, named, account=IN_NAME)


for partition in partitions["partitions"]:
    for region in partition["regions"]:
        if region.endswith("-global"):
            continue
        for fips, dual in itertools.product((False, True), repeat=2):
            base = {"UseFIPS": fips, "UseDualStack": dual}
            for family in (s3, s3control, dynamodb):
                family(region, partition["id"], base)

print("\n".join(sorted(lines)))
print(f"{impossible} combinations have no endpoint", file=sys.stderr)
