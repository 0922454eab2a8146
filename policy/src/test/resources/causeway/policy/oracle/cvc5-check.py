"""Reads SMT-LIB problems, a JSON string a line, and answers sat, unsat or unknown a line.

Processes of their own solve them, since some problems take for ever, whatever limit the solver is
given: a process that spends too long on one is ended, which answers it unknown, and replaced.
"""
import concurrent.futures
import json
import os
import signal
import subprocess
import sys

SECONDS = 5  # of processor time
AT_ONCE = 2 * os.cpu_count()


def answer(problem):
    import cvc5

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


def solve():
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        print(answer(json.loads(line)), flush=True)


def part(lines):
    answers = []
    while len(answers) < len(lines):
        done = subprocess.run(
            [sys.executable, __file__, "--solve"],
            input="".join(lines[len(answers):]),
            stdout=subprocess.PIPE,
            text=True,
        )
        answers += done.stdout.split()
        if done.returncode == -signal.SIGPROF:
            answers.append("unknown")
        elif done.returncode != 0:
            sys.exit("the solver failed on " + lines[len(answers)])
    return answers


if sys.argv[1] == "--solve":
    solve()
else:
    problems = list(sys.stdin)
    step = -(-len(problems) // AT_ONCE)
    parts = [problems[i:i + step] for i in range(0, len(problems), step)]
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for answers in pool.map(part, parts):
            print("\n".join(answers))
