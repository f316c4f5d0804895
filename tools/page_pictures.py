"""The pictures of pages that the README shows, made from the data files by the program itself.

    python tools/page_pictures.py          write them to docs/pictures
    python tools/page_pictures.py --check  make them anew and tell which differ; exits with 1 if any does

Set as PDF in the free fonts of `tools/page_fonts.py`, drawn by poppler: both have to be there.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
PAGES = {
    "public.png": ("data/2023.yaml", "public"),
    "submission.png": ("examples/market_regulation_2024.yaml", "submission"),
}
"""Pictures by name: the data file and the profile whose first page they show."""

_DOTS_PER_INCH = "72"


def picture(data: str, profile: str, fonts: Path, folder: Path) -> bytes:
    """The first page of a report as PNG."""
    pdf = folder / f"{profile}.pdf"
    render = [sys.executable, "-m", "fazhi_report", "render", data, "--profile", profile]
    run(*render, "--font-path", str(fonts), "-o", str(pdf))
    run("pdftoppm", "-r", _DOTS_PER_INCH, "-png", "-singlefile", str(pdf), str(folder / profile))
    return (folder / f"{profile}.png").read_bytes()


def run(*command: str) -> None:
    """Run a command from the top of the checkout; what it says goes to standard error."""
    subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=True)


def main(arguments: list[str]) -> int:
    """Write the pictures, or compare them."""
    offline = [sys.executable, str(ROOT / "tools/page_fonts.py"), "--offline"]
    configuration = subprocess.run(offline, capture_output=True, text=True, check=True).stdout.strip()
    fonts = Path(configuration).parent / "fonts"
    different = []
    with tempfile.TemporaryDirectory() as name:
        for file, (data, profile) in PAGES.items():
            made = picture(data, profile, fonts, Path(name))
            if "--check" not in arguments:
                FOLDER.mkdir(parents=True, exist_ok=True)
                (FOLDER / file).write_bytes(made)
            elif (FOLDER / file).read_bytes() != made:
                different.append(file)
    for file in different:
        print(f"docs/pictures/{file} is not what the build makes: run tools/page_pictures.py and look at it")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
