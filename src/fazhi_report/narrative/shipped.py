"""Shipped sentences, a part at a time: what a manuscript puts in on a line of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from fazhi_report.facts import Facts, only
from fazhi_report.narrative.bound_values import View
from fazhi_report.narrative.context import context_of
from fazhi_report.narrative.outline import Arranged, Outline
from fazhi_report.narrative.tokens import Tokens
from fazhi_report.schema import CHAPTERS, MEASURES, Foundation, Report, left_out_parts

_AROUND = "parts/around.md.j2"
_OF_PARTS: Mapping[str, str] = {
    "第一责任人": "sections/responsibility.md.j2",
    MEASURES: "parts/chapters.md.j2",
    "不足和整改": "sections/shortcomings.md.j2",
    "下年安排": "sections/plans.md.j2",
}


@dataclass(frozen=True, slots=True)
class Shipped:
    """The shipped sentences of a report, as text that the dialect's parser reads.

    Every method may raise what the template engine does of a template's fault, and `part` an UnwrittenError
    where the data choose a chapter of which nothing is written.
    """

    report: Report
    facts: Facts
    tokens: Tokens
    environment: Environment

    def chapter(self, name: str, level: int) -> str:
        """A chapter without its heading, which is of `level`."""
        outline = self._outline()
        return self._around(outline.chapter(name, level, self.environment), None)

    def part(self, name: str) -> str:
        """A part of the report without its heading."""
        outline = self._outline()
        if name != MEASURES:
            return self._around(outline.parts()[name], _OF_PARTS[name])
        chapters = outline.chapters(self.environment)
        return self._around(outline.parts()[name], _OF_PARTS[name], {"chapters": chapters})

    def ledger(self, field: str, group: str) -> Iterator[str]:
        """What each chapter says where the data have nothing but one ledger."""
        others = {
            name: value
            for name, value in left_out_parts().items()
            if name not in Foundation.model_fields and name != field
        }
        texts = dict.fromkeys(("lead", "guidance"), None) | dict.fromkeys(_LISTS, ())
        report = self.report.model_copy(update=others | texts | {"implementation": None})
        alone = Shipped(report, only(self.facts, group), self.tokens, self.environment)
        context = alone._context()
        names = ("responsibility", *(chapter.template for chapter in CHAPTERS.values()))
        for name in dict.fromkeys(names):
            template = self.environment.get_template(f"sections/{name}.md.j2")
            yield template.render(context | {"headed": True, "alone": True})

    def addition(self, index: int, level: int) -> str:
        """A paragraph of the data's own; its heading, where it has one, is of `level`."""
        view = View(self.report.additions[index], ("additions", index), self.tokens, self.facts)
        template = self.environment.get_template("sections/additions.md.j2")
        return template.render(self._context() | {"additions": [view], "level": level})

    def lead(self) -> str:
        """The lead, closed with 现将……报告如下."""
        return self.environment.get_template("parts/lead.md.j2").render(self._context())

    def _around(self, section: Arranged, body: str | None, more: Mapping[str, Any] | None = None) -> str:
        context = self._context() | {"section": section, "body": body or section.template, "headed": True}
        return self.environment.get_template(_AROUND).render(context | dict(more or {}))

    def _outline(self) -> Outline:
        return Outline(self.report, self.facts, self.tokens)

    def _context(self) -> dict[str, object]:
        return context_of(self.report, self.facts, self.tokens)


_LISTS = ("metrics", "shortcomings", "remedies", "plans", "last_plans", "sections", "additions", "annexes")
