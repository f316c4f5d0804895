"""The templates of an office, read in its own folder before the shipped ones."""

import os
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from fazhi_report.diagnostics import TemplatePlace
from fazhi_report.narrative.bounds import FILE, NO_MEMORY, OutOfBoundsError

SUFFIX = ".j2"
"""What the name of every template ends with; nothing else in a folder is read."""


BEING_READ = "being_read"
"""The name of a function on whose frame a template stands while it is read: so it is known what took long."""


def _marked_as(name: str) -> Callable[[Callable[[], Template]], Template]:
    """A function that calls another one, in a frame that says it is of a template."""
    made: dict[str, Any] = {}
    exec(compile(f"def {BEING_READ}(read): return read()", name, "exec"), made)  # noqa: S102  no word of it is data
    read: Callable[[Callable[[], Template]], Template] = made[BEING_READ]
    return read


class OfficeLoader(BaseLoader):
    """Reads templates in the first of some folders that has them.

    To the engine a file is its name, whatever folder it is in: that is what a process can still tell that is
    ended in the middle of it. A link that leads out of its folder is passed over.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """Take the folders, the first one first."""
        self._folders = list(folders)

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name
    ) -> Template:
        """A template, compiled.

        Raises:
            TemplateNotFound, TemplateSyntaxError: there is none, or it can't be read.
            OutOfBoundsError: it is too large.

        """
        self._file(name)
        try:
            return _marked_as(name)(lambda: super(OfficeLoader, self).load(environment, name, globals))
        except RecursionError:
            message = "嵌套太深"
        except SyntaxError as fault:
            message = fault.msg
        except ValueError:
            message = "有太长的数，或者不成文字的字符"
        except MemoryError:
            raise OutOfBoundsError(NO_MEMORY, TemplatePlace(name, 1)) from None
        raise TemplateSyntaxError(message, 1, name)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, what it is called, and whether it is still what was read.

        Raises:
            TemplateNotFound: there is none of this name.
            OutOfBoundsError: it is too large.
            TemplateSyntaxError: it can't be read as text.

        """
        del environment
        file = self._file(template)
        try:
            written = file.stat().st_mtime_ns
            with file.open("rb") as opened:
                content = opened.read(FILE + 1)
        except OSError:
            raise TemplateNotFound(template) from None
        if len(content) > FILE:
            message = f"的文件超过 {FILE >> 20} MB"
            raise OutOfBoundsError(message, TemplatePlace(template, 1))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as fault:
            message = "编码不是 UTF-8"
            raise TemplateSyntaxError(message, content.count(b"\n", 0, fault.start) + 1, template) from None
        return text, template, lambda: file.is_file() and file.stat().st_mtime_ns == written

    def _file(self, template: str) -> Path:
        for folder in self._folders:
            if file := file_of(template, folder):
                return file
        raise TemplateNotFound(template)


def file_of(template: str, folder: Path) -> Path | None:
    """The file that a template is in a folder; None where there is none, or a link leads out of it."""
    if not template.endswith(SUFFIX) or "\0" in template:
        return None
    try:
        pieces = split_template_path(template)
    except TemplateNotFound:
        return None
    whole = os.path.realpath(folder)
    file = Path(os.path.realpath(os.path.join(whole, *pieces)))  # noqa: PTH118  as the others, it never raises
    return file if file.is_relative_to(whole) and os.path.isfile(file) else None  # noqa: PTH113
