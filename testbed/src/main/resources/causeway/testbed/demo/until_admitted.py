"""Asks each proxy, over and over, for a TLS connection to one name, and says when each first admits it:
until_admitted.py CA NAME LIMIT_SECONDS ADDRESS..."""
import json
import socket
import ssl
import sys
import threading
import time

authority, name, limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
context = ssl.create_default_context(cafile=authority)
admitted = {}
refused = {}


def poll(address):
    end = time.time() + limit
    while time.time() < end:
        try:
            with socket.create_connection((address, 443), timeout=2) as plain:
                with context.wrap_socket(plain, server_hostname=name):
                    admitted[address] = time.time()
                    return
        except OSError:
            refused[address] = refused.get(address, 0) + 1
        time.sleep(0.01)


threads = [threading.Thread(target=poll, args=(address,)) for address in sys.argv[4:]]
for thread in threads:
    thread.start()
while not all(address in refused for address in sys.argv[4:]) and any(t.is_alive() for t in threads):
    time.sleep(0.005)
print("ready", flush=True)
for thread in threads:
    thread.join()
print(json.dumps({"admitted": admitted, "refused": refused}))
