"""Reads one object slowly over several connections at once, and prints each SHA-256:
slow_downloads.py BUCKET KEY REGION BYTES_PER_SECOND COUNT. Each is a client of its own, without retries."""
import hashlib
import json
import sys
import threading
import time

import boto3
from botocore.config import Config

bucket, key, region = sys.argv[1:4]
rate, count = int(sys.argv[4]), int(sys.argv[5])
session = boto3.Session(region_name=region)
clients = [session.client("s3", config=Config(retries={"total_max_attempts": 1})) for _ in range(count)]
begun = threading.Barrier(count + 1)
transfers = []


def read(s3):
    began = time.time()
    digest = hashlib.sha256()
    total = 0
    error = None
    try:
        body = s3.get_object(Bucket=bucket, Key=key)["Body"]
        begun.wait()
        while chunk := body.read(1 << 18):
            digest.update(chunk)
            total += len(chunk)
            time.sleep(max(0.0, total / rate - (time.time() - began)))
    except Exception as failure:
        error = f"{type(failure).__name__}: {failure}"
        begun.abort()
    ended = time.time()
    transfers.append({"sha256": digest.hexdigest(), "bytes": total, "began": began, "ended": ended, "error": error})


threads = [threading.Thread(target=read, args=(client,)) for client in clients]
for thread in threads:
    thread.start()
try:
    begun.wait()
    print("ready", flush=True)
except threading.BrokenBarrierError:
    pass
for thread in threads:
    thread.join()
if any(transfer["bytes"] == 0 for transfer in transfers):
    sys.exit("; ".join(str(transfer["error"]) for transfer in transfers if transfer["error"]))
print(json.dumps({"transfers": transfers}))
