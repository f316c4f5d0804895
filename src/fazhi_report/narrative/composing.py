"""A report and its facts → the document tree, through the templates."""

import re
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from fazhi_report.diagnostics import DataPath, DataPlace, Finding, TemplatePlace
from fazhi_report.document import Document, Run, Runs, parted
from fazhi_report.facts import Facts
from fazhi_report.narrative.annex_texts import annexes
from fazhi_report.narrative.bound_values import FactNames, View, bind, bind_fact
from fazhi_report.narrative.engine import environment_of
from fazhi_report.narrative.markup import parse
from fazhi_report.narrative.outline import Outline
from fazhi_report.narrative.template_faults import MAIN_TEMPLATE, TEMPLATE_FAULTS, finding_of, shown
from fazhi_report.narrative.tokens import (
    TITLE_BREAK,
    Tokens,
)
from fazhi_report.page import gongwen, width
from fazhi_report.resources import templates_directory
from fazhi_report.schema import REPORTED_BELOW, TITLE_FORMS, Report

_LINE_END = re.compile(r"\r\n|\r|\n")  # as the template engine counts lines
_LEAD_CLOSED = re.compile(f"{REPORTED_BELOW}|如下[：:。]?$", re.MULTILINE)


def compose(
    report: Report, facts: Facts, templates: Path | None = None, asked: set[DataPath | str] | None = None
) -> Document | Finding:
    """Compose the report's document; a fault in a template is returned as a finding at its line.

    `templates` is an office's own folder, whose files win over the shipped ones. What templates ask is put
    into `asked`.
    """
    folders = (templates, templates_directory()) if templates else (templates_directory(),)
    tokens = Tokens(asked)
    try:
        environment = environment_of(folders)
        outline = Outline(report, facts, tokens)
        chapters = outline.chapters(environment)
        if isinstance(chapters, Finding):
            return chapters
        text = environment.get_template(MAIN_TEMPLATE).render(
            _context(report, facts, tokens) | {"parts": outline.parts(), "chapters": chapters}
        )
        document = parse(text, tokens, report.organization.name, run_in=report.structure.headings == "接排")
        own = tuple(annexes(report, facts, environment)) if report.annexes else ()
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
        title_is_set=bool(lines),
        addressees=_addressees(report.structure.addressees),
        annexes=own,
    )


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


def own_templates(templates: Path | None) -> frozenset[str]:
    """The names of the templates in an office's own folder."""
    files = templates.rglob("*.j2") if templates else ()
    return frozenset(file.relative_to(templates).as_posix() for file in files if templates)


def shown_place(finding: Finding, templates: Path | None) -> Finding:
    """A finding whose place is in one of the office's own templates, if it is, as its author knows it."""
    if templates is None or not isinstance(finding.place, TemplatePlace):
        return finding
    file, line = templates / finding.place.name, finding.place.line
    lines = _LINE_END.split(file.read_text(encoding="utf-8"))
    return finding._replace(place=TemplatePlace(file.as_posix(), line, lines[line - 1]))


def _context(report: Report, facts: Facts, tokens: Tokens) -> dict[str, object]:
    whole = View(report, (), tokens, facts)
    context: dict[str, object] = {name: getattr(whole, name) for name in type(report).model_fields}
    return context | {
        "fact": FactNames(facts, tokens),
        "title": _title(report, facts, tokens),
        "lead_is_closed": bool(_LEAD_CLOSED.search(report.lead or "")),
    }


def _title(report: Report, facts: Facts, tokens: Tokens) -> object:
    """The title, as the office wrote it out, or in the form that it chose."""
    structure, office = report.structure, report.organization.name
    if structure.title:
        return bind(structure.title, ("structure", "title"), tokens, facts)
    form = TITLE_FORMS[structure.title_form].replace("{年份}", f"{TITLE_BREAK}{{年份}}")
    return Markup(form).format(  # noqa: S704
        机关=bind(office, ("organization", "name"), tokens, facts),
        年份=bind_fact(facts["report.year"], tokens),
    )
