"""Fonts for looking at pages on a machine without the standard ones.

The standard faces are not free, so free ones stand in for them under the same names: Fandol and Noto CJK.

    python tools/page_fonts.py            install what is missing (Debian) and write the configuration
    python tools/page_fonts.py --offline  write the configuration, or say what is missing and exit with 1

Prints the path of a fontconfig file; give it to LibreOffice as FONTCONFIG_FILE. Nothing outside the cache
directory changes but for the three Debian packages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

PACKAGES = ("libreoffice-writer-nogui", "poppler-utils", "fonts-noto-cjk")
PROGRAMS = ("soffice", "pdftotext", "pdftoppm", "pdffonts")
FANDOL_PACKAGE = "texlive-lang-chinese"  # 98 MB: only its Fandol fonts are kept

STAND_INS = {
    "方正小标宋简体": "Noto Serif CJK SC",
    "仿宋_GB2312": "FandolFang R",
    "楷体_GB2312": "FandolKai",
    "黑体": "Noto Sans CJK SC",
    "宋体": "FandolSong",
}
FILES = (
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolSong-Regular.otf",
    "NotoSansCJK-Regular.ttc",
    "NotoSerifCJK-Regular.ttc",
)
SYSTEM_FONTS = (
    Path("/usr/share/fonts"),
    Path("/usr/share/texmf/fonts"),
    Path("/usr/share/texlive/texmf-dist/fonts"),
)


def cache() -> Path:
    """The directory for fonts, the configuration and fontconfig's own cache."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "fazhi-pages"


def directories() -> list[Path]:
    """Where fonts are looked for."""
    return [directory for directory in (cache() / "fonts", *SYSTEM_FONTS) if directory.is_dir()]


def missing() -> list[str]:
    """The programs and font files that are not there."""
    present = {path.name for directory in directories() for path in directory.rglob("*.[ot]t[fc]")}
    programs = [name for name in PROGRAMS if shutil.which(name) is None]
    return programs + [name for name in FILES if name not in present]


def install() -> None:
    """Get what is missing from Debian; of the large TeX package only the fonts are kept."""
    lacking = missing()
    if not lacking:
        return
    run("apt-get", "update", "-qq")
    if any(not name.startswith("Fandol") for name in lacking):
        run("apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES)
    if any(name.startswith("Fandol") for name in lacking):
        take_fandol()


def take_fandol() -> None:
    """Copy the Fandol fonts out of their Debian package, which is not installed."""
    fonts = cache() / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("apt-get", "download", "-qq", FANDOL_PACKAGE, folder=folder)
        (package,) = folder.glob("*.deb")
        run("dpkg", "-x", package.name, "unpacked", folder=folder)
        for font in (folder / "unpacked").rglob("Fandol*-Regular.otf"):
            shutil.copy(font, fonts)


def run(*command: str, folder: Path | None = None) -> None:
    """Run a command of the system; its words go to standard error, where they do not mix with the path."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, cwd=folder, env=environment, stdout=sys.stderr, check=True)


def configured(places: Iterable[Path], fontconfig: Path) -> str:
    """The fontconfig file that gives the stand-ins in some directories the standard names.

    `fontconfig` is the directory for fontconfig's own cache.
    """
    listed = "".join(f"<dir>{escape(str(directory))}</dir>" for directory in places)
    matches = "".join(
        f'<match target="pattern"><test name="family" qual="any"><string>{standard}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit></match>\n'
        for standard, free in STAND_INS.items()
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>{listed}\n<cachedir>{escape(str(fontconfig))}</cachedir>\n"
        f"{matches}</fontconfig>\n"
    )


def configuration() -> Path:
    """Write that file for the fonts that are installed."""
    path = cache() / "fonts.conf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(configured(directories(), cache() / "fontconfig"), encoding="utf-8")
    return path


def main(arguments: list[str]) -> int:
    """Install unless told not to, then print where the configuration is."""
    if "--offline" not in arguments:
        install()
    lacking = missing()
    if lacking:
        packages = ", ".join((*PACKAGES, f"{FANDOL_PACKAGE} (Fandol fonts)"))
        sys.stderr.write(f"missing {', '.join(lacking)}: install the Debian packages {packages}\n")
        return 1
    sys.stdout.write(f"{configuration()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
