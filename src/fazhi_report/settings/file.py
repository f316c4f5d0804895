"""The bytes of a settings file → settings, or its faults."""

import re
import tomllib

from pydantic import ValidationError

from fazhi_report.codes import CODES
from fazhi_report.diagnostics import DataPath, DataPlace, Diagnostic, Finding, Mark
from fazhi_report.schema import schema_findings
from fazhi_report.settings.model import Settings

FILES = ("fazhi.toml", "pyproject.toml")
"""The names of settings files, the one that wins first; in the second, settings stand in [tool.fazhi]."""

_SET_BY_OFFICES = (
    *("FZ2", "FZ3"),
    *("FZ51", "FZ52", "FZ53", "FZ54", "FZ550", "FZ551", "FZ552", "FZ58", "FZ59"),
)
_SHARED = "pyproject.toml"
_TABLE = b"fazhi"
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")


def configure(content: bytes, name: str) -> Settings | list[Diagnostic] | None:
    """Read a settings file that messages call `name`; None if a shared file holds no settings of ours."""
    if name.endswith(_SHARED) and _TABLE not in content:
        return None  # whatever else is wrong with it
    try:
        text = content.decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError:
        fault = Finding.of("FZ032", "设置文件的编码不是 UTF-8", Mark(1, 1), "另存为 UTF-8")
        return [fault.at(name, Mark(1, 1))]
    except (ValueError, RecursionError) as error:  # tomllib lets out those of int() and of deep nesting
        found = _POSITION.search(str(error))
        mark = Mark(int(found[1]), int(found[2])) if found else Mark(1, 1)
        hint = '写成“键 = 值”，文字两边加引号，中文的键也加，如 FZ315 = "warning"'
        return [Finding.of("FZ032", "设置文件的写法有错", mark, hint).at(name, mark)]
    if name.endswith(_SHARED):
        tools = data.get("tool")
        if not isinstance(tools, dict) or "fazhi" not in tools:
            return None
        data = tools["fazhi"]
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        return sorted(_located(finding, text, name) for finding in schema_findings(error, data, Settings))
    unknown = [code for code in settings.rules if not _is_known(code)]
    return [_located(_no_rule(code), text, name) for code in unknown] or settings


def _is_known(code: str) -> bool:
    """Whether there may be findings of a code that a setting can make more or less severe.

    Those are of rules: on figures and ledgers, wording and law, and layout.
    """
    return code in CODES and code.startswith(_SET_BY_OFFICES)


def _no_rule(code: str) -> Finding:
    hint = "用 fazhi rules 查看全部规则"
    return Finding.of("FZ033", f"没有规则“{code}”", DataPlace(("rules", code)), hint)


def _located(finding: Finding, text: str, name: str) -> Diagnostic:
    """A finding at the line of its key; TOML is read without places, so the key is looked for."""
    path = finding.place.path if isinstance(finding.place, DataPlace) else ()
    mark = _mark(path, text)
    return finding.at(name, mark, text.splitlines()[mark.line - 1] if text else "")


def _mark(path: DataPath, text: str) -> Mark:
    for step in reversed(path):
        pattern = re.compile(rf"^\s*\[?(?:[\w.\"]+\.)?\"?{re.escape(str(step))}\"?\s*[\]=.]", re.MULTILINE)
        if match := pattern.search(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            return Mark(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
    return Mark(1, 1)
