"""Reads SMT-LIB problems, a JSON string a line, and answers sat, unsat or unknown a line.

Each problem has a process of its own: some take for ever, whatever limit the solver is given.
"""
import collections
import json
import os
import resource
import sys

import cvc5

SECONDS = 5  # of processor time
AT_ONCE = 2 * os.cpu_count()


def answer(problem):
    solver = cvc5.Solver()
    solver.setOption("strings-exp", "true")
    solver.setLogic("ALL")
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, problem, "pair")
    symbols = parser.getSymbolManager()
    while not (command := parser.nextCommand()).isNull():
        command.invoke(solver, symbols)
    result = solver.checkSat()
    return "sat" if result.isSat() else "unsat" if result.isUnsat() else "unknown"


def started(line):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.write(write, answer(json.loads(line)).encode())
        os._exit(0)
    os.close(write)
    return child, read


def ended(child, read):
    with os.fdopen(read) as pipe:
        print(pipe.read() or "unknown", flush=True)
    os.waitpid(child, 0)


running = collections.deque()
for line in sys.stdin:
    running.append(started(line))
    if len(running) == AT_ONCE:
        ended(*running.popleft())
while running:
    ended(*running.popleft())
