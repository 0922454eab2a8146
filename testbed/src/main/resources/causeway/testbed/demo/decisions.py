"""Asks proxies for a TLS connection to one name, and says what each makes of it: admitted, refused, or held when
nothing comes back for a second. With `now` once; with `changes` until standard input ends, and when each changed its
mind; with a decision, until each proxy has made it five times running:
decisions.py CA NAME now|changes|admitted|refused LIMIT_SECONDS ADDRESS..."""
import json
import socket
import ssl
import sys
import threading
import time

authority, name, wanted, limit = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
addresses = sys.argv[5:]
context = ssl.create_default_context(cafile=authority)
seen = {}
since = {}
before = {address: 0 for address in addresses}
changes = {address: [] for address in addresses}
ended = threading.Event()


def decision(address):
    try:
        with socket.create_connection((address, 443), timeout=2) as plain:
            plain.settimeout(1)
            with context.wrap_socket(plain, server_hostname=name):
                return "admitted"
    except TimeoutError:
        return "held"
    except OSError:
        return "refused"


def poll(address):
    end = time.time() + limit
    running = 0
    while time.time() < end and running < 5:
        asked = time.time()
        if decision(address) == wanted:
            if running == 0:
                since[address] = asked
            running += 1
        else:
            running = 0
            since.pop(address, None)
            before[address] += 1
        time.sleep(0.01)


def once(address):
    seen[address] = decision(address)


def watch(address):
    while not ended.is_set():
        asked = time.time()
        now = decision(address)
        if not changes[address] or changes[address][-1]["decision"] != now:
            changes[address].append({"at": asked, "decision": now})
        time.sleep(0.02)


asking = {"now": once, "changes": watch}.get(wanted, poll)
threads = [threading.Thread(target=asking, args=(address,)) for address in addresses]
for thread in threads:
    thread.start()
if asking is poll:
    while not all(before.values()) and any(thread.is_alive() for thread in threads):
        time.sleep(0.005)
print("ready", flush=True)
if asking is watch:
    sys.stdin.read()
    ended.set()
for thread in threads:
    thread.join()
print(json.dumps({"now": seen, "changes": changes}.get(wanted, {"since": since, "before": before})))
