"""A report and its facts → the document tree, through the templates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment

from fazhi_report.diagnostics import DataPath, DataPlace, Finding, TemplatePlace
from fazhi_report.document import Document, Run, Runs, Table, parted
from fazhi_report.facts import Facts
from fazhi_report.manuscript import Manuscript
from fazhi_report.narrative.annex_texts import annexes
from fazhi_report.narrative.bounds import OutOfBoundsError, Room
from fazhi_report.narrative.context import context_of
from fazhi_report.narrative.drafts import numbered
from fazhi_report.narrative.engine import environment_of
from fazhi_report.narrative.markup import parse
from fazhi_report.narrative.outline import Outline, UnwrittenError
from fazhi_report.narrative.own_words import OwnWords
from fazhi_report.narrative.template_faults import (
    MAIN_TEMPLATE,
    TEMPLATE_FAULTS,
    finding_beyond,
    finding_of,
    is_own,
    shown,
)
from fazhi_report.narrative.tokens import Tokens
from fazhi_report.page import gongwen, width
from fazhi_report.resources import templates_directory
from fazhi_report.schema import Report

_LINE_END = re.compile(r"\r\n|\r|\n")  # as the template engine counts lines


def compose(
    report: Report,
    facts: Facts,
    templates: Path | None = None,
    asked: set[DataPath | str] | None = None,
    manuscript: Manuscript | None = None,
    told: list[Finding] | None = None,
) -> Document | Finding:
    """Compose the report's document; a fault in a template or the manuscript is returned as a finding.

    `templates` is an office's own folder, whose files win over the shipped ones. What templates ask is put
    into `asked`, and what is to be said of the manuscript, which need not keep it from being printed, into
    `told`. With a manuscript nothing prints but what it says or puts in.
    """
    folders = _folders(templates)
    environment = environment_of(folders)
    environment.room = Room() if templates else None
    tokens = Tokens(asked, environment.room)
    try:
        if manuscript:
            words = OwnWords(manuscript, report, facts, tokens, environment, [] if told is None else told)
            document = _of_manuscript(words)
            with_annexes = words.has_annexes
        else:
            with_annexes = True
            document = _of_templates(report, facts, tokens, environment)
        own = tuple(annexes(report, facts, environment)) if report.annexes and with_annexes else ()
    except UnwrittenError as fault:
        return fault.finding
    except (OutOfBoundsError, MemoryError) as fault:
        return finding_beyond(fault, folders)
    except TEMPLATE_FAULTS as fault:
        return finding_of(fault, folders)
    if not document.title:
        place = TemplatePlace(shown(folders, MAIN_TEMPLATE), 1)
        return Finding.of("FZ405", "没有写报告标题", place, "标题写在“# ”后面")
    lines = report.structure.title_lines
    if lines and (finding := _title_fault(lines, document.title_text)):
        return finding
    return replace(
        document,
        title=tuple(parted(sum(document.title, ()), lines)) if lines else document.title,
        title_is_set=document.title_is_set or bool(lines),
        addressees=_addressees(report.structure.addressees),
        annexes=own,
    )


def _folders(templates: Path | None) -> tuple[Path, ...]:
    return (templates, templates_directory()) if templates else (templates_directory(),)


def _of_templates(report: Report, facts: Facts, tokens: Tokens, environment: Environment) -> Document:
    """The document of the shipped sentences, and of the texts of the data that stand among them."""
    outline = Outline(report, facts, tokens)
    text = environment.get_template(MAIN_TEMPLATE).render(
        context_of(report, facts, tokens)
        | {"parts": outline.parts(), "chapters": outline.chapters(environment)}
    )
    return parse(text, tokens, report.organization.name, run_in=report.structure.headings == "接排")


def _of_manuscript(words: OwnWords) -> Document:
    """The document of a manuscript; a title on one line may break before the year, as those that ship."""
    report, lines = words.report, words.title
    blocks = tuple(numbered(words.blocks(), run_in=report.structure.headings == "接排"))
    is_set = len(lines) > 1
    return Document(
        lines if is_set else tuple(_before_year(sum(lines, ()))),
        blocks,
        report.organization.name,
        title_is_set=is_set,
    )


def _before_year(title: Runs) -> Iterator[Runs]:
    year = next((index for index, run in enumerate(title) if run.fact == "report.year"), 0)
    yield from filter(None, (title[:year], title[year:]))


def _title_fault(lines: tuple[str, ...], title: str) -> Finding | None:
    """Lines of a title that are not the title, or too wide for the page (GB/T 9704—2012, 7.3.1)."""
    place = DataPlace(("structure", "title_lines"))
    if "".join(lines) != title:
        message = f"“标题分行”连起来是“{''.join(lines)}”，标题是“{title}”"
        return Finding.of("FZ236", message, place, "照标题逐字分行；标题由“标题句式”和“年度”定，或者照“标题”")
    room = gongwen.TITLE_WIDTH.value
    for index, line in enumerate(lines):
        if width(line) > room:
            message = f"标题的这一行有 {width(line):g} 个字宽，一行排得下 {room:g} 个"
            place = DataPlace(("structure", "title_lines", index))
            return Finding.of("FZ237", message, place, "在词意完整的地方再分一行")
    return None


def _addressees(names: tuple[str, ...]) -> Runs:
    """The line of the addressees, closed with a full-width colon (GB/T 9704—2012, 7.3.2)."""
    path = ("structure", "addressees")
    line: list[Run] = []
    for index, name in enumerate(names):
        mark = "、" if index + 1 < len(names) else "："
        line += (Run(name, origin=DataPlace((*path, index))), Run(mark, origin=DataPlace(path)))
    return tuple(line)


def own_templates(document: Document, templates: Path | None) -> frozenset[str]:
    """The names of the templates of an office's own folder that printed something of a document."""
    beside = (part for annex in document.annexes for part in annex.content if not isinstance(part, Table))
    text = replace(document, blocks=(*document.blocks, *beside))
    origins = {run.origin for line in text.lines for run in line}
    names = {origin.name for origin in origins if isinstance(origin, TemplatePlace)}
    return frozenset(name for name in names if is_own(name, _folders(templates)))


def shown_place(finding: Finding, templates: Path | None) -> Finding:
    """A finding whose place is in one of the office's own templates, if it is, as its author knows it."""
    place = finding.place
    if not isinstance(place, TemplatePlace) or not is_own(place.name, _folders(templates)):
        return finding
    assert templates is not None, "it has templates of its own"  # noqa: S101
    file = templates / place.name
    lines = _LINE_END.split(file.read_text(encoding="utf-8"))
    return finding._replace(place=TemplatePlace(file.as_posix(), place.line, lines[place.line - 1]))
