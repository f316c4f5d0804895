"""What LibreOffice makes of documents, set in free fonts that stand in for the standard ones.

A test that asks for it is skipped where LibreOffice, poppler or the fonts are missing, unless FAZHI_REQUIRE_PAGES=1
(as in CI). `python tools/page_fonts.py` installs them.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

_AT_ONCE = 100  # LibreOffice 7.4 stops without a word somewhere behind 200


@cache
def stand_ins() -> Path:
    """The fontconfig file that gives free fonts the standard names; the test is skipped without them."""
    script = [sys.executable, str(ROOT / "tools/page_fonts.py"), "--offline"]
    fonts = subprocess.run(script, capture_output=True, text=True, check=False)
    if fonts.returncode:
        if os.environ.get("FAZHI_REQUIRE_PAGES") == "1":
            pytest.fail(fonts.stderr)
        pytest.skip(fonts.stderr)
    return Path(fonts.stdout.strip())


def font_folder() -> Path:
    """Where the free fonts are that the system does not list."""
    return stand_ins().parent / "fonts"


def converted(
    contents: Mapping[str, bytes], folder: Path, form: str = "pdf", fonts: Path | None = None
) -> dict[str, Path]:
    """The files that LibreOffice makes of documents, by their names, which end with what they are.

    All at one start of it, which takes longer than a page; in the stand-ins where no `fonts` are named.
    """
    fonts = fonts or stand_ins()
    target = folder / form
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = list(contents)
    for at in range(0, len(names), _AT_ONCE):
        subprocess.run(
            [
                *("soffice", profile, "--headless", "--convert-to", form, "--outdir", str(target)),
                *names[at : at + _AT_ONCE],
            ],
            cwd=folder,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            capture_output=True,
            check=True,
            timeout=300,
        )
    return {name: target / f"{Path(name).stem}.{form}" for name in names}
