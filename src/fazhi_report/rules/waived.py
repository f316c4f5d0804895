"""Waivers: findings that an office has looked at and lets stand are marked with its reason."""

from collections.abc import Iterable, Iterator

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.schema import Report, Waiver, field_name, model_at

_WAIVABLE = ("FZ2", "FZ3")
"""What the codes of findings that can be waived begin with: those about content, not about the file."""


def waived(findings: Iterable[Finding], waivers: tuple[Waiver, ...]) -> Iterator[Finding]:
    """The findings, those that stand marked with the reason, and a finding for each waiver without use."""
    used: set[int] = set()
    for finding in findings:
        fitting = [index for index, waiver in enumerate(waivers) if fits(waiver, finding)]
        used.update(fitting)
        yield finding._replace(waived=waivers[fitting[0]].reason) if fitting else finding
    for index, waiver in enumerate(waivers):
        if index not in used:
            where = f"“{waiver.place}”" if waiver.place else "全文"
            message = f"这条豁免没有用处：{where}没有 {waiver.rule} 的检查结果"
            hint = "删去这一条，或者改正规则代码和位置"
            yield Finding.of("FZ218", message, DataPlace(("waivers", index)), hint)


def fits(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver is of a finding."""
    if finding.code != waiver.rule or not finding.code.startswith(_WAIVABLE):
        return False
    place = waiver.place
    if place is None:
        return True
    path = finding.place.path if isinstance(finding.place, DataPlace) else ()
    return place in finding.context or place in finding.quote or place in _keys(path)


def _keys(path: DataPath) -> Iterator[str]:
    """The keys of a data path in both languages."""
    for index, step in enumerate(path):
        if isinstance(step, str):
            model = model_at(Report, path[:index]) or Report
            name = field_name(model, step) or step
            field = model.model_fields.get(name)
            yield from (step, name, (field.title if field else "") or step)
