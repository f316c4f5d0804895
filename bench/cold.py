"""Commands from start to end, each a process; byte code and caches are made in a first round."""

import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import program
from cpu import Command, in_turn, instructions, process
from environment import VENV
from fewer_ledgers import write_package
from rows import (
    ALL_LEDGERS,
    DATA_ONLY,
    FEWER_LEDGERS,
    FROZEN,
    HELP,
    INPUTS,
    LIBRARIES,
    PASS,
    PUBLISHED,
    TYPER,
    VALIDATE,
    VERSION,
    on,
)

_FAZHI, _RIVAL = (
    (sys.executable, str(Path(sys.executable).parent / name)) for name in ("fazhi", "check-jsonschema")
)
_CLEAN, _VALID = "没有发现问题", "ok -- validation done"
_SCHEMAS = {"street": "schema.zh.json"}  # its keys are Chinese
_LEDGERS = 15 + 6  # with the parts of a file that are no ledgers
_CHECK = (
    "import sys; sys.path.insert(0, {!r}); sys.argv = ['fazhi', 'validate', '--data-only', {!r}]; "
    "from fazhi_report.cli import main; main()"
)


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of every command that is wanted."""
    if FEWER_LEDGERS in wanted:
        write_package(program.folder(), _fewer(), _LEDGERS)
    meters = {name: process(command) for name, command in commands().items()}
    return in_turn(meters, wanted, rounds)


def count(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """Instructions of every command that is wanted, all of which were measured before."""
    meters = {name: instructions(command) for name, command in commands().items()}
    return in_turn(meters, wanted, rounds, warming=0)


def commands() -> Mapping[str, Command]:
    """The commands by what they are called in the rows; Python is named, so that no launcher is measured."""
    first = INPUTS["2023"]
    made = {
        PASS: _python("pass"),
        HELP: Command((*_FAZHI, "--help"), "validate"),
        VERSION: Command((*_FAZHI, "--version"), "fazhi "),
        FROZEN: Command((*_RIVAL, "--schemafile", "bench/schema-frozen.json", first), _VALID),
        ALL_LEDGERS: _python(_CHECK.format("", first), _CLEAN),
        FEWER_LEDGERS: _python(_CHECK.format(str(_fewer()), first), _CLEAN),
        TYPER: _python("import typer"),
        LIBRARIES: _python("import typer, yaml, pydantic; from pydantic import BaseModel"),
    }
    for file, path in INPUTS.items():
        schema = _SCHEMAS.get(file, "schema.json")
        made[on(VALIDATE, file)] = Command((*_FAZHI, "validate", path), _CLEAN)
        made[on(DATA_ONLY, file)] = Command((*_FAZHI, "validate", "--data-only", path), _CLEAN)
        made[on(PUBLISHED, file)] = Command((*_RIVAL, "--schemafile", schema, path), _VALID)
    return made


def _python(code: str, expected: str = "") -> Command:
    return Command((sys.executable, "-c", code), expected)


def _fewer() -> Path:
    return VENV / "fewer-ledgers"
