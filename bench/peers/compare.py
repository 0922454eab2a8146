"""Who flags what: Causeway, Cloud Custodian and Prowler on the policies of cases.py.

Runs their own code, installed in pinned versions into target/, on the same policies; prints a table.
"""
import copy
import json
import os
import pathlib
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).parent
TARGET = HERE.parent / "target"
PINNED = {"c7n": "0.9.53", "prowler": "5.46.0"}

sys.path.insert(0, str(HERE))
import cases  # noqa: E402


def installed(package):
    """The Python of an environment that holds the package."""
    folder = TARGET / f"peer-{package}-{PINNED[package]}"
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "-q", "install", f"{package}=={PINNED[package]}"], check=True)
        (folder / "complete").touch()
    return python


def custodian():
    """The cross-account filter of aws.vpc-endpoint, told of the organisation and the account."""
    from types import SimpleNamespace

    from c7n.resources.vpc import EndpointCrossAccountFilter

    manager = SimpleNamespace(config=SimpleNamespace(account_id=cases.OWN, region=cases.REGION))
    flags = []
    for document in json.load(sys.stdin):
        data = {"type": "cross-account", "whitelist": [cases.OWN], "whitelist_orgids": [cases.ORGANIZATION]}
        check = EndpointCrossAccountFilter(data, manager)
        flags.append(bool(check.process([{"VpcEndpointId": "vpce-1", "PolicyDocument": json.dumps(document)}])))
    print(json.dumps(flags))


def prowler():
    """vpc_endpoint_connections_trust_boundaries, told of the account; it takes no organisation."""
    import types

    from prowler.providers.aws.services.vpc.vpc_service import VpcEndpoint

    client = types.SimpleNamespace(audited_account=cases.OWN)
    module = types.ModuleType("prowler.providers.aws.services.vpc.vpc_client")
    module.vpc_client = client
    sys.modules[module.__name__] = module
    from prowler.providers.aws.services.vpc.vpc_endpoint_connections_trust_boundaries import (
        vpc_endpoint_connections_trust_boundaries as check,
    )

    flags = []
    for document in json.load(sys.stdin):
        client.audit_config = {"trusted_account_ids": []}
        client.vpc_endpoints = [
            VpcEndpoint(
                arn=f"arn:aws:ec2:{cases.REGION}:{cases.OWN}:vpc-endpoint/vpce-1",
                id="vpce-1",
                vpc_id="vpc-1",
                service_name=f"com.amazonaws.{cases.REGION}.s3",
                state="available",
                policy_document=copy.deepcopy(document),
                owner_id=cases.OWN,
                type="Gateway",
                region=cases.REGION,
            )
        ]
        try:
            findings = check.vpc_endpoint_connections_trust_boundaries().execute()
            flags.append(any(finding.status == "FAIL" for finding in findings))
        except Exception as error:  # its own answer to such a policy
            flags.append(type(error).__name__)
    print(json.dumps(flags))


def peer(package, mode):
    documents = json.dumps([document for _, _, _, document in cases.CASES])
    run = subprocess.run(
        [installed(package), __file__, mode], input=documents, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def causeway():
    java = pathlib.Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    lines = "".join(json.dumps(document) + "\n" for _, _, _, document in cases.CASES)
    run = subprocess.run(
        [java, "-cp", f"{TARGET}/*:{TARGET}/lib/*", "causeway.bench.peers.Perimeter",
         cases.REGION, cases.ORGANIZATION, cases.OWN],
        input=lines, stdout=subprocess.PIPE, text=True, check=True)
    verdicts = [line.split(" ", 1)[0] for line in run.stdout.splitlines()]
    assert len(verdicts) == len(cases.CASES), run.stdout
    return [verdict == "REFUTED" if verdict in ("REFUTED", "PROVED") else verdict for verdict in verdicts]


def said(flag, leaks):
    if not isinstance(flag, bool):
        return f"no answer ({flag})"
    return "right" if flag == leaks else "**missed**" if leaks else "false alarm"


def main():
    columns = {"Causeway": causeway(), "Cloud Custodian": peer("c7n", "--custodian"), "Prowler": peer("prowler", "--prowler")}
    print("| policy | lets a stranger through | " + " | ".join(columns) + " |")
    print("|---|---|" + "---|" * len(columns))
    tally = {name: {} for name in columns}
    for i, (name, leaks, why, _) in enumerate(cases.CASES):
        row = [said(flags[i], leaks) for flags in columns.values()]
        for column, answer in zip(columns, row):
            tally[column][answer] = tally[column].get(answer, 0) + 1
        print(f"| {name} | {'yes: ' + why if leaks else 'no' + (', ' + why if why else '')} | " + " | ".join(row) + " |")
    print()
    for column, counts in tally.items():
        print(f"{column}: " + ", ".join(f"{count} {answer}" for answer, count in sorted(counts.items())))


if __name__ == "__main__":
    {"--custodian": custodian, "--prowler": prowler}.get(sys.argv[1] if len(sys.argv) > 1 else "", main)()
