"""Help pages in Chinese, in columns as a terminal shows them; typer writes English, and counts characters."""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from fazhi_report import notation

_WORDS = {
    "Options": "选项",
    "Arguments": "参数",
    "Commands": "命令",
    "[OPTIONS] COMMAND [ARGS]...": "[选项] 命令 [参数]...",
    "[OPTIONS]": "[选项]",
    "[required]": "[必填]",
    "[default: ": "[默认：",
}
_WORD = re.compile("|".join(re.escape(word) for word in _WORDS))
_TYPE = re.compile(" <[^<>]*>$")
_OPTIONAL, _REQUIRED = re.compile(r"\[(\[[^\]]*\]\.\.\.)\]\.\.\."), re.compile(r"\{([^}]*)\}(?:\.\.\.)?")

_WIDEST, _NARROWEST = 100, 50
_STEP, _GAP = 2, 2
_WIDEST_TERM = 30
# No line begins with a mark that closes something, or ends in one that opens; a remark is not broken.
_PIECE = re.compile(r"\s+|\[[^\[\]]{,30}\]|[（“《]*(?:[!-~]+|\S)[，。；：、！？）”》]*")


class HelpPage:
    """Takes what typer has to say of a command, in place of the formatter that typer would make."""

    width = 10_000  # typer cuts what a command does to so many characters

    def __init__(self) -> None:
        """Take the width of the terminal."""
        self._columns = max(min(shutil.get_terminal_size().columns, _WIDEST) - _GAP, _NARROWEST)
        self._indent = 0
        self._lines: list[str] = []

    def getvalue(self) -> str:
        """The page."""
        return "\n".join(self._lines)

    def write_usage(self, program: str, arguments: str) -> None:
        """How the command is called."""
        opening = f"用法： {program} "
        arguments = _REQUIRED.sub(r"\1", _OPTIONAL.sub(r"\1", _chinese(arguments)))
        self._write(opening, arguments)

    def write_paragraph(self) -> None:
        """An empty line."""
        self._lines.append("")

    def write_text(self, text: str) -> None:
        """Paragraphs of running text."""
        for line in text.splitlines():
            self._write(" " * self._indent, line)

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Terms in one column, what they mean in another; a term that is too wide has a line of its own."""
        terms = [(_TYPE.sub("", _chinese(term)), _chinese(meaning)) for term, meaning in rows]
        column = (
            self._indent + _GAP + max(min(notation.terminal_width(term), _WIDEST_TERM) for term, _ in terms)
        )
        for term, meaning in terms:
            opening = " " * self._indent + term
            if notation.terminal_width(opening) + _GAP > column:
                self._lines.append(opening)
                opening = ""
            self._write(opening + " " * (column - notation.terminal_width(opening)), meaning)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """What is written inside stands under a heading."""
        self.write_paragraph()
        self._lines.append(f"{_chinese(name)}：")
        with self.indentation():
            yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """What is written inside is indented."""
        self._indent += _STEP
        yield
        self._indent -= _STEP

    def _write(self, opening: str, text: str) -> None:
        """A text behind an opening, its further lines under the first."""
        column = notation.terminal_width(opening)
        line = opening
        for piece in _PIECE.findall(text):
            if notation.terminal_width(line + piece.rstrip()) > self._columns and len(line) > len(opening):
                self._lines.append(line.rstrip())
                opening = line = " " * column
                piece = piece.lstrip()  # noqa: PLW2901  a blank at the end of a line is none
            line += piece
        self._lines.append(line.rstrip())


def help_page(command: Any, context: Any) -> str:  # noqa: ANN401  typer's, whose types are private
    """The help page of a command."""
    page = HelpPage()
    command.format_help(context, page)
    return page.getvalue()


def _chinese(text: str) -> str:
    return _WORD.sub(lambda match: _WORDS[match.group()], text)
