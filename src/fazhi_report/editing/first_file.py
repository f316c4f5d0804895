"""The first data file of an office: what it answered, and every part of the schema as a commented-out form.

The form is `loading.BlankForm`, by which it is also found what of a file is still as it is written here.
"""

from typing import Any

from fazhi_report.diagnostics import Severity
from fazhi_report.editing.questions import Answers, nested
from fazhi_report.loading import GAP, BlankForm, form_parts, load
from fazhi_report.schema import SCHEMA_FILES, Language, Ledger, Record, Report, key_in

_UNFILLED = "FZ266"  # told of every part of the form as it is, which then needs nothing but to be filled in


def starter(answers: Answers, keys: Language) -> str:
    """The text of a data file with the answers, and with everything else of the schema commented out."""
    given: dict[str, Any] = {"format": Report.model_fields["format"].default, **nested(answers)}
    form = BlankForm(keys, given["year"])
    active = {name: form.lines(name, given[name]) for name in Report.model_fields if name in given}
    core = [line for lines in active.values() for line in lines]
    blocks = [_preamble(answers, keys), *("\n".join((*lines, "")) for lines in active.values())]
    for name in form_parts():
        lines = form.lines(name)
        about = "；".join((str(Report.model_fields[name].description), *_prerequisites([*core, *lines])))
        blocks.append("".join(f"# {line}\n" for line in (f"# {about}", *lines)))
    return "\n".join(blocks)


def _prerequisites(lines: list[str]) -> list[str]:
    """What must be written before a part of the form can stand in a file."""
    findings = load("\n".join(lines).encode(), "").findings
    return [
        finding.hint
        for finding in findings
        if finding.severity is Severity.ERROR and finding.code != _UNFILLED
    ]


def _preamble(answers: Answers, keys: Language) -> str:
    file = f"data/{answers['year']}.yaml"
    every_record = Record.model_fields.items()
    common = "\n".join(
        f"#   {key_in(keys, Record, name)}：{field.description}" for name, field in every_record
    )
    total, records, no = (
        f"“{key_in(keys, Ledger, name)}”" for name in ("total", "records", "unstated_is_no")
    )
    return f"""\
# yaml-language-server: $schema=../{SCHEMA_FILES[keys]}
# {answers["name"]}{answers["year"]}年法治政府建设台账
# 检查：fazhi validate {file}    生成报告：fazhi render {file}
#
# 用到哪一项，就删去那几行开头的“# ”，在冒号后面填写。没有的事不写；空着的项等于没写，{GAP}的必须填写。
# 是非写“是”或“否”；日期写 2024-05-06；方括号里写几项，用半角逗号隔开，如 [甲, 乙]。
# 一个“- ”是一条记录，有几条写几条；没有全部列出时，写成{total}和{records}两项，
# 各类件数和合计也可以写全年的总数。没写的是非项算不知道；没写的都是“否”，写一行{no}。每条记录都可以写：
{common}
"""
