"""The folder that fazhi is installed from without a network: what goes into it, and that it can be installed.

The bundles of the long tests are made from a package index; `.ci/run` sets FAZHI_REQUIRE_WHEEL so that they can't be
skipped. Installing has no index: a place where none answers, and where the system allows it no network at all.
"""

import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from email.message import Message
from pathlib import Path

import offline_bundle
import pytest
from offline_bundle import PLATFORMS, Target, UnresolvedError, Wheel, gather
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.tags import compatible_tags, cpython_tags
from pip._vendor.packaging.utils import canonicalize_name, parse_wheel_filename

from fazhi_report import __version__
from fazhi_report.page import gongwen
from tests.conftest import DATA, GOLDEN, ROOT
from tests.fonts import make_fonts

REQUIRED = os.environ.get("FAZHI_REQUIRE_WHEEL")
NO_INDEX = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "/nowhere",
}


# What is required ------------------------------------------------------------------------------------------


def fake_index(
    monkeypatch: pytest.MonkeyPatch, wheels: dict[str, tuple[str, ...]], asked: list[list[str]] | None = None
) -> None:
    """Let downloads give wheels of `name version`, each with what it requires; the newest that will do."""

    def newest(requirement: str, folder: Path) -> Wheel:
        wanted = Requirement(requirement)
        for line, requires in reversed(wheels.items()):
            name, version = line.split()
            if canonicalize_name(name) == canonicalize_name(wanted.name) and wanted.specifier.contains(
                version
            ):
                return made(folder, name, version, requires)
        raise UnresolvedError(requirement)

    def download(wanted: list[str], _: Target, folder: Path) -> list[Wheel]:
        if asked is not None:
            asked.append(sorted(wanted))
        return [newest(each, folder) for each in wanted]

    monkeypatch.setattr(offline_bundle, "_download", download)


def made(folder: Path, name: str, version: str, requires: Iterable[str], python: str = ">=3.9") -> Wheel:
    metadata = Message()
    own = (("Name", name), ("Version", version), ("Requires-Python", python))
    for key, value in (*own, *(("Requires-Dist", each) for each in requires)):
        metadata[key] = value
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-{version}.dist-info/METADATA", metadata.as_string())
    return offline_bundle.wheel(path)


def gathered(folder: Path, root: Iterable[str], target: Target, wanted: str = "root[x]") -> list[str]:
    wheels = gather(made(folder, "root", "1", root).path, Requirement(wanted), target, folder)
    return [f"{each.metadata['Name']} {each.metadata['Version']}" for each in wheels]


@pytest.mark.parametrize(
    ("target", "markers", "expected"),
    [
        (Target("win_amd64", "3.12"), 'platform_system == "Windows"', True),
        (Target("win_amd64", "3.12"), 'sys_platform == "win32" and os_name == "nt"', True),
        (Target("win_amd64", "3.12"), 'platform_machine == "AMD64"', True),
        (Target("linux_x86_64", "3.12"), 'platform_system == "Windows"', False),
        (Target("linux_x86_64", "3.12"), 'sys_platform == "linux" and os_name == "posix"', True),
        (Target("linux_aarch64", "3.12"), 'platform_machine == "aarch64"', True),
        (Target("linux_aarch64", "3.12"), 'platform_machine == "x86_64"', False),
        (Target("linux_x86_64", "3.11"), 'python_version < "3.12"', True),
        (Target("linux_x86_64", "3.13"), 'python_version < "3.12"', False),
        (Target("linux_x86_64", "3.13"), 'python_full_version >= "3.13"', True),
        (Target("win_amd64", "3.12"), 'implementation_name == "cpython"', True),
        (Target("win_amd64", "3.12"), 'platform_python_implementation == "PyPy"', False),
    ],
)
def test_markers_are_those_of_the_computer_it_is_for(
    target: Target, markers: str, *, expected: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_index(monkeypatch, {"middle 1": (f"last; {markers}",), "last 1": ()})

    assert ("last 1" in gathered(tmp_path, ["middle"], target)) is expected


def test_extras_bring_what_they_require(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_index(
        monkeypatch, {"a 1": ('b; extra == "more"', 'c; extra == "other"'), "b 1": (), "c 1": (), "d 1": ()}
    )
    root = ['a[more]; extra == "x"', 'd; extra == "y"']

    assert gathered(tmp_path, root, Target("win_amd64", "3.12")) == ["a 1", "b 1", "root 1"]
    assert gathered(tmp_path, root, Target("win_amd64", "3.12"), "root") == ["root 1"]


def test_a_version_is_taken_that_all_agree_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[list[str]] = []
    fake_index(
        monkeypatch,
        {"A_b 1": (), "A_b 2": ("only-of-2",), "A_b 3": (), "only-of-2 1": (), "c 1": ("a.B<2",)},
        asked,
    )
    assert gathered(tmp_path, ["a-b<3", "c"], Target("win_amd64", "3.12")) == ["A_b 1", "c 1", "root 1"]
    assert asked[0] == ["a-b<3", "c"]
    assert asked[1:] in ([["a-b<2,<3", "only-of-2"]], [["a-b<3,<2", "only-of-2"]])


def test_what_can_not_be_had_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_index(monkeypatch, {"a 1": (), "b 1": ("a>=2",)})

    with pytest.raises(UnresolvedError):
        gathered(tmp_path, ["a", "b"], Target("win_amd64", "3.12"))


def test_it_ends_where_an_index_gives_something_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def download(_: list[str], _target: Target, folder: Path) -> list[Wheel]:
        return [made(folder, "a", "1", ())]

    monkeypatch.setattr(offline_bundle, "_download", download)

    with pytest.raises(UnresolvedError, match="a>=2"):
        gathered(tmp_path, ["a>=2"], Target("win_amd64", "3.12"))


# What is beside the wheels ---------------------------------------------------------------------------------


@pytest.fixture
def written(tmp_path: Path) -> Path:
    store = tmp_path / "wheels"
    store.mkdir()
    own = made(store, "fazhi-report", __version__, ())
    renamed = own.path.replace(store / f"fazhi_report-{__version__}-py3-none-any.whl")
    offline_bundle.write_rest(tmp_path, [offline_bundle.wheel(renamed)], Target("win_amd64", "3.13"))
    return tmp_path


def test_everything_else_is_there(written: Path) -> None:
    there = {path.relative_to(written).as_posix() for path in written.rglob("*") if path.is_file()}

    assert {
        "README.md",
        "LICENSE",
        "docs/tutorial.md",
        "data/2023.yaml",
        "examples/street_office_2024.yaml",
    } <= there
    assert {"install.cmd", "install.sh", "install.py", "requirements.txt"} <= there
    assert {"安装说明.txt", "字体.txt", "许可.txt"} <= there
    assert not any(
        "@P" in (written / name).read_bytes().decode("utf-8", "replace") for name in there if "/" not in name
    )


def test_the_wheels_are_pinned_by_digest(written: Path) -> None:
    text = (written / "requirements.txt").read_text(encoding="utf-8")

    assert text.startswith(f"fazhi-report[excel,pdf]=={__version__} --hash=sha256:")
    assert len(text.rstrip().partition("sha256:")[2]) == 64


def test_windows_can_read_its_script(written: Path) -> None:
    """In the code page of China, with the line ends of Windows, and no half of a character that cmd would act on."""
    raw = (written / "install.cmd").read_bytes()
    text = raw.decode("gbk")

    assert raw.count(b"\n") == raw.count(b"\r\n") == len(text.splitlines()) > 10
    seconds = {character.encode("gbk")[1] for character in text if not character.isascii()}
    assert not seconds & set(b'\\|^&<>%"()@`~')
    assert "set PYTHON=py -3.13" in text
    assert '%PYTHON% "%~dp0install.py" %*' in text


def test_the_script_for_linux_has_its_line_ends(written: Path) -> None:
    assert b"\r" not in (written / "install.sh").read_bytes()
    assert (written / "安装说明.txt").read_bytes().startswith("\ufefffazhi ".encode())
    assert b"\r\n" in (written / "安装说明.txt").read_bytes()


def test_the_list_of_fonts_names_every_one(written: Path) -> None:
    lines = (written / "字体.txt").read_text(encoding="utf-8-sig").splitlines()

    assert {tuple(line.split()) for line in lines} >= {
        (family, use) for use, family in gongwen.FAMILIES.items()
    }


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    assert offline_bundle.bundle(tmp_path, Target("win_amd64", "3.12")) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_python_that_can_not_run_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(command: list[str]) -> int:
        own = made(Path(command[command.index("--wheel-dir") + 1]), "fazhi-report", "1", (), python=">=3.11")
        return int(not own.path.exists())

    monkeypatch.setattr(subprocess, "call", build)

    assert offline_bundle.bundle(tmp_path / "bundle", Target("win_amd64", "3.9")) == 2
    assert capsys.readouterr().err == "fazhi needs Python >=3.11\n"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("python", ["3", "3.12.1", "python3.12", "312"])
def test_a_python_is_named_by_its_minor_version(python: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["offline_bundle.py", "-o", "bundle", "--python", python])

    with pytest.raises(SystemExit, match="2"):
        offline_bundle.main()


# For real --------------------------------------------------------------------------------------------------


def run(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "SOURCE_DATE_EPOCH"}
    }
    return subprocess.run(
        command, cwd=folder, env={**own, **environment}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def bundled(folder: Path, system: str, python: str) -> Path:
    if not REQUIRED:
        pytest.skip("takes a package index: set FAZHI_REQUIRE_WHEEL=1 to run it")
    script = ROOT / "tools" / "offline_bundle.py"
    done = run(
        *(
            sys.executable,
            str(script),
            "-o",
            str(folder / "离线包"),
            "--platform",
            system,
            "--python",
            python,
        ),
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    return folder / "离线包"


@pytest.mark.long
@pytest.mark.parametrize(("system", "has_colorama"), [("win_amd64", True), ("linux_aarch64", False)])
def test_a_bundle_for_another_computer(tmp_path: Path, system: str, *, has_colorama: bool) -> None:
    made_here = bundled(tmp_path, system, "3.12")

    wheels = [parse_wheel_filename(path.name) for path in (made_here / "wheels").iterdir()]
    names = {str(name) for name, *_ in wheels}
    tags = {
        *cpython_tags((3, 12), platforms=PLATFORMS[system].tags),
        *compatible_tags((3, 12), "cp312", PLATFORMS[system].tags),
    }
    assert all(tags & each for *_, each in wheels)
    assert {
        "fazhi-report",
        "openpyxl",
        "et-xmlfile",
        "typst",
        "pypdfium2",
        "fonttools",
        "lxml",
        "pip",
    } <= names
    assert ("colorama" in names) is has_colorama
    listed = (made_here / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {line.partition("[")[0].partition("==")[0] for line in listed} == names


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt" or platform.system() != "Linux", reason="a script for Linux")
def test_it_is_installed_without_an_index_and_renders(tmp_path: Path) -> None:
    system = sysconfig.get_platform().replace("-", "_")
    bundle = bundled(tmp_path, system, "{}.{}".format(*sys.version_info))
    (bundle / "python" / "bin").mkdir(parents=True)
    (bundle / "python" / "bin" / "python3").symlink_to(Path(sys.executable).resolve())
    alone = ["unshare", "--map-root-user", "--net"]
    alone = alone if shutil.which("unshare") and not subprocess.call([*alone, "true"]) else []

    installed = run(*alone, "sh", "install.sh", folder=bundle, **NO_INDEX)
    assert installed.returncode == 0, installed.stderr
    assert "./fazhi render data/2023.yaml" in installed.stdout

    text = run(*alone, "./fazhi", "render", "data/2023.yaml", "--to", "txt", "-o", "-", folder=bundle)
    assert text.stdout == (GOLDEN / "2023.txt").read_text(encoding="utf-8")
    make_fonts(tmp_path / "字体")
    done = run(
        *(*alone, "./fazhi", "render", str(DATA), "--to", "docx,pdf", "--font-path", str(tmp_path / "字体")),
        folder=bundle,
    )
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (bundle / "output").iterdir()} == {".docx", ".pdf"}
    sheet = run(*alone, "./fazhi", "sheet", "export", "data/2023.yaml", "-o", "台账.xlsx", folder=bundle)
    assert sheet.returncode == 0, sheet.stderr

    moved = bundle.rename(tmp_path / "另一个 文件夹")
    again = run("sh", "install.sh", folder=moved, **NO_INDEX)
    assert again.returncode == 0, again.stderr
    assert run("./fazhi", "--version", folder=moved).stdout == f"fazhi {__version__}\n"
    broken = next(moved.glob("wheels/jinja2-*.whl"))
    broken.write_bytes(broken.read_bytes() + b"x")
    refused = run("sh", "install.sh", folder=moved, **NO_INDEX)
    assert refused.returncode == 1
    assert "可能没有拷贝完整" in refused.stderr
    elsewhere = run("sh", "install.sh", "data", folder=moved, **NO_INDEX)
    assert (elsewhere.returncode, "里有别的文件" in elsewhere.stderr) == (2, True)
