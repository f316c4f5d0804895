"""Installs fazhi from the folder that this file is in; nothing is fetched.

install.cmd and install.sh run it with a Python of the right version. The environment is made in the folder
that is named, or in `venv` beside this file; a Python without the module venv gets fazhi itself. `fazhi` here
runs it then.
"""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON, PLATFORM = "@PYTHON@", "@PLATFORM@"
IS_WINDOWS = os.name == "nt"
USUAL = "venv"


def unsuitable(folder: Path) -> str:
    """Why fazhi can't be installed with this Python, or into that folder; "" if it can."""
    platform = sysconfig.get_platform().replace("-", "_")
    if not sys.version.startswith(f"{PYTHON}."):
        return f"这个离线包要 Python {PYTHON}，现在是 {sys.version.split()[0]}（{sys.executable}）"
    if platform != PLATFORM:
        return f"这个离线包是给 {PLATFORM} 的，这里的 Python 是 {platform}"
    is_ours = (folder / "pyvenv.cfg").exists()
    if folder.exists() and not is_ours and (not folder.is_dir() or any(folder.iterdir())):
        return f"{folder} 里有别的文件，换一个空文件夹"
    return ""


def environment(folder: Path) -> Path:
    """The Python of a new environment; this one where it can't make any."""
    try:
        import venv  # noqa: PLC0415  a Python to be embedded has none
    except ImportError:
        return Path(sys.executable)
    venv.create(folder, clear=True, with_pip=False)
    return folder / "Scripts" / "python.exe" if IS_WINDOWS else folder / "bin" / "python"


def install(python: Path) -> int:
    """Install what is in the folder for a Python; pip's exit code.

    pip comes from its wheel, since Python as Debian has it makes environments without; it reads no settings,
    which would name an index.
    """
    (pip,) = HERE.glob("wheels/pip-*.whl")
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    own["PIP_CONFIG_FILE"] = os.devnull
    wheels, wanted = str(HERE / "wheels"), str(HERE / "requirements.txt")
    options = ["--no-index", "--find-links", wheels, "--require-hashes", "--requirement", wanted, "--quiet"]
    return subprocess.call([str(python), "-I", str(pip / "pip"), "install", *options], env=own)


def write_launcher(python: Path) -> None:
    """Write `fazhi` beside this file; without the path of the folder, which cmd may not be able to read."""
    inside = HERE in python.parents
    if IS_WINDOWS:
        program = f"%~dp0{python.relative_to(HERE)}" if inside else str(python)
        (HERE / "fazhi.cmd").write_text(f'@"{program}" -m fazhi_report %*\r\n', encoding="mbcs", newline="")
    else:
        program = f'$(dirname "$0")/{python.relative_to(HERE)}' if inside else str(python)
        launcher = HERE / "fazhi"
        launcher.write_text(f'#!/bin/sh\nexec "{program}" -m fazhi_report "$@"\n', encoding="utf-8")
        launcher.chmod(0o755)


def main(arguments: list[str]) -> int:
    """Install; the exit code."""
    folder = Path(arguments[0] if arguments else HERE / USUAL).resolve()
    if reason := unsuitable(folder):
        print(reason, file=sys.stderr)
        return 2
    python = environment(folder)
    if install(python):
        print("没有装成：离线包可能没有拷贝完整，重新拷贝一次", file=sys.stderr)
        return 1
    write_launcher(python)
    print("装好了。在这个文件夹里输入：")
    print(r"  .\fazhi render data\2023.yaml" if IS_WINDOWS else "  ./fazhi render data/2023.yaml")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
