"""The manual of rules and other codes: `python -m fazhi_report.published rules -o docs/rules.md`."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from fazhi_report import audit
from fazhi_report.codes import CODES
from fazhi_report.codes.manual import pages
from fazhi_report.codes.manual_page import ManualPage
from fazhi_report.published.precision import COMMAND, precision, table
from fazhi_report.reporters import RuleText
from fazhi_report.rules import RULES, Rule

AnyRule: TypeAlias = Rule | audit.LayoutRule[Any]

EVERY: tuple[AnyRule, ...] = (*RULES, *audit.RULES, *audit.RENDERED)
"""The rules on the text of a report, then those on the layout of a DOCX."""

_INTRODUCTION = """\
# 检查规则

本页由 `python -m fazhi_report.published rules` 生成，与程序一致。`fazhi rules` 列出全部规则，
`fazhi explain FZ315` 说明一条，不是规则的代码也说明。

级别：错误——现行规定不允许、现在就能改正的，有错误不生成报告；警告——通行做法；提示——供斟酌。
依据后面的字母是可信程度：R 读到原文或者原文的转载；R2 只读到二手材料；D 由读到的内容推算；M 凭一般了解，
未经核对；C 各处说法不一。M 和 C 的规则不会是错误。

改级别、关掉一条规则，写在数据文件旁边的 `fazhi.toml` 里：

```toml
[rules]
FZ315 = "warning"
```

一处照原样保留，写在数据文件的“豁免”（`waivers`）里：规则、位置（所在句子里的几个字，或者所在的键）、理由。
"""

_LAYOUT = """\
# 版式规则

`fazhi check 报告.docx` 用这些规则检查 DOCX 的版式，不论是哪个程序做的；加 `--render` 的还要 LibreOffice。
依据后面的括号里是约束力：规定、一般、推荐是国家标准的用语，推算由别的数得出，实践是国家标准没有说、
Word 里通行的做法。版式规则不能豁免，文件改好就没有了。
"""

_OTHERS = """\
# 其他代码

这些代码说的不是报告的文字和版式：FZ0 是文件、YAML、工作簿和设置，FZ1 是数据文件的结构，
FZ2 是数字、台账、引用和公文要素，FZ4 是模板，FZ5 是输出。

例子以“---”开头的是数据文件的一部分，以“fazhi”开头的是命令，以“工作表”开头的是工作簿里的一张表，
以“[”开头的是 `fazhi.toml` 的一部分，以“{#”开头的是本单位的模板。
"""


_PRECISION = f"""\
## 查得准不准

在测试用的句子上量的：好句子仿照真实的报告写，不应当有任何提示；错误逐句埋进一份好报告，要在所在的位置找到。
句子在 `tests/rules/corpus`，用 `{COMMAND}` 重新量。真实报告里的错误不会正好是这个比例。

"""


def manual() -> str:
    """The whole manual: the rules, then the other codes."""
    return "\n".join((markdown(EVERY), _OTHERS, *(_section(*each) for each in pages().items())))


def markdown(rules: Iterable[AnyRule]) -> str:
    """The manual of some rules, with how much all of them find."""
    parts = [_INTRODUCTION, _PRECISION + "".join(f"{line}\n" for line in table(precision()))]
    for rule in rules:
        if isinstance(rule, audit.LayoutRule) and _LAYOUT not in parts:
            parts.append(_LAYOUT)
        parts.append(_section(rule.code, rule.page))
    return "\n".join(parts)


def _heading(code: str) -> str:
    return f"{code} {CODES[code].title}（{CODES[code].severity.chinese}）"


def _section(code: str, page: ManualPage) -> str:
    waiving = f"\n{page.waiving}\n" if page.waiving else ""
    return f"""\
## {_heading(code)}

{page.summary}{page.explanation}

依据：{page.source}

错误的例子：

```text
{page.wrong}
```

正确的例子：

```text
{page.right}
```
{waiving}"""


def explained(code: str) -> str | None:
    """The manual page of a code for a terminal; None where there is no such code."""
    page = _pages().get(code)
    return _for_terminal(code, page) if page else None


def _pages() -> dict[str, ManualPage]:
    return {rule.code: rule.page for rule in EVERY} | pages()


def _for_terminal(code: str, page: ManualPage) -> str:
    return "\n".join(
        (
            _heading(code),
            "",
            page.summary,
            page.explanation,
            "",
            f"依据：{page.source}",
            "",
            "错误的例子：",
            _indented(page.wrong),
            "正确的例子：",
            _indented(page.right),
            *(("", page.waiving) if page.waiving else ()),
            "",
        )
    )


def _indented(example: str) -> str:
    return "\n".join(f"    {line}" for line in example.splitlines())


def listing(rules: Iterable[AnyRule]) -> str:
    """A line for every rule."""
    return "".join(
        f"{rule.code} {rule.severity.chinese} {rule.name}：{rule.page.summary}\n" for rule in rules
    )


def as_json(rules: Iterable[AnyRule]) -> str:
    """The rules with their pages, for programs."""
    records = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.name.lower(),
            "summary": rule.page.summary,
            "explanation": rule.page.explanation,
            "source": rule.page.source,
            "wrong": rule.page.wrong,
            "right": rule.page.right,
            "waiving": rule.page.waiving,
        }
        for rule in rules
    ]
    return json.dumps({"version": 1, "rules": records}, ensure_ascii=False, indent=2) + "\n"


def rule_texts() -> dict[str, RuleText]:
    """What is to be said of every code, for reporters."""
    return {
        code: RuleText(page.summary, page.explanation, _for_terminal(code, page), _section(code, page))
        for code, page in _pages().items()
    }


FORMS: Mapping[str, Callable[[Iterable[AnyRule]], str]] = {"text": listing, "json": as_json, "md": markdown}
"""The forms of the list of rules."""
