"""Title and lead of a report, and sentences in it twice."""

import re
from collections.abc import Iterator
from functools import cache

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.ordinals import is_numbered
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine
from fazhi_report.schema import REPORTED_BELOW

_TITLE_YEAR = Pattern(r"(?<!\d)20\d\d ?年")
_NO_OFFICE = Pattern(r"(?:关于|20\d\d ?年|法治政府建设|法治建设)")
_NOT_A_TITLE = Pattern("[。：；:;]$")
_KIND = Pattern("报告(?:（[^（）]{1,20}）)?$")  # a note such as （公开版） may follow
_SUMMARY = Pattern("(?:工作)?总结(?:报告)?(?:（[^（）]{1,20}）)?$")
_LEAD = Pattern(REPORTED_BELOW, words=("如下",))
_OTHER_KIND = Pattern("(?:工作)?总结|通报")
_SENTENCE = Pattern("[^。！？；]+[。！？；]?")
_ENDS = Pattern("[。！？；\n]")
_ORDINAL_WORD = Pattern("^[一二三四五六七八九十]{1,2}是")
_LONG_SENTENCE = 13  # characters; shorter ones recur as formulas
_LONG_QUOTE = 20


@rule("FZ315")
def title_form(subject: Subject) -> Iterator[Fault]:
    """标题由机关名称、“关于”、年份、事由和文种组成，文种是“报告”。

    标题缺了机关名称或者文种，就看不出是谁的什么公文。年份漏写、“年度”写了两次、“关于”没有“的报告”呼应、
    文种写成“总结”（台账的“标题句式”选了它的除外）、句式不在本省规定之内的，是警告。机关名称也可以写在年份后面。
    可用的句式在设置 title_forms 里规定；没有规定的，台账里写全的“标题”不论句式，但要有“机构”的全称或者简称。

    依据：《党政机关公文处理工作条例》第九条第七项：标题由发文机关名称、事由和文种组成（R）；
        “年度”只出现一次、有“关于”就有“的报告”归纳自公开的年度报告（D）
    错误：# 关于2023年法治政府建设情况的报告
    正确：# 青山县水利局2023年法治政府建设年度报告
    """
    title = subject.title
    text = title.text
    if not text or _NOT_A_TITLE.search(text) or is_numbered(text):
        yield Fault(title.spot(0, len(text)), "没有报告标题", _TITLE_HINT, Severity.WARNING)
        return
    report = subject.report
    is_own = report is not None and bool(report.structure.title or report.manuscript)
    chosen = report is not None and not report.structure.title and report.structure.is_summary
    faults = list(_title_faults(title, chosen=chosen, names_office=bool(subject.office_behind_year)))
    if is_own and not faults:
        faults += _another_office(subject, title)
    style = subject.settings.style
    is_free = is_own and "title_forms" not in style.model_fields_set
    usual = text if "title_forms" in style.model_fields_set else _office_first(subject)
    if not faults and not is_free and not _forms(style.title_forms).fullmatch(usual.replace(" ", "")):
        message = f"标题“{text}”不是规定的句式"
        faults = [Fault(title.spot(0, len(text)), message, _TITLE_HINT, Severity.WARNING)]
    yield from faults


_TITLE_HINT = "如“××局关于2023年法治政府建设情况的报告”“××局2023年法治政府建设年度报告”"


def _another_office(subject: Subject, title: TextLine) -> Iterator[Fault]:
    """A title that the office wrote out, and that does not say who reports."""
    assert subject.report is not None, "a title is written out in data or a manuscript"  # noqa: S101
    office = subject.report.organization
    if office.name not in title.text and office.short_name not in title.text:
        message = f"标题里没有机关名称“{office.name}”"
        yield Fault(title.spot(0, len(title.text)), message, "在标题开头写上“机构”的全称或者规范化简称")


def _office_first(subject: Subject) -> str:
    """A title with the name of the office in front, where it stands behind the year."""
    text, office = subject.title.text, subject.office_behind_year
    if not office:
        return text
    year, _, rest = text.partition(office)
    return f"{office}{year}{rest}"


def _title_faults(title: TextLine, *, chosen: bool, names_office: bool) -> Iterator[Fault]:
    """What a title lacks; `chosen` says that the data choose to call the report a 总结."""
    text, whole = title.text, title.spot(0, len(title.text))
    if not names_office and (match := _NO_OFFICE.match(text)):
        yield Fault(title.at(match), "标题里没有机关名称", "在标题开头写上机关全称或者规范化简称")
    if match := _SUMMARY.search(text):
        if not chosen:
            message = f"标题的文种写成了“{match[0]}”"
            yield Fault(title.at(match), message, "文种用“报告”", Severity.WARNING)
    elif not _KIND.search(text):
        yield Fault(whole, "标题没有写明文种", "以“报告”结尾，如“法治政府建设情况的报告”")
    if not _TITLE_YEAR.search(text):
        yield Fault(whole, "标题里没有年份", "写明报告的年度，如“2023年”", Severity.WARNING)
    if text.count("年度") > 1:
        at = text.rfind("年度")
        hint = "前一处改为“年”，如“2023年法治政府建设年度报告”"
        yield Fault(title.spot(at, at + 2), "标题里“年度”重复", hint, Severity.WARNING)
    if "关于" in text and text.endswith("报告") and not text.endswith("的报告"):
        spot = title.spot(len(text) - 2, len(text))
        yield Fault(spot, "标题有“关于”，缺“的”", "改为“关于……的报告”，或者删去“关于”", Severity.WARNING)


@cache
def _forms(forms: tuple[str, ...]) -> Pattern:
    """What a title of one of these forms looks like."""
    slots = {r"\{机关\}": ".{2,60}", r"\{年份\}": r"20\d\d"}
    patterns = []
    for form in forms:
        pattern = re.escape(form)
        for slot, what in slots.items():
            pattern = pattern.replace(slot, what)
        patterns.append(pattern)
    return Pattern(f"(?:{'|'.join(patterns)})(?:（[^（）]{{1,20}}）)?")


@rule("FZ316")
def one_kind_of_document(subject: Subject) -> Iterator[Fault]:
    """导语所说的文种和标题一致。

    标题是报告，导语却说“工作总结”的，多半是套用了别的稿子。

    依据：归纳自公开的年度报告：标题文种、导语文种、文末文种一致（D）
    错误：
        # 青山县水利局2023年法治政府建设年度报告
        现将我局2023年度依法治县工作总结报告如下：
    正确：
        # 青山县水利局2023年法治政府建设年度报告
        现将我局2023年法治政府建设情况报告如下：
    """
    if not _KIND.search(subject.title.text) or "总结" in subject.title.text:
        return
    for line in subject.body.showing(_LEAD.words):
        lead = _LEAD.search(line.unquoted)
        match = _OTHER_KIND.search(line.unquoted, *lead.span()) if lead else None
        if match:
            message = f"标题的文种是“报告”，导语写的是“{match[0]}”"
            yield Fault(line.at(match), message, "改为“现将……情况报告如下”")


@rule("FZ317")
def one_lead(subject: Subject) -> Iterator[Fault]:
    """“现将……报告如下”只写一次。

    两稿合并时容易留下两段导语。

    依据：归纳自公开的年度报告，其中有2份导语重复（D）
    错误：
        现将我局2023年法治政府建设情况报告如下：
        按照要求，现将2023年法治政府建设有关情况报告如下：
    正确：现将我局2023年法治政府建设情况报告如下：
    """
    found = [line.at(match) for line, match in subject.body.found_unquoted(_LEAD)]
    for spot in found[1:]:
        yield Fault(spot, "“报告如下”的导语前面已经有了", "删去重复的导语")


@rule("FZ318")
def repeated_sentences(subject: Subject) -> Iterator[Fault]:
    """同一句话不在报告里出现两次。

    13字以上的句子一字不差地出现两次，多半是粘贴时没有删去。

    依据：归纳自公开的年度报告（D）
    错误：
        坚持把法治政府建设摆在水利工作的重要位置，与业务工作同部署、同推进。
        坚持把法治政府建设摆在水利工作的重要位置，与业务工作同部署、同推进。
    正确：
        坚持把法治政府建设摆在水利工作的重要位置，与业务工作同部署、同推进。
        坚持把依法治水贯穿水利工作的全过程，与业务工作同部署、同推进。
    """
    if not _any_twice(subject.body.text):
        return
    seen: set[str] = set()
    for line in subject.body:
        for match in _SENTENCE.finditer(line.text):
            opening = _ORDINAL_WORD.match(match[0])
            start = match.start() + (opening.end() if opening else 0)
            sentence = line.text[start : match.end()].strip("。！？；")
            if len(sentence) < _LONG_SENTENCE or _LEAD.search(sentence):
                continue
            if sentence in seen:
                spot = line.spot(start, match.end())
                yield Fault(spot, f"这句话前面已经有了：“{_short(sentence)}”", "删去一处，或者改写")
            seen.add(sentence)


def _any_twice(text: str) -> bool:
    """Whether a long sentence stands twice in a text, whatever its 一是 or 二是."""
    pieces = (piece for piece in _ENDS.split(text) if len(piece) >= _LONG_SENTENCE)
    long = [_ORDINAL_WORD.sub("", piece) if "是" in piece[1:3] else piece for piece in pieces]
    return len(set(long)) < len(long)


def _short(text: str) -> str:
    return text if len(text) <= _LONG_QUOTE else f"{text[:_LONG_QUOTE]}……"


RULES: tuple[Rule, ...] = (title_form, one_kind_of_document, one_lead, repeated_sentences)
