"""Endpoint policies whose answer is known.

The question: can a caller get through who is neither of the organisation nor of the own account?
AWS services on their own behalf, and downloads of objects that AWS itself owns, do not count.
Each case says whether somebody can, and why.
"""
ORGANIZATION = "o-a1b2c3d4e5"
OWN, STRANGER = "111122223333", "999988887777"
REGION = "eu-west-1"


def allow(condition=None, **elements):
    statement = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
    statement.update(elements)
    if "NotPrincipal" in statement:
        del statement["Principal"]
    if condition:
        statement["Condition"] = condition
    return statement


def deny(condition=None, **elements):
    return allow(condition, **{"Effect": "Deny", **elements})


def policy(*statements):
    return {"Version": "2012-10-17", "Statement": list(statements)}


def org(operator="StringEquals", value=ORGANIZATION, **more):
    return {operator: {"aws:PrincipalOrgID": value, **more}}


SERVICES = allow({"Bool": {"aws:PrincipalIsAWSService": "true"}})
OWNED = allow(
    Action="s3:GetObject",
    Resource=[f"arn:aws:s3:::prod-{REGION}-starport-layer-bucket/*", f"arn:aws:s3:::al2023-repos-{REGION}-de612dc2/*"],
)
MINE = org(**{"aws:ResourceOrgID": ORGANIZATION})
TAGGED = allow(org(**{"aws:PrincipalTag/resource-perimeter-exception": "true"}))

# name, whether a stranger gets through, why, policy
CASES = [
    ("no policy of its own (full access)", True, "everybody", policy(allow())),
    ("only the organisation's callers", False, "", policy(allow(org()))),
    ("the perimeter AWS publishes for most services", False, "", policy(allow(MINE), SERVICES, TAGGED)),
    ("the perimeter AWS publishes for S3", False, "", policy(allow(MINE), SERVICES, OWNED, TAGGED)),
    ("another organisation", True, "its callers", policy(allow(org(value="o-z9y8x7w6v5")))),
    ("organisation ids by a pattern", True, "other organisations", policy(allow(org("StringLike", "o-*")))),
    ("the organisation, if the key is there", True, "unsigned callers lack it", policy(allow(org("StringEqualsIfExists")))),
    ("ForAllValues on the organisation", True, "unsigned callers: holds when the key is missing",
     policy(allow(org("ForAllValues:StringEquals")))),
    ("ForAllValues on the organisation's paths", True, "holds when the key is missing",
     policy(allow({"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": f"{ORGANIZATION}/*"}}))),
    ("ForAllValues guarded by Null", False, "",
     policy(allow({"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": f"{ORGANIZATION}/*"},
                   "Null": {"aws:PrincipalOrgPaths": "false"}}))),
    ("a unit of the organisation", False, "",
     policy(allow({"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": f"{ORGANIZATION}/r-ab12/ou-ab12-11111111/*"}}))),
    ("everybody, denied unless of the organisation", False, "", policy(allow(), deny(org("StringNotEquals")))),
    ("everybody, denied if of another organisation", True, "unsigned callers: the key must be there",
     policy(allow(), deny({"StringNotEquals": {"aws:PrincipalOrgID": ORGANIZATION}, "Null": {"aws:PrincipalOrgID": "false"}}))),
    ("every IPv4 address", True, "everybody", policy(allow({"IpAddress": {"aws:VpcSourceIp": "0.0.0.0/0"}}))),
    ("every address of AWS's other key, which endpoints lack", False, "never holds",
     policy(allow({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}))),
    ("every address but one", True, "everybody else", policy(allow({"NotIpAddress": {"aws:SourceIp": "203.0.113.7/32"}}))),
    ("only our endpoint", True, "strangers inside the network", policy(allow({"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d4e5f60718"}}))),
    ("own account", False, "", policy(allow({"StringEquals": {"aws:PrincipalAccount": OWN}}))),
    ("own account and a stranger", True, "the stranger", policy(allow({"StringEquals": {"aws:PrincipalAccount": [OWN, STRANGER]}}))),
    ("own roles by ARN", False, "", policy(allow({"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{OWN}:role/*"}}))),
    ("own account's number inside a stranger's role", True, "the stranger's role",
     policy(allow({"StringLike": {"aws:PrincipalArn": f"arn:aws:iam::{STRANGER}:role/for-{OWN}"}}))),
    ("own resources, any caller", True, "anybody who may read them", policy(allow({"StringEquals": {"aws:ResourceAccount": OWN}}))),
    ("a tag alone", True, "a stranger with such a tag", policy(allow({"StringEquals": {"aws:PrincipalTag/team": "data"}}))),
    ("a stranger denied beside own account", False, "",
     policy(allow({"StringEquals": {"aws:PrincipalAccount": OWN}}), deny(Principal={"AWS": f"arn:aws:iam::{STRANGER}:root"}))),
    ("a stranger's role as principal", True, "the stranger's role", policy(allow(Principal={"AWS": f"arn:aws:iam::{STRANGER}:role/x"}))),
    ("everybody but a stranger", True, "all other strangers", policy(allow(NotPrincipal={"AWS": f"arn:aws:iam::{STRANGER}:root"}))),
    ("the organisation in another case", False, "", policy(allow({"stringequals": {"AWS:PrincipalOrgId": ORGANIZATION}}))),
    ("nobody", False, "", policy(deny())),
]
