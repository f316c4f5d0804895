"""Mutation testing of the core: one small change in a module, and a test that looks after it must go red.

    python tools/mutants.py                                     every module, a sample of 15 of each
    python tools/mutants.py rules/totals facts/counting         some modules
    python tools/mutants.py rules/totals --sample 40 --seed 7   another sample
    python tools/mutants.py rules/totals --all --write          every place; scores go to docs/mutation.md

Prints each mutant that no test noticed, and a score for each module; exits with 1 if one is not explained in
docs/mutation.md. Needs the extra `mutation`; works in a copy of the checkout, where it may change files.
"""

import argparse
import contextlib
import datetime as dt
import importlib
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import mutant_scores as scores
import pytest
from mutant_operators import Mutant, mutants

_FORK = multiprocessing.get_context("fork")
_COMMON = ("pydantic", "jinja2", "lxml.etree", "docx", "openpyxl", "yaml", "typer", "markdown_it")
"""The libraries that tests import."""
_IGNORED = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", "pictures", "dist")


def _test(copy: Path, tests: tuple[str, ...]) -> None:
    """Run tests in a copy and end this process with their exit code."""
    os.chdir(copy)
    os.environ["PYTHONPATH"] = str(copy / "src")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-n", "0", *tests]))


def _preload() -> None:
    """Import what no mutant changes: every run of tests inherits it and has that much less to do."""
    for name in _COMMON:
        importlib.import_module(name)
    importlib.import_module("fazhi_report").schema.ledgers()


def outcome(copy: Path, tests: tuple[str, ...], seconds: float | None) -> int | None:
    """The exit code of tests in a copy; None if they take longer than some seconds."""
    process = _FORK.Process(target=_test, args=(copy, tests))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return process.exitcode


def survivors(copy: Path, module: str, drawn: list[Mutant]) -> Iterator[Mutant]:
    """The mutants of a module that its tests do not notice."""
    tests = scores.tests_of(module)
    sys.dont_write_bytecode = False
    started = time.monotonic()
    if code := outcome(copy, tests, None):
        message = f"{module}: its tests fail without any mutant (pytest exits with {code})"
        raise SystemExit(message)
    seconds = 30 + 3 * (time.monotonic() - started)
    path = copy / "src" / "fazhi_report" / f"{module}.py"
    original = path.read_text(encoding="utf-8")
    sys.dont_write_bytecode = True  # what the run without mutants wrote is good for all; a mutant's is not
    for mutant in drawn:
        path.write_text(mutant.code, encoding="utf-8", newline="\n")
        if outcome(copy, tests, seconds) == pytest.ExitCode.OK:
            yield mutant
    path.write_text(original, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Mutate the modules asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", metavar="module", help="as rules/totals; without one, all")
    parser.add_argument("--sample", type=int, default=15, help="so many places of each module (15)")
    parser.add_argument("--seed", type=int, default=1, help="which places (1)")
    parser.add_argument("--all", action="store_true", help="every place")
    parser.add_argument("--write", action="store_true", help="write the scores to docs/mutation.md")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.modules) - set(scores.modules()):
        parser.error(f"no such module of the core: {', '.join(sorted(unknown))}")
    unexplained = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        copy = Path(name) / "checkout"
        shutil.copytree(scores.ROOT, copy, ignore=_IGNORED)
        sys.path.insert(0, str(copy / "src"))
        _preload()
        for module in asked.modules or scores.modules():
            score, open_ = _run(copy, module, None if asked.all else asked.sample, asked.seed)
            unexplained += open_
            print(score.row, flush=True)
            if asked.write:
                page = scores.with_scores(scores.PAGE.read_text(encoding="utf-8"), [score])
                scores.PAGE.write_text(page, encoding="utf-8", newline="\n")
    return 1 if unexplained else 0


def _run(copy: Path, module: str, sample: int | None, seed: int) -> tuple[scores.Score, int]:
    """The score of a module, and how many of its mutants survive unexplained."""
    source = (copy / "src" / "fazhi_report" / f"{module}.py").read_text(encoding="utf-8")
    drawn = list(mutants(source, sample, seed))
    known = scores.explained(scores.PAGE.read_text(encoding="utf-8"))
    equivalent = unexplained = 0
    for mutant in survivors(copy, module, drawn):
        if (module, mutant.removed, mutant.added) in known:
            equivalent += 1
        else:
            unexplained += 1
            told = [
                "".join(f"{sign}{line}\n" for line in lines.split("\n"))
                for sign, lines in (("-", mutant.removed), ("+", mutant.added))
            ]
            print(f"{module}:{mutant.line} survives\n{''.join(told)}", flush=True)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    killed = len(drawn) - equivalent - unexplained
    return scores.Score(module, len(drawn), killed, equivalent, seed, today), unexplained


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
