"""Downloads one object over and over, each time on a connection of its own, until standard input ends:
load.py BUCKET KEY REGION CLIENTS."""
import json
import sys
import threading
import time

import boto3

bucket, key, region, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
session = boto3.Session(region_name=region)
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
sizes = []
errors = []


def load(s3):
    while not ended.is_set():
        try:
            body = s3.get_object(Bucket=bucket, Key=key)["Body"]
            total = 0
            while chunk := body.read(1 << 20):
                total += len(chunk)
            sizes.append(total)
            s3.close()
        except Exception as failure:
            errors.append(f"{type(failure).__name__}: {failure}")


began = time.time()
threads = [threading.Thread(target=load, args=(session.client("s3"),)) for _ in range(count)]
for thread in threads:
    thread.start()
print("ready", flush=True)
for thread in threads:
    thread.join()
print(json.dumps({"downloads": len(sizes), "bytes": sum(sizes), "seconds": time.time() - began, "errors": errors}))
