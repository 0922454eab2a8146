"""A target: says on 443 who it is and who asks, and answers on 8080 while it is well.

Commands on standard input: well, sick.
"""

import socket
import sys
import threading

address, name = sys.argv[1:3]


def talk(connection, peer):
    try:
        for line in connection.makefile():
            connection.sendall(f"{name} {peer[0]} {line.strip()}\n".encode())
    except OSError:
        pass
    finally:
        connection.close()


def accept(listener, answer):
    while True:
        try:
            connection, peer = listener.accept()
        except OSError:
            return
        threading.Thread(target=answer, args=(connection, peer), daemon=True).start()


def listen(port, answer):
    listener = socket.create_server((address, port), backlog=64)
    threading.Thread(target=accept, args=(listener, answer), daemon=True).start()
    return listener


listen(443, talk)
health = None
for command in sys.stdin:
    if command.strip() == "well":
        health = listen(8080, lambda connection, peer: connection.close())
    elif health is not None:
        # A thread waits in accept, so closing alone would not end it.
        health.shutdown(socket.SHUT_RDWR)
        health.close()
        health = None
    print("done", flush=True)
