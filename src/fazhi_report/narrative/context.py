"""What every template is given: the data, the facts, the title."""

import re

from markupsafe import Markup

from fazhi_report.facts import Facts
from fazhi_report.narrative.bound_values import FactNames, View, bind, bind_fact
from fazhi_report.narrative.tokens import TITLE_BREAK, Tokens
from fazhi_report.schema import REPORTED_BELOW, TITLE_FORMS, Report

_LEAD_CLOSED = re.compile(f"{REPORTED_BELOW}|如下[：:。]?$", re.MULTILINE)


def context_of(report: Report, facts: Facts, tokens: Tokens) -> dict[str, object]:
    """The names that every template knows: the fields of the report, its facts, its title."""
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
