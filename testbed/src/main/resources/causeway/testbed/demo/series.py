"""Small requests to S3, each on a connection of its own, until standard input ends: series.py BUCKET REGION."""
import json
import sys
import threading
import time

import boto3

bucket, region = sys.argv[1:3]
s3 = boto3.client("s3", region_name=region)
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
requests = []
errors = []
number = 0
print("ready", flush=True)
while not ended.is_set():
    number += 1
    key = f"series/{number % 20}"
    body = f"request {number}".encode()
    began = time.time()
    try:
        put = s3.put_object(Bucket=bucket, Key=key, Body=body)
        s3.close()
        got = s3.get_object(Bucket=bucket, Key=key)
        same = got["Body"].read() == body
        s3.close()
        retries = put["ResponseMetadata"]["RetryAttempts"] + got["ResponseMetadata"]["RetryAttempts"]
        requests.append({"at": began, "seconds": time.time() - began, "retries": retries})
        if not same:
            errors.append("another body came back for " + key)
    except Exception as failure:
        errors.append(f"{type(failure).__name__}: {failure}")
    ended.wait(0.05)
print(json.dumps({"requests": requests, "errors": errors}))
