"""The parts and chapters of a report as the data want them: headings, own paragraphs, templates."""

import contextlib
from collections import defaultdict
from dataclasses import dataclass

from jinja2 import Environment, Template, TemplateNotFound

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.facts import Facts
from fazhi_report.narrative.bound_values import BoundText, View
from fazhi_report.narrative.tokens import Tokens
from fazhi_report.schema import CHAPTERS, MEASURES, PARTS, STUDY, STUDY_FIRST, THEMATIC, Report


@dataclass(slots=True)
class Arranged:
    """A part or a chapter.

    `heading` is None where a template has it: that of a part, or the office's own one of a chapter. `level`
    is the heading's, 0 for a part that has none in the order of the data. `template` is that of a chapter's
    sentences; `headed` says that a heading in it does not count, because the data have one, or text above it.
    """

    level: int
    heading: BoundText | str | None
    opening: list[View]
    closing: list[View]
    own_only: bool = False
    headed: bool = False
    template: Template | None = None


class UnwrittenError(LookupError):
    """The data, or the manuscript, want something that is written nowhere."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Outline:
    """What the data say of the parts and chapters, by their names there."""

    def __init__(self, report: Report, facts: Facts, tokens: Tokens) -> None:
        """Take a report, and what its texts are bound with."""
        self._structure = report.structure
        self._own_only = {section.part for section in report.sections if section.own_only}
        self._titles: dict[str, BoundText | None] = {}
        for index, section in enumerate(report.sections):
            path = ("sections", index, "title")
            self._titles[section.part] = (
                BoundText(tokens, section.title, None, path) if section.title else None
            )
        self._additions: dict[tuple[str, str], list[View]] = defaultdict(list)
        for index, addition in enumerate(report.additions):
            view = View(addition, ("additions", index), tokens, facts)
            self._additions[addition.part, addition.at].append(view)

    def parts(self) -> dict[str, Arranged]:
        """The parts, 学习贯彻 among them."""
        without_heading = MEASURES if self._structure.order == THEMATIC else ""
        return {name: self._arranged(name, int(name != without_heading)) for name in (*PARTS, STUDY)}

    def chapters(self, environment: Environment) -> list[Arranged]:
        """The chapters that the data choose.

        Raises:
            UnwrittenError: of one of them nothing is written.

        """
        level = 1 if self._structure.order == THEMATIC else 2
        found = []
        for index, name in enumerate(self._structure.chapters):
            if name == STUDY and self._structure.order == STUDY_FIRST:
                continue
            chapter = self.chapter(name, level, environment)
            if (
                not chapter.template
                and name not in self._titles
                and not chapter.opening
                and not chapter.closing
            ):
                raise UnwrittenError(_unwritten(name, index))
            if chapter.heading is None and (chapter.headed or not chapter.template):
                chapter.heading = name
            found.append(chapter)
        return found

    def chapter(self, name: str, level: int, environment: Environment) -> Arranged:
        """A chapter, chosen or not, with the template of its sentences if there is one."""
        usual = CHAPTERS.get(name)
        chapter = self._arranged(name, level, usual.heading if usual else None)
        with contextlib.suppress(TemplateNotFound):
            chapter.template = environment.get_template(f"sections/{usual.template if usual else name}.md.j2")
        return chapter

    def _arranged(self, name: str, level: int, usual: str | None = None) -> Arranged:
        opening, closing = (self._additions.get((name, at), []) for at in ("开头", "末尾"))
        title = self._titles.get(name)
        return Arranged(
            level,
            title or usual,
            opening,
            closing,
            own_only=name in self._own_only,
            headed=bool(title or opening),
        )


def _unwritten(name: str, index: int) -> Finding:
    place = DataPlace(("structure", "chapters", index))
    hint = (
        f"从这些里选：{'、'.join(CHAPTERS)}；自己的一章，正文写在“补充段落”里，“位置”写“{name}”，"
        f"或者在模板文件夹里写 sections/{name}.md.j2"
    )
    return Finding.of("FZ406", f"没有“{name}”这一章", place, hint)
