"""What a new office is asked before its first data file can be written, and what is wrong with an answer."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic.fields import FieldInfo

from fazhi_report.diagnostics import DataPath, Finding, Mark, Severity
from fazhi_report.loading import load
from fazhi_report.notation import UNSEEN
from fazhi_report.schema import Report, held, listed, model_at
from fazhi_report.source import inline

Answers: TypeAlias = Mapping[str, object]
"""What the office answered, by the names of the questions."""

_YEAR = re.compile(r"([0-9]{1,9})\s*(?:年度?)?", re.ASCII)
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LEVELS = {"level", "above"}


@dataclass(frozen=True, slots=True)
class Question:
    """What a new office is asked: a field of the schema that its first file must or may hold."""

    name: str
    path: DataPath

    @property
    def field(self) -> FieldInfo:
        """The field of the schema that holds the answer."""
        model = model_at(Report, self.path[:-1]) or Report
        return model.model_fields[str(self.path[-1])]

    @property
    def title(self) -> str:
        """The name of what is asked; the parts of the region say so."""
        above = model_at(Report, self.path[:1])
        of = above.model_fields[str(self.path[1])].title if above and self.path[2:] else ""
        return f"{of}{self.field.title}"

    @property
    def text(self) -> str:
        """What is asked, in the words of the schema."""
        return f"{self.title}（{str(self.field.description).partition('；')[0]}）"

    def read(self, text: str) -> object:
        """The answer that was typed; what is no answer is left for the schema to refuse.

        A year may be 2025年 or ２０２５ or 二〇二五年, a level 县级.
        """
        text = text.strip()
        if held(self.field.annotation) is int:
            year = _YEAR.fullmatch(unicodedata.normalize("NFKC", text).translate(_DIGITS))
            return int(year[1]) if year else text
        if listed(self.field.annotation):
            return [self._word(item) for item in re.split(r"\s*[,，、]\s*|\s+", text)]
        return self._word(text)

    def written(self, answer: object) -> str:
        """An answer as it may be typed."""
        return "、".join(map(str, answer)) if isinstance(answer, list) else str(answer)

    def _word(self, text: str) -> str:
        return re.sub("(?<=.)级$", "", text) if self.path[-1] in _LEVELS else text


QUESTIONS = (
    Question("year", ("year",)),
    Question("name", ("organization", "name")),
    Question("short_name", ("organization", "short_name")),
    Question("self_name", ("organization", "self_name")),
    Question("party_body", ("organization", "party_body")),
    Question("field", ("organization", "field")),
    Question("region", ("organization", "region", "name")),
    Question("level", ("organization", "region", "level")),
    Question("above", ("organization", "region", "above")),
)
"""What a new office is asked, in this order."""


def faults(answers: Answers) -> list[Finding]:
    """What the schema finds wrong with the answers given so far; those still missing are no fault."""
    if match := UNSEEN.search("".join(map(inline, answers.values()))):
        message = f"有看不见的或者残缺的字符（U+{ord(match[0]):04X}）"
        return [Finding.of("FZ014", message, Mark(1, 1), "删去这个字符，重新输入")]
    loaded = load(json.dumps(nested(answers)).encode(), "")
    return [
        finding
        for finding in loaded.findings
        if finding.severity is Severity.ERROR and finding.code != "FZ101"
    ]


def nested(answers: Answers) -> dict[str, Any]:
    """The answers as the data of a file that says nothing else."""
    data: dict[str, Any] = {"organization": {"region": {}}}
    for question in QUESTIONS:
        if question.name in answers:
            mapping = data
            for step in question.path[:-1]:
                mapping = mapping[str(step)]
            mapping[str(question.path[-1])] = answers[question.name]
    return data
