"""What colleagues changed in a copy: one change, what it is of, and who made it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from fazhi_report.diagnostics import DataPlace, Mark, TemplatePlace
from fazhi_report.document import Run
from fazhi_report.readers.docx import TrackedChange

AmendmentKind: TypeAlias = Literal[
    "text", "figure", "claim", "name", "shipped", "added", "removed", "moved", "parted", "joined",
    "number", "table", "around",
]  # fmt: skip
"""What a change is of: the office's own words; a figure, a claim, another value of the data; a shipped
sentence; a paragraph; the number of a heading, which is counted; a table; what stands around the text."""

KIND_NAMES: dict[AmendmentKind, str] = {
    "text": "文字",
    "figure": "数",
    "claim": "判断",
    "name": "台账里的名称",
    "shipped": "范句",
    "added": "新增的段落",
    "removed": "删去的段落",
    "moved": "移动的段落",
    "parted": "分成两段",
    "joined": "合成一段",
    "number": "标题的序号",
    "table": "表格",
    "around": "正文以外的内容",
}

IN_LINES: frozenset[AmendmentKind] = frozenset(("text", "parted", "joined"))
"""Changes of the office's own words."""

WHOLE: frozenset[AmendmentKind] = frozenset(("added", "removed", "moved"))
"""Changes of whole paragraphs; `in_manuscript` tells of these whether they stand among the manuscript's."""

Tracking: TypeAlias = Literal["all", "part", "none"]
"""Whether the copy has recorded a change: as a whole, a part of it, or not at all."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a line of the report.

    `lines` are the positions, among the printed lines, of the one that was changed, or of several that
    were put together, which have a newline between them; none is there of a paragraph that is new.
    `start` and `end` are where in their text, the number of a heading left out, characters were replaced.
    `put` is what is to stand there: words, and runs of the report that are cited again. `clauses` are the
    clauses around, as they are printed and as the copy has them. `held` are runs of the data that it
    touches. `behind` is the line that a new or moved paragraph stands behind, -1 for none. `number` is
    that of the copy's paragraph, from 1, 0 where it has none. `conflicts` says that the same has been
    changed since the copy was printed.
    """

    kind: AmendmentKind
    lines: tuple[int, ...]
    before: str = ""
    after: str = ""
    start: int = 0
    end: int = 0
    put: tuple[str | Run, ...] = ()
    clauses: tuple[str, str] = ("", "")
    held: tuple[Run, ...] = ()
    place: DataPlace | TemplatePlace | Mark | None = None
    revisions: tuple[TrackedChange, ...] = ()
    tracking: Tracking = "none"
    behind: int = -1
    number: int = 0
    conflicts: bool = False
    in_manuscript: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether it lies in the office's own words, so that it can be taken over."""
        return not self.conflicts and (self.kind in IN_LINES or (self.in_manuscript and self.kind in WHOLE))
