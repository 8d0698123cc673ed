"""Compares what reports say with what they should, and keeps every difference."""

import math
from collections import Counter


def leaf(found, path):
    """A member of nested objects by its path: "levels.in_use"."""
    for name in path.split("."):
        found = found[name]

    return found


class Verdict:
    def __init__(self):
        self.complaints = []
        self.compared = Counter()  # paths, where something else than null was expected

    def at(self, *names):
        return Place(self, ", ".join(names), None)


class Place:
    """Where in which report something is looked for."""

    def __init__(self, verdict, name, found):
        self.verdict, self.name, self.found = verdict, name, found

    def at(self, name, found=None):
        """A part of it. found: the object of the report that it is about."""
        return Place(self.verdict, f"{self.name}, {name}", self.found if found is None else found)

    def exact(self, path, expected):
        self.judge(path, expected, lambda found: found == expected, "")

    def near(self, path, expected, tolerance):
        """expected: a number, a list of them and of None, or None. tolerance: absolute, of each."""
        def is_near(found):
            if isinstance(expected, list):
                limits = tolerance if isinstance(tolerance, list) else [tolerance] * len(expected)
                return (len(found) == len(expected)
                        and all(map(within, found, expected, limits)))

            return within(found, expected, tolerance)

        self.judge(path, expected, is_near, "" if isinstance(tolerance, list)
                   else f" ± {tolerance:.3g}")

    def relative(self, path, expected, epsilon):
        self.near(path, expected, 0 if expected is None else epsilon * abs(expected))

    def true(self, condition, complaint):
        """For what is no figure of a report, or a property of many."""
        if not condition:
            self.verdict.complaints.append(f"{self.name}: {complaint}")

    def judge(self, path, expected, is_right, tolerance):
        found = leaf(self.found, path)

        if expected is not None:
            self.verdict.compared[path] += 1

        if not ((found is None and expected is None)
                or (found is not None and expected is not None and is_right(found))):
            self.verdict.complaints.append(
                f"{self.name}: {path} is {shown(found, expected)}, not "
                f"{shown(expected, found)}{tolerance}")


def within(found, expected, tolerance):
    if found is None or expected is None:
        return found is None and expected is None

    return math.isfinite(expected) and abs(found - expected) <= tolerance


def shown(value, beside):
    """Of lists only where they part."""
    if isinstance(value, list) and isinstance(beside, list) and len(value) == len(beside):
        worst = max((n for n, (a, b) in enumerate(zip(value, beside)) if a != b),
                    key=lambda n: distance(value[n], beside[n]), default=None)
        return "the same" if worst is None else f"{value[worst]} at [{worst}]"

    return f"a list of {len(value)}" if isinstance(value, list) else repr(value)


def distance(a, b):
    return abs(a - b) if isinstance(a, (int, float)) and isinstance(b, (int, float)) else math.inf
