"""The manual of the content rules: `python -m fazhi_report.published rules > docs/rules.md`."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from fazhi_report import audit
from fazhi_report.reporters import RuleText
from fazhi_report.rules import RULES, Rule

AnyRule: TypeAlias = Rule | audit.LayoutRule[Any]

EVERY: tuple[AnyRule, ...] = (*RULES, *audit.RULES, *audit.RENDERED)
"""The rules on the text of a report, then those on the layout of a DOCX."""

_INTRODUCTION = """\
# 检查规则

本页由 `python -m fazhi_report.published rules` 生成，与程序一致。`fazhi rules` 列出全部规则，
`fazhi explain FZ315` 说明一条。

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


def markdown(rules: Iterable[AnyRule]) -> str:
    """The whole manual."""
    parts = [_INTRODUCTION]
    for rule in rules:
        if isinstance(rule, audit.LayoutRule) and _LAYOUT not in parts:
            parts.append(_LAYOUT)
        parts.append(_section(rule))
    return "\n".join(parts)


def _section(rule: AnyRule) -> str:
    page = rule.page
    waiving = f"\n{page.waiving}\n" if page.waiving else ""
    return f"""\
## {rule.code} {rule.name}（{rule.severity.chinese}）

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


def page(rule: AnyRule) -> str:
    """The manual page of one rule for a terminal."""
    found = rule.page
    return "\n".join(
        (
            f"{rule.code} {rule.name}（{rule.severity.chinese}）",
            "",
            found.summary,
            found.explanation,
            "",
            f"依据：{found.source}",
            "",
            "错误的例子：",
            _indented(found.wrong),
            "正确的例子：",
            _indented(found.right),
            *(("", found.waiving) if found.waiving else ()),
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
    """What every rule says of itself, by its code, for reporters."""
    return {
        rule.code: RuleText(
            rule.name, rule.page.summary, rule.page.explanation, page(rule), _section(rule), rule.severity
        )
        for rule in EVERY
    }


FORMS: Mapping[str, Callable[[Iterable[AnyRule]], str]] = {"text": listing, "json": as_json, "md": markdown}
"""The forms of the list of rules."""
