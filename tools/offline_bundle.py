"""A folder to install fazhi from on a computer without a network, with Excel and PDF.

    python tools/offline_bundle.py -o DIR [--platform win_amd64|linux_x86_64|linux_aarch64] [--python 3.12]

Needs the index that pip is set up for; what it makes needs none. What is required is judged by the markers of
the platform that the folder is for (`requirements.py`), and every wheel by its licence (`licences.py`). The
folder has the wheels with their digests, scripts that install them (`tools/offline/`), the docs, data files,
and the lists of fonts and of licences.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import licences
import requirements
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "tools" / "offline"
SHIPPED = ("README.md", "CHANGELOG.md", "LICENSE", "docs", "data", "examples")
PROJECT, EXTRAS = "fazhi-report", "[excel,pdf]"

_GLIBC = range(5, 29)  # up to 2.28: the systems of offices that are older have no Python that runs this


class Platform(NamedTuple):
    """A kind of computer: what pip calls it, and what environment markers see."""

    tags: tuple[str, ...]
    os_name: str
    platform_machine: str
    platform_system: str
    sys_platform: str


def _linux(machine: str) -> Platform:
    tags = (*(f"manylinux_2_{minor}_{machine}" for minor in reversed(_GLIBC)), f"manylinux2014_{machine}")
    return Platform((*tags, f"linux_{machine}"), "posix", machine, "Linux", "linux")


PLATFORMS: Mapping[str, Platform] = {
    "win_amd64": Platform(("win_amd64",), "nt", "AMD64", "Windows", "win32"),
    "linux_x86_64": _linux("x86_64"),
    "linux_aarch64": _linux("aarch64"),
}


class Target(NamedTuple):
    """The computer that a bundle is for."""

    platform: str
    python: str

    @property
    def environment(self) -> requirements.Environment:
        """What environment markers see there."""
        markers = PLATFORMS[self.platform]._asdict()
        del markers["tags"]
        full = f"{self.python}.0"
        return {
            **requirements.HERE, **markers, "python_version": self.python, "python_full_version": full,
            "implementation_name": "cpython", "implementation_version": full,
            "platform_python_implementation": "CPython", "platform_release": "", "platform_version": "",
        }  # fmt: skip

    @property
    def options(self) -> list[str]:
        """What pip is told of it."""
        platforms = [option for tag in PLATFORMS[self.platform].tags for option in ("--platform", tag)]
        return [*platforms, "--python-version", self.python, "--implementation", "cp", "--only-binary=:all:"]


class Wheel(NamedTuple):
    """A wheel, and what it says of itself."""

    path: Path
    metadata: Message

    @property
    def requires(self) -> list[str]:
        """What it requires."""
        return self.metadata.get_all("Requires-Dist", [])


class UnresolvedError(Exception):
    """What can't be had for a target, in pip's words."""


def wheel(path: Path) -> Wheel:
    """Read what a wheel says of itself."""
    with zipfile.ZipFile(path) as archive:
        (name,) = (
            each
            for each in archive.namelist()
            if each.endswith(".dist-info/METADATA") and each.count("/") == 1
        )
        return Wheel(path, message_from_bytes(archive.read(name)))


def gather(root: Path, wanted: Requirement, target: Target, folder: Path) -> list[Wheel]:
    """Bring the wheels of all that is required on a target into a folder.

    A round asks pip for what is not there yet, or not in a version that will do; the last is that in which
    every requirement of every wheel is met.

    Args:
        root: the wheel of what is wanted.
        wanted: what is wanted, with its extras.
        target: the computer that it is for.
        folder: where the wheels go.

    Raises:
        UnresolvedError: there is no wheel that will do.

    """
    found = {str(wanted.name): wheel(root)}
    tried: set[str] = set()
    while True:
        known = {name: each.requires for name, each in found.items()}
        needs = requirements.needed(wanted, known, target.environment)
        missing = [
            f"{name}{need.specifier}"
            for name, need in needs.items()
            if name not in found
            or not need.specifier.contains(found[name].metadata["Version"], prereleases=True)
        ]
        if not missing:
            return [each for name, each in sorted(found.items()) if name in needs]
        if again := tried.intersection(missing):
            raise UnresolvedError(", ".join(sorted(again)))
        tried.update(missing)
        for each in _download(missing, target, folder):
            found[canonicalize_name(each.metadata["Name"])] = each


def _download(wanted: list[str], target: Target, folder: Path) -> list[Wheel]:
    """Let pip choose and fetch a wheel for each requirement, and nothing that those require."""
    with tempfile.TemporaryDirectory(dir=folder) as new:
        command = ["pip", "download", "--quiet", "--no-deps", "--dest", new, *target.options, *wanted]
        done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
        if done.returncode:
            raise UnresolvedError(done.stderr)
        return [wheel(path.replace(folder / path.name)) for path in Path(new).iterdir()]


def pinned(wheels: Iterable[Wheel], extras: Mapping[str, str]) -> str:
    """The wheels as requirements that pip checks the digests of."""
    lines = []
    for each in wheels:
        name, version, _, _ = parse_wheel_filename(each.path.name)
        digest = hashlib.sha256(each.path.read_bytes()).hexdigest()
        lines.append(f"{name}{extras.get(name, '')}=={version} --hash=sha256:{digest}\n")
    return "".join(lines)


def write_rest(folder: Path, wheels: list[Wheel], target: Target) -> None:
    """Write everything beside the wheels."""
    (version,) = (each.metadata["Version"] for each in wheels if each.metadata["Name"] == PROJECT)
    for name in SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    facts = {"@PYTHON@": target.python, "@PLATFORM@": target.platform, "@VERSION@": version}
    for path in TEMPLATES.iterdir():
        text = path.read_text(encoding="utf-8")
        _write(folder / path.name, re.sub("@[A-Z]+@", lambda mark: facts[mark[0]], text))
    _write(folder / "requirements.txt", pinned(wheels, {PROJECT: EXTRAS}))
    _write(
        folder / "许可.txt",
        "\n".join(licences.told(licences.licensed(each.metadata) for each in wheels)) + "\n",
    )


def _write(path: Path, text: str) -> None:
    """Write a text as what opens it wants it: cmd in the code page of China, Notepad with a mark."""
    is_for_people = path.suffix == ".txt" and not path.name.isascii()
    encoding = "gbk" if path.suffix == ".cmd" else "utf-8-sig" if is_for_people else "utf-8"
    newline = "\r\n" if path.suffix == ".cmd" or is_for_people else "\n"
    path.write_text(text, encoding=encoding, newline=newline)


def bundle(output: Path, target: Target) -> int:
    """Make the folder, whole or not at all; the exit code."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        print(f"{output} is not empty", file=sys.stderr)
        return 2
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent) as made:
        folder = Path(made) / "bundle"
        store = folder / "wheels"
        store.mkdir(parents=True)
        build = ["pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(store), str(ROOT)]
        if subprocess.call([sys.executable, "-m", *build]):
            return 1
        (own,) = store.iterdir()
        versions = SpecifierSet(wheel(own).metadata["Requires-Python"])
        if not versions.contains(f"{target.python}.0"):
            print(f"fazhi needs Python {versions}", file=sys.stderr)
            return 2
        try:
            wheels = gather(own, Requirement(PROJECT + EXTRAS), target, store)
            wheels += _download(["pip"], target, store)
        except UnresolvedError as error:
            print(error, file=sys.stderr)
            return 1
        licensed = [licences.licensed(each.metadata) for each in wheels]
        if faults := [each for each in licensed if not each.is_permissive]:
            print(*licences.told(faults, faults), sep="\n", file=sys.stderr)
            return 1
        write_rest(folder, wheels, target)
        kept = {each.path for each in wheels}
        for path in store.iterdir():
            if path not in kept:
                path.unlink()
        if output.is_dir():
            output.rmdir()
        folder.replace(output)
    print(f"{output}: {len(wheels)} wheels for {target.platform}, Python {target.python}")
    return 0


def _minor(text: str) -> str:
    """A version of Python as programs are named by it."""
    if not re.fullmatch(r"3\.[0-9]+", text):
        raise argparse.ArgumentTypeError(text)
    return text


def main() -> int:
    """Read the call; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="DIR")
    parser.add_argument("--platform", choices=PLATFORMS, default="win_amd64")
    parser.add_argument("--python", type=_minor, default="3.12", metavar="3.12")
    given = parser.parse_args()
    return bundle(given.output.absolute(), Target(given.platform, given.python))


if __name__ == "__main__":
    sys.exit(main())
