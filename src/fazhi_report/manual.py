"""The manual of the content rules: `python -m fazhi_report.manual > docs/rules.md`."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping

from fazhi_report.reporters import RuleText
from fazhi_report.rules import RULES
from fazhi_report.rules.rule import Rule

_INTRODUCTION = """\
# 检查规则

本页由 `python -m fazhi_report.manual` 生成，与程序一致。`fazhi rules` 列出全部规则，
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


def markdown(rules: Iterable[Rule]) -> str:
    """The whole manual."""
    return "\n".join((_INTRODUCTION, *map(_section, rules)))


def _section(rule: Rule) -> str:
    page = rule.page
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

{page.waiving}
"""


def page(rule: Rule) -> str:
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
            "",
            found.waiving,
            "",
        )
    )


def _indented(example: str) -> str:
    return "\n".join(f"    {line}" for line in example.splitlines())


def listing(rules: Iterable[Rule]) -> str:
    """A line for every rule."""
    return "".join(
        f"{rule.code} {rule.severity.chinese} {rule.name}：{rule.page.summary}\n" for rule in rules
    )


def as_json(rules: Iterable[Rule]) -> str:
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
        for rule in RULES
    }


FORMS: Mapping[str, Callable[[Iterable[Rule]], str]] = {"text": listing, "json": as_json, "md": markdown}
"""The forms of the list of rules."""


if __name__ == "__main__":
    sys.stdout.buffer.write(markdown(RULES).encode())
