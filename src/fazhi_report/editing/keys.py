"""The keys of a data file in the other language; every byte that is no key stays as it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fazhi_report.diagnostics import DataPath, DataPlace, Diagnostic, Finding
from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.loading import load
from fazhi_report.schema import SCHEMA_FILES, Language, Ledger, Model, Report, field_name, key_in, model_at
from fazhi_report.source import Source

_SCHEMA_COMMENT = re.compile(
    r"#[ \t]*yaml-language-server:[ \t]*\$schema=(?:[^\r\n]*[/\\])?(?P<file>schema(?:\.zh)?\.json)[ \t]*"
    r"(?:[\r\n]|\Z)"
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of a data file: its new bytes, or the faults that kept it as it was."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()


def rewrite(content: bytes, name: str, language: Language) -> Rewritten:
    """Write the keys of a data file in a language; `name` is what messages call the file.

    A file that does not fit the schema is left alone, since a key that is wrong has no counterpart; faults of
    figures and references are not in the way. What is given back has been read again and holds the same.
    """
    loaded = load(content, name)
    source = loaded.source
    if loaded.report is None or source.findings or not isinstance(source, Source):
        return Rewritten(None, tuple(loaded.diagnostics()))
    keys = _Keys(language)
    if findings := list(keys.collect(source)):
        return Rewritten(None, tuple(loaded.diagnostics(*findings)))
    text = DataText(content)
    edits = (*_schema_edit(text.text, language), *keys.edits())
    rewritten = text.revised(edits, lambda changed: load(changed, name).report == loaded.report)
    if rewritten is None:
        message = "键换了以后，读出来的内容会与原来不同，所以没有换"
        return Rewritten(
            None, (Diagnostic.of_file(name, "FZ121", message, "把每个键写在一行里，后面紧跟冒号"),)
        )
    return Rewritten(rewritten)


class _Keys:
    """The keys of one file on their way into a language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._new: dict[tuple[int, int], str] = {}
        self._written: dict[tuple[DataPath, str], str] = {}

    def edits(self) -> Iterator[Edit]:
        """What makes the keys those of the language."""
        return (Edit(*span, new) for span, new in self._new.items())

    def collect(self, source: Source) -> Iterator[Finding]:
        """Note what every key is to become; yields what keeps a key from being rewritten."""
        for path, start, end in source.key_spans():
            model = _model_at(tuple(0 if isinstance(step, int) else step for step in path[:-1]))
            field = field_name(model, str(path[-1])) if model else None
            if model and field:
                yield from self._note(path, (start, end), field, key_in(self._language, model, field))

    def _note(self, path: DataPath, span: tuple[int, int], field: str, new: str) -> Iterator[Finding]:
        written = str(path[-1])
        earlier = self._written.setdefault((path[:-1], field), written)
        if earlier != written:  # the schema passes over the one of them that has no value
            message = f"“{written}”和“{earlier}”是同一项，只能写一个"
            yield Finding.of("FZ107", message, DataPlace(path), "删去其中一个")
        if self._new.setdefault(span, new) != new:
            message = f"“{written}”被引用到含义不同的地方，换成“{new}”就与原处不符"
            yield Finding.of("FZ122", message, DataPlace(path), "不用“&”“*”引用，把内容直接写出来")


@cache
def _model_at(path: DataPath) -> type[Model] | None:
    """The model of the mapping at a path as written, where a ledger may be the plain list of its records."""
    model: type[Model] | None = Report
    for step in path:
        if isinstance(step, str):
            model = model and model_at(model, (step,))
        elif model and issubclass(model, Ledger):
            model = model_at(model, ("records",))
    return model


def _schema_edit(text: str, language: Language) -> Iterator[Edit]:
    """The change of the first line, by which editors find the schema for the keys of a language."""
    if comment := _SCHEMA_COMMENT.match(text):
        yield Edit(*comment.span("file"), SCHEMA_FILES[language])
