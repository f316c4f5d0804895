"""Faults that the schema finds → findings in Chinese, by error type, never by pydantic's English text."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.schema.fields import (
    Contradiction,
    Model,
    field_name,
    model_at,
    spelling,
)
from fazhi_report.schema.report import Report

_KEY_TAG = "[key]"  # what pydantic puts behind the key of a mapping where the key itself is at fault
_SHOWN_KEYS = 12
_MOST_TOLD = 100  # faults; a form that was filled in wrongly is so in thousands of records
_SHOWN_TEXT = 30
_GROUPED = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?", re.ASCII)


class Sentence(NamedTuple):
    """What to say about a fault: its code, the message, the hint."""

    code: str
    message: str
    hint: str


def schema_findings(error: ValidationError, data: object, root: type[Model] = Report) -> list[Finding]:
    """Every fault of a validation as findings; `data` is what was validated, against `root`."""
    found: list[Finding] = []
    for detail in error.errors(include_url=False)[:_MOST_TOLD]:
        path = tuple(step for step in detail["loc"] if step != _KEY_TAG)
        if detail["type"] == "contradiction":
            found += _contradictions(detail["ctx"]["faults"], path, data, root)
        elif detail["type"] == "missing":
            found.append(_missing(path, data, root))
        elif detail["type"] == "extra_forbidden":
            found.append(_unknown_key(path, data, root))
        else:
            found.append(_finding(SENTENCES[detail["type"]](detail), path))
    if (left := error.error_count() - _MOST_TOLD) > 0:
        last = found[-1]
        found[-1] = last._replace(message=f"{last.message}；后面还有 {left} 处错误，先改列出来的")
    return found


def _finding(sentence: Sentence, path: DataPath) -> Finding:
    return Finding.of(sentence.code, sentence.message, DataPlace(path), sentence.hint)


def _contradictions(
    faults: tuple[Contradiction, ...], path: DataPath, data: object, root: type[Model]
) -> Iterator[Finding]:
    model = model_at(root, path) or root
    for fault in faults:
        written = spelling(value_at(data, path), model, fault.field)
        yield _finding(Sentence(fault.code, fault.message, fault.hint), (*path, written, *fault.within))


def value_at(data: object, path: DataPath) -> Any:  # noqa: ANN401  whatever the file holds
    """The value at a data path as written; steps that name nothing in the file are passed over."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data


def as_written(path: DataPath, data: object) -> DataPath:
    """A data path with its keys as a file spells them; `data` is what the file holds."""
    written: list[str | int] = []
    for index, step in enumerate(path):
        if isinstance(step, str) and isinstance(data, dict) and step not in data:
            model = model_at(Report, path[:index]) or Report
            step = spelling(data, model, field_name(model, step) or step)  # noqa: PLW2901
        written.append(step)
        data = value_at(data, (step,))
    return tuple(written)


# Keys ------------------------------------------------------------------------------------------------------


def _missing(path: DataPath, data: object, root: type[Model]) -> Finding:
    *parents, title = path
    mapping = value_at(data, tuple(parents))
    model = model_at(root, tuple(parents)) or root
    name = field_name(model, str(title)) or str(title)
    for written in (name, str(title)):
        if isinstance(mapping, dict) and written in mapping:
            hint = f"在冒号后面写上：{model.model_fields[name].description}"
            return _finding(Sentence("FZ101", f"“{written}”没有填写", hint), (*parents, written))
    shown = name if writes_english(data, root) else title
    hint = f"补上一行“{shown}: …”：{model.model_fields[name].description}"
    return _finding(Sentence("FZ101", f"缺少“{shown}”", hint), (*parents, shown))


def _unknown_key(path: DataPath, data: object, root: type[Model]) -> Finding:
    *parents, written = path
    model = model_at(root, tuple(parents)) or root
    if known := field_name(model, str(written)):
        names = (known, model.model_fields[known].title)
        first, second = (key for key in value_at(data, tuple(parents)) if key in names)
        message = f"“{second}”和“{first}”是同一项，只能写一个"
        return _finding(Sentence("FZ107", message, "删去其中一个"), (*parents, second))
    return _finding(Sentence("FZ102", f"不认识的键“{written}”", _advice(path, data, root)), path)


def _advice(path: DataPath, data: object, root: type[Model]) -> str:
    # The words of clerks are read for a key that nobody knows, and for no file without one.
    from fazhi_report.schema.key_advice import advice, elsewhere  # noqa: PLC0415

    *parents, written = path
    model = model_at(root, tuple(parents)) or root
    english = writes_english(data, root)
    has_parts = isinstance(value_at(data, path), list | dict)
    here = _field_names(tuple(parents), root)
    if found := advice(str(written), here, root, english=english, has_parts=has_parts):
        return found
    options = [name if english else field.title or name for name, field in model.model_fields.items()]
    more = "等" if len(options) > _SHOWN_KEYS else ""
    room = elsewhere(root, english=english)
    return "这里可以写：" + "、".join(options[:_SHOWN_KEYS]) + more + (f"；没有的，{room}" if room else "")


def _field_names(path: DataPath, root: type[Model]) -> tuple[str, ...]:
    """A data path to a mapping by the names of fields, the positions in lists left out."""
    names: list[str] = []
    for index, step in enumerate(path):
        if isinstance(step, str):
            names.append(field_name(model_at(root, path[:index]) or root, step) or step)
    return tuple(names)


def writes_english(data: object, root: type[Model] = Report) -> bool:
    """Whether a file writes its outermost keys in English; an undecided one does not."""
    return isinstance(data, dict) and not data.keys().isdisjoint(root.model_fields.keys())


# Values ----------------------------------------------------------------------------------------------------


def _kind(value: object) -> str:
    match value:
        case bool():
            return "是否（true、false）"
        case int() | float():
            return f"数字 {value}"
        case str():
            shown = value if len(value) <= _SHOWN_TEXT else value[:_SHOWN_TEXT] + "…"
            return f"文字“{shown}”"
        case list() | tuple():
            return "列表"
        case _:
            return "“键: 值”"


def _wanted(code: str, wanted: str, hint: str) -> Callable[[ErrorDetails], Sentence]:
    return lambda detail: Sentence(code, f"应为{wanted}，写成了{_kind(detail['input'])}", hint)


def _figure(wanted: str, hint: str) -> Callable[[ErrorDetails], Sentence]:
    """What to say about a value that is no figure, which may be one but for the commas between thousands."""

    def said(detail: ErrorDetails) -> Sentence:
        figure = str(detail["input"])
        grouped = isinstance(detail["input"], str) and _GROUPED.fullmatch(figure)
        cure = f"删去数字中间的逗号，写成 {re.sub('[,，]', '', figure)}" if grouped else hint
        return _wanted("FZ103", wanted, cure)(detail)

    return said


def _said(code: str, message: str, hint: str) -> Callable[[ErrorDetails], Sentence]:
    return lambda detail: Sentence(code, message.format_map(detail.get("ctx", {})), hint)


def _choice(detail: ErrorDetails) -> Sentence:
    """A value outside a closed list; pydantic names the list in its `expected`, quoted and joined."""
    options = [option.strip("'") for option in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    several = re.split("[、，；]", str(detail["input"]))
    close = get_close_matches(str(detail["input"]), options, 1, 0.5)
    guess = f"是否想写“{close[0]}”？" if close else ""
    if len(several) > 1 and set(several) <= set(options) and isinstance(detail["loc"][-1], int):
        guess = f"分开写成 [{', '.join(several)}]；"
    return Sentence("FZ106", f"不能写{_kind(detail['input'])}", f"{guess}可以写：{'、'.join(options)}")


def _string(detail: ErrorDetails) -> Sentence:
    hint = "写一段文字"
    if isinstance(detail["input"], int | float):
        hint = "数字要当文字用，两边加引号"
    elif isinstance(detail["input"], dict):
        hint = "写一段文字；文字里的冒号用全角“：”，或者把整段文字放进英文单引号里"
    return _wanted("FZ103", "文字", hint)(detail)


_NEGATIVE = Sentence("FZ105", "不能小于 0", "改正这个数")
_ABOUT_HINT = "大约的写成 5000余、近5000、约5000"


def _count(detail: ErrorDetails) -> Sentence:
    if isinstance(detail["input"], int) and not isinstance(detail["input"], bool):
        return _NEGATIVE
    hint = f"只写半角数字，如 4；不带单位，不用汉字和全角数字，不加引号；{_ABOUT_HINT}"
    return _figure("整数", hint)(detail)


def _money(detail: ErrorDetails) -> Sentence:
    written = detail["input"]
    if isinstance(written, int | float) and not isinstance(written, bool):
        return _NEGATIVE if written < 0 else Sentence("FZ103", "金额最多写两位小数", "以元为单位，精确到分")
    hint = f"写以元为单位的数，如 12000 或 350.5，不带“元”“万元”；{_ABOUT_HINT.replace('5000', '12万')}"
    return _figure("金额", hint)(detail)


_MAPPING_HINT = "另起一行缩进两格，一行一项，冒号后空一格"
_LIST_HINT = "每条另起一行，以“- ”开头；短的可以写成 [甲, 乙]"

SENTENCES: dict[str, Callable[[ErrorDetails], Sentence]] = {
    "string_type": _string,
    "string_unicode": _said("FZ014", "文字里有残缺的字符", "删去这个字符，重新输入"),
    "int_type": _figure("整数", "只写半角数字，如 4；不带单位，不用汉字和全角数字，不加引号"),
    "greater_than_equal": _said("FZ105", "不能小于 {ge}", "改正这个数"),
    "less_than_equal": _said("FZ105", "不能大于 {le}", "改正这个数"),
    "literal_error": _choice,
    "dict_type": _wanted("FZ103", "“键: 值”", _MAPPING_HINT),
    "seen_type": _wanted("FZ103", "数字或文字", "写复核时看到的数，如 4、36.5 或 98.5%"),
    "digest_form": _said(
        "FZ118",
        "校验码不是 {length} 位十六进制数",
        "照抄“未完事项.md”或“目录.json”里的校验码，只有数字和小写字母 a 到 f",
    ),
    "document_number": _said("FZ124", "发文字号不合规定：{fault}", "写成 解财〔2024〕5号 的样子"),
    "copy_number": _said("FZ125", "份号不是 1 到 {digits} 位的数字", "写成 000001 的样子，两边加引号"),
    "tuple_type": _wanted("FZ103", "列表", _LIST_HINT),
    "too_short": _said("FZ133", "列表是空的", "至少写一项"),
    "too_long": _said("FZ134", "有 {actual_length} 项，最多 {max_length} 项", "合并，或者拆成几个"),
    "string_too_long": _said("FZ135", "文字超过 {max_length} 个字", "缩短；长的写进正文"),
    "annex_title": lambda detail: Sentence(
        "FZ130", f"附件标题{detail['ctx']['fault']}", detail["ctx"]["hint"]
    ),
    "cell_type": _wanted("FZ103", "文字或数", "空格子写 null；是非写成文字“是”“否”"),
    "model_type": _wanted("FZ103", "“键: 值”", _MAPPING_HINT),
    "flag_type": _wanted("FZ103", "“是”或“否”", "也可以写 true 或 false，不加引号"),
    "number_type": _figure("数", f"只写半角数字，如 12 或 3.5；不带单位，不加引号；{_ABOUT_HINT}"),
    "one_word": _said("FZ117", "名称里有空格、标点，或者以数字开头", "只用汉字、字母和数字，如“登记户数”"),
    "count_type": _count,
    "money_type": _money,
    "share_type": _wanted("FZ103", "率", "写成 98.5% 的样子，0% 到 100%，最多两位小数，带“%”，不加引号"),
    "date_form": _wanted("FZ104", "日期", "写成 2023-05-04 或 2023年5月4日"),
    "date_impossible": _said("FZ104", "没有这一天：{text}", "核对月份和日数"),
    "control_character": _said("FZ014", "这里有看不见的字符（{point}）", "删去它，重新输入前后几个字"),
    "blank_text": _said("FZ110", "只有空白，没有文字", "写上内容，或者删去这一项"),
    "edge_space": _said("FZ111", "文字开头或结尾有空格", "删去空格；首行缩进由程序排"),
    "several_paragraphs": _said("FZ112", "这里只能写一段", "删去中间的空行"),
    "closing_punctuation": _said("FZ113", "结尾有标点“{mark}”", "删去它，标点由模板加"),
    "title_brackets": _said("FZ114", "文件名外面有书名号", "删去外面的《》，书名号由模板加"),
    "party_body": _said(
        "FZ115", "看不出是哪种党组织", "以党组、党委、党工委、党总支或党支部结尾，如“局党组”"
    ),
    "points_type": _wanted("FZ103", "以磅为单位的数", "只写半角数字，如 28 或 28.95；不带单位，不加引号"),
    "font_family": _said(
        "FZ034", "不像一种字体的名称", "写一种字体，照 WPS 或 Word 字体框里的写，不超过 31 个字"
    ),
    "rule_code": _said("FZ119", "规则要写检查结果里的代码", "写成 FZ 和三位数字，如 FZ315"),
    "repeated_item": _said("FZ116", "列表里有重复的项", "删去重复的"),
}
