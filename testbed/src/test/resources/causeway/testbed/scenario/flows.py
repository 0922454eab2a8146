"""A client that holds flows open. One answer a command on standard input:

open NAME ADDRESS   connects, and says hello
say NAME            speaks on an open flow
hush NAME SECONDS   says nothing for a while, then speaks
"""

import socket
import sys
import time

flows = {}


def say(name):
    flow = flows[name]
    try:
        flow.sendall(b"hello\n")
        return flow.recv(200).decode().strip() or "closed"
    except ConnectionResetError:
        return "reset"
    except TimeoutError:
        return "timeout"


for line in sys.stdin:
    command, name, *more = line.split()
    try:
        if command == "open":
            flows[name] = socket.create_connection((more[0], 443), timeout=5)
        elif command == "hush":
            time.sleep(float(more[0]))
        print(say(name), flush=True)
    except ConnectionRefusedError:
        print("refused", flush=True)
    except OSError as error:
        print(type(error).__name__, flush=True)
