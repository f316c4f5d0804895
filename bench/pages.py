"""PDF: our writer warm and a whole process cold, beside LibreOffice on a DOCX that is there already."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Collection
from functools import partial
from pathlib import Path

import program
import pypdfium2
from cpu import Command, call, in_turn, process
from environment import fonts, require
from inputs import content
from rows import INPUTS, OFFICE, OFFICE_FURTHER, PDF, PDF_COLD, PDF_WHOLE

_FILE = "2023"
_FURTHER = 10
_BLANK = re.compile(r"\s+")
_BEGINNING = 12  # characters of a paragraph, which stand on one line


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each; that the pages have the text of the report was seen before."""
    configuration = fonts()
    if configuration is None:
        message = "pages are measured with fonts only"
        raise SystemExit(message)
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    with tempfile.TemporaryDirectory() as name:
        return _measured(wanted, rounds, Path(name), configuration.parent / "fonts")


def _measured(
    wanted: Collection[str], rounds: int, folder: Path, font_folder: Path
) -> dict[str, list[float]]:
    data = content(_FILE)
    files = [folder / f"{number}.docx" for number in range(1 + _FURTHER)]
    files[0].write_bytes(program.whole(data))
    for copy in files[1:]:
        shutil.copy(files[0], copy)
    made = folder / "made.pdf"
    one, several = _office(folder, files[:1]), _office(folder, files)
    fazhi = Path(sys.executable).parent / "fazhi"
    render = (sys.executable, str(fazhi), "render", INPUTS[_FILE], "--to", "pdf", "-o", str(made))
    meters = {
        PDF: call(partial(program.written, suffix="pdf"), lambda: program.issued(program.composed(data))),
        PDF_WHOLE: call(partial(program.whole, suffix="pdf"), lambda: data),
        PDF_COLD: process(Command((*render, "--font-path", str(font_folder)), "已生成")),
        OFFICE: process(one),
        OFFICE_FURTHER: process(several),
    }
    samples = in_turn(meters, {*wanted, *(meters if OFFICE_FURTHER in wanted else ())}, rounds)
    lines = program.lines(program.issued(program.composed(data)))
    theirs = files[-1].with_suffix(".pdf").read_bytes()
    for pdf in (program.whole(data, suffix="pdf"), made.read_bytes(), theirs):
        _require_text(pdf, lines)
    if OFFICE_FURTHER in samples:
        pairs = zip(samples[OFFICE_FURTHER], samples[OFFICE], strict=True)
        samples[OFFICE_FURTHER] = [(all_of_them - first) / _FURTHER for all_of_them, first in pairs]
    return samples


def _office(folder: Path, files: list[Path]) -> Command:
    """LibreOffice converting files in one process, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder))
    return Command((*convert, *map(str, files)), f"{files[-1].stem}.pdf")


def _require_text(pdf: bytes, lines: list[str]) -> None:
    """Stop unless every paragraph begins somewhere on the pages."""
    document = pypdfium2.PdfDocument(pdf)
    pages = (page.get_textpage().get_text_range() for page in document)
    text = _BLANK.sub("", "".join(pages))
    missing = [line for line in lines if _BLANK.sub("", line)[:_BEGINNING] not in text]
    require(lines and not missing, f"a PDF lacks {missing[:3]}")
