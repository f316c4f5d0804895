"""What is measured in: an environment with the project as users have it, its versions, and the machine."""

import json
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv-bench"
PYTHON = VENV / "bin" / "python"
CACHE = VENV / "cache"
"""What measured programs keep from one call to the next."""

FONTS = "FAZHI_BENCH_FONTS"
"""The variable that names the fontconfig file of the free fonts to the processes that measure."""

PACKAGES = (
    *("fazhi-report", "typer", "pydantic", "PyYAML", "Jinja2", "markdown-it-py", "lxml", "python-docx"),
    *("openpyxl", "typst", "check-jsonschema", "ruamel.yaml", "docxtpl"),
)
_VERSIONS = """
import json, platform, sys
from importlib.metadata import version
print(json.dumps({"Python": platform.python_version()} | {name: version(name) for name in sys.argv[1:]}))
"""


def prepare() -> None:
    """Make the environment if there is none, and install the rivals and the project as it is now.

    As a wheel and not editable: so it comes to users, and a file saved meanwhile changes nothing.
    """
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    _output(str(PYTHON), "-m", "pip", "install", "--quiet", "-r", "bench/requirements.txt", ".[excel,pdf]")


def lacking() -> str:
    """What is missing for measuring pages; "" where nothing is, and then what is started knows the fonts."""
    script = (sys.executable, str(ROOT / "tools" / "page_fonts.py"), "--offline")
    found = subprocess.run(script, check=False, capture_output=True, text=True)
    if found.returncode:
        return found.stderr.strip() + " (python tools/page_fonts.py does so)"
    os.environ[FONTS] = found.stdout.strip()
    return ""


def fonts() -> Path | None:
    """The fontconfig file of the free fonts, in a process that measures; None where there are none."""
    named = os.environ.get(FONTS)
    return Path(named) if named else None


def versions() -> Mapping[str, str]:
    """What was compared, by name: Python, packages, programs."""
    known: dict[str, str] = json.loads(_output(str(PYTHON), "-c", _VERSIONS, *PACKAGES))
    programs = {"LibreOffice": ("soffice", "--version"), "valgrind": ("valgrind", "--version")}
    for name, command in programs.items():
        if shutil.which(command[0]):
            said = _output(*command).replace("LibreOffice ", "").removeprefix("valgrind-")
            known[name] = said.split()[0]
    return known


def machine() -> str:
    """The class of the machine: processor, cores, system."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def require(holds: object, message: str) -> None:
    """Stop the run where something is not what it has to be for its figures to mean anything."""
    if not holds:
        raise SystemExit(message)


def _output(*command: str) -> str:
    """What a command prints that prepares or tells something; its failure ends the run."""
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    require(not done.returncode, f"failed: {' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout
