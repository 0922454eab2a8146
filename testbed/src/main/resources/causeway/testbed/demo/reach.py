"""Opens a TCP connection and says how that went: reach.py ADDRESS PORT."""
import errno
import json
import socket
import sys

try:
    socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=3).close()
    print(json.dumps({"reached": True}))
except OSError as failure:
    name = errno.errorcode.get(failure.errno, type(failure).__name__)
    print(json.dumps({"reached": False, "error": name, "text": failure.strerror or str(failure)}))
