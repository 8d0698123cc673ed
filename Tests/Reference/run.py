"""Checks the figures that the command reports against references of their own.

    python3 run.py REQUANT TOPIC        TOPIC: a module of this folder with FIELDS and check()

Exit status: 0, every figure is right; 1, some are not, each named on a line of its own; 2, the
topic could not be checked.
"""

import importlib
import sys

from bench import Bench, CommandFailed
from verdict import Verdict


def main(requant, topic):
    module = importlib.import_module(topic)
    verdict = Verdict()

    try:
        with Bench(requant) as bench:
            module.check(bench, verdict)
    except (CommandFailed, OSError, ValueError) as problem:
        print(f"{topic} could not be checked: {problem}", file=sys.stderr)
        return 2

    # A figure that nothing is expected of is not checked, whatever its topic promises.
    for field in module.FIELDS:
        if verdict.compared[field] == 0:
            verdict.complaints.append(f"{field} was never compared with anything")

    for complaint in verdict.complaints:
        print(complaint)

    print(f"{topic}: {sum(verdict.compared.values())} comparisons, "
          f"{len(verdict.complaints)} differences")
    return 1 if verdict.complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
