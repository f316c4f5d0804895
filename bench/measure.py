"""Measures one group, in the environment of the benchmarks, where `run.py` starts it.

    python bench/measure.py GROUP ROUNDS SAMPLE...

Prints the samples that are wanted as JSON. `instructions` is the group `cold`, counted instead of timed.
"""

import json
import sys
from importlib import import_module


def main(group: str, rounds: str, *wanted: str) -> None:
    """Measure and print."""
    measure = import_module("cold").count if group == "instructions" else import_module(group).measure
    json.dump(measure(frozenset(wanted), int(rounds)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
