"""What is wrong with the references of texts: they name what there is not, or what can't be printed there."""

from collections.abc import Iterator
from difflib import get_close_matches

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.facts import Citation, Fact, Facts, Malformed, Marked, Yuan, citations_in
from fazhi_report.loading.checked import CheckedData
from fazhi_report.loading.cited_figures import misworded, wrong_way
from fazhi_report.schema import Passage, Report, passages


def citation_faults(data: CheckedData) -> Iterator[Finding]:
    """Facts that texts cite and that can't be printed there."""
    for path, text in passages(data.report):
        for part, before, behind in _cited_in(text, _headings(data.report, path)):
            yield from fault_of(part, data.facts, before, behind, DataPlace(path, part.source))


def fault_of(part: Marked, facts: Facts, before: str, behind: str, place: DataPlace) -> Iterator[Finding]:
    """What is wrong with a reference between two stretches of text."""
    if isinstance(part, Citation | Malformed) and (found := _fault_of(part, facts, before, behind)):
        code, message, hint = found
        yield Finding.of(code, message, place, hint)


def _headings(report: Report, path: DataPath) -> str:
    """What tells the unit of a cell of a table: its row and its column; "" of any other text."""
    match path:
        case "annexes", int(annex), "tables", int(table), "rows", int(row), int(column):
            told = report.annexes[annex].tables[table]
            of_row = told.rows[row][0] if column else ""
            return f"{report.annexes[annex].title}{told.caption or ''}{told.columns[column]}{of_row}"
    return ""


def _cited_in(text: Passage, headings: str) -> Iterator[tuple[Citation | Malformed, str, str]]:
    """Each reference of a text with what stands before and behind it."""
    parts = [headings, *citations_in(text), ""] if "{{" in text else []
    for index, part in enumerate(parts):
        if isinstance(part, Citation | Malformed):
            before, behind = (
                each if isinstance(each, str) else "" for each in parts[index - 1 : index + 2 : 2]
            )
            yield part, before, behind


def _fault_of(
    part: Citation | Malformed, facts: Facts, before: str, behind: str
) -> tuple[str, str, str] | None:
    """Code, message and hint of what is wrong with a citation; None where nothing is."""
    if isinstance(part, Malformed):
        return "FZ205", f"引用写错了：{part.reason}", "写成 {{ 学习.次数 }} 或 {{ 学习.次数|汉字 }}"
    if fact := facts.find(part.name):
        found = misworded(fact, part, before, behind) or wrong_way(fact, facts, before)
        return _unprintable(fact, part) or (found and ("FZ205", *found))
    close = get_close_matches(part.name, facts.names, 1, 0.5)
    hint = f"是否想写“{close[0]}”？" if close else "用 fazhi facts --all 查看可以引用的数"
    return "FZ206", f"没有“{part.name}”这个数", hint


def _unprintable(fact: Fact, cited: Citation) -> tuple[str, str, str] | None:
    name = cited.name
    if not fact.stated:
        return "FZ207", f"引用了“{name}”，数据里却没有这一项", "补上台账，或者删去引用"
    if fact.value is None:
        return "FZ208", f"“{name}”算不出来：{fact.missing or '数据里没有写全'}", "补上缺的内容，或者删去引用"
    if isinstance(fact.value, bool):
        return "FZ208", f"“{name}”是一个判断，不是数", "改引用一个数"
    if "带单位" not in cited.filters and (reason := _needs_unit(fact)):
        return "FZ208", f"“{name}”{reason}", f"写成 {{{{ {name}|带单位 }}}}，后面不再写单位"
    if "汉字" in cited.filters and fact.word:
        return "FZ208", f"“{name}”是约数，不能写成汉字", "去掉“|汉字”"
    if "汉字" in cited.filters and not isinstance(fact.value, int):
        return "FZ208", f"“{name}”不是整数，不能写成汉字", "去掉“|汉字”"
    return None


def _needs_unit(fact: Fact) -> str:
    """Why a number can't be printed without its unit: what the text writes behind it would be wrong."""
    if fact.word and fact.phrase != fact.text + fact.unit:
        return f"印成“{fact.phrase}”，单位在中间"
    if isinstance(fact.value, Yuan) and fact.unit == "元":
        return f"不满1万元，印成“{fact.phrase}”，单位由程序写"
    return ""
