"""Benchmarks: how fast `fazhi` is, as ratios to other programs measured side by side in the same run.

    python bench/run.py          measure and print
    python bench/run.py --quick  fewer rounds, for a first look

Makes the environment .venv-bench at the top of the checkout. A target that is not met is printed, and is no
failure: the exit code is 0 unless something could not be run.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from fewer_ledgers import write_package
from ratios import Comparison, Samples, share_lines

BENCH = Path(__file__).parent
ROOT = BENCH.parent
VENV = ROOT / ".venv-bench"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(PROGRAMS / "python")
DATA, SCHEMA = "data/2023.yaml", "bench/schema-frozen.json"

FEWER = 15 + 6  # ledgers, and the parts of a file that are no ledgers
FEWER_LEDGERS = VENV / "fewer-ledgers"
CHECK = (
    "import sys; sys.path.insert(0, {!r}); sys.argv = ['fazhi', 'validate', '--data-only', {!r}]; "
    "from fazhi_report.cli import main; main()"
)

COLD_ROUNDS, WARM_ROUNDS = 25, 100
QUICK_COLD_ROUNDS, QUICK_WARM_ROUNDS = 5, 20

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "pass": (PYTHON, "-c", "pass"),
    "help": (str(PROGRAMS / "fazhi"), "--help"),
    "validate": (str(PROGRAMS / "fazhi"), "validate", "--data-only", DATA),
    "validate all": (str(PROGRAMS / "fazhi"), "validate", DATA),
    "fewer ledgers": (PYTHON, "-c", CHECK.format(str(FEWER_LEDGERS), DATA)),
    "all ledgers": (PYTHON, "-c", CHECK.format("", DATA)),
    "check-jsonschema": (str(PROGRAMS / "check-jsonschema"), "--schemafile", SCHEMA, DATA),
    "import": (PYTHON, "-c", "import yaml, pydantic"),
    "import typer": (PYTHON, "-c", "import typer, yaml, pydantic"),
    "import model": (PYTHON, "-c", "import typer, yaml; from pydantic import BaseModel"),
}
"""Whole processes by name, in the order in which each round runs them."""

RIVAL = "check-jsonschema --schemafile bench/schema-frozen.json"
COLD = (
    Comparison("fazhi --help / python -c pass", "help", "pass", at_most=8),
    Comparison(f"fazhi validate --data-only / {RIVAL}", "validate", "check-jsonschema", at_most=0.9),
    Comparison("fazhi validate, content rules too / the same", "validate all", "check-jsonschema"),
    Comparison('  of which "import yaml, pydantic"', "import", "check-jsonschema"),
    Comparison('  of which "import typer, yaml, pydantic"', "import typer", "check-jsonschema"),
    Comparison(
        '  of which "import typer, yaml; from pydantic import BaseModel"', "import model", "check-jsonschema"
    ),
)
LEDGERS = Comparison(
    "fazhi validate --data-only, all ledgers / fifteen", "all ledgers", "fewer ledgers", at_most=1.15
)
WARM = (
    Comparison("YAML to DOCX, reports per second / docxtpl's rendering", "docxtpl", "pipeline", at_least=1.5),
    Comparison("DOCX writer alone / docxtpl's rendering", "docxtpl", "writer", at_least=2.5),
)
RULES = Comparison(
    "content rules / composing and writing (time)", "rules", "compose and write", at_most=1 / 3
)
STAGES = ("read YAML", "validate", "facts", "compose", "write")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure fazhi against other programs, as ratios.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, for a first look")
    quick = parser.parse_args().quick
    try:
        prepare()
        cold = cold_samples(QUICK_COLD_ROUNDS if quick else COLD_ROUNDS)
        warm = json.loads(output(PYTHON, "bench/warm.py", str(QUICK_WARM_ROUNDS if quick else WARM_ROUNDS)))
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"failed: {' '.join(error.cmd)}\n{error.stdout}{error.stderr}\n")
        return 1
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream in a script
    sys.stdout.write("\n".join(report(cold, warm)) + "\n")
    return 0


def prepare() -> None:
    """Make the environment if there is none, and install the rivals and the project as it is now.

    As a wheel and not editable: so it comes to users, and a file saved meanwhile changes nothing.
    """
    if not Path(PYTHON).exists():
        venv.create(VENV, with_pip=True)
    output(PYTHON, "-m", "pip", "install", "--quiet", "-r", "bench/requirements.txt", ".")
    installed = output(PYTHON, "-c", "import fazhi_report; print(fazhi_report.__path__[0])").strip()
    write_package(Path(installed), FEWER_LEDGERS, FEWER)


def output(*command: str) -> str:
    """What a command prints; Python's variables are left out, so that every program may keep byte code."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    run = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    return run.stdout


def cold_samples(rounds: int) -> Samples:
    """The seconds of each command, all in turn in every round; a first round warms byte code and disk."""
    samples: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(1 + rounds):
        for name, command in COMMANDS.items():
            start = perf_counter()
            output(*command)
            if number:
                samples[name].append(perf_counter() - start)
    return samples


def report(cold: Samples, warm: dict[str, Any]) -> list[str]:
    """The lines to print."""
    samples: Samples = warm["samples"]
    return [
        "Medians of paired ratios (smallest–largest); each round runs everything in turn.",
        "Versions: " + ", ".join(f"{name} {number}" for name, number in warm["versions"].items()),
        "",
        f"Cold, whole processes, {len(cold['pass'])} rounds (time / time: less is faster)",
        *(comparison.line(cold) for comparison in (*COLD, LEDGERS)),
        "",
        f"Warm, one process, {len(samples['pipeline'])} rounds (speed / speed: more is faster)",
        *(comparison.line(samples) for comparison in (*WARM, RULES)),
        "",
        "Where the time of YAML to DOCX goes (what is left are checks of references and of keys)",
        *share_lines(samples, STAGES, "pipeline"),
    ]


if __name__ == "__main__":
    sys.exit(main())
