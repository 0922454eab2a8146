"""Reads one object slowly and prints its SHA-256: slow_download.py BUCKET KEY REGION BYTES_PER_SECOND."""
import hashlib
import json
import sys
import time

import boto3
from botocore.config import Config

bucket, key, region, rate = sys.argv[1:5]
s3 = boto3.client("s3", region_name=region, config=Config(retries={"total_max_attempts": 1}, read_timeout=180))
body = s3.get_object(Bucket=bucket, Key=key)["Body"]
print("ready", flush=True)
digest = hashlib.sha256()
began = time.time()
total = 0
while chunk := body.read(1 << 20):
    digest.update(chunk)
    total += len(chunk)
    time.sleep(max(0.0, total / int(rate) - (time.time() - began)))
print(json.dumps({"sha256": digest.hexdigest(), "bytes": total, "seconds": time.time() - began}))
