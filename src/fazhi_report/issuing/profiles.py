"""What stands around the text of a report, for those it goes to: two profiles, two stages.

公开版 (`public`) has the title and the text, and 主送机关, 署名 and 成文日期 where the office wants them;
上报件 (`submission`) has all that GB/T 9704—2012 puts around the text. What the data do not give is a blank
place, which is told; 定稿 wants them all filled, and 送审 leaves blank what is settled later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeAlias, TypeVar, get_args

from fazhi_report.diagnostics import WHOLE_FILE, DataPath, DataPlace, Finding
from fazhi_report.document import Document, Imprint, Letterhead, Profile, Run, Signature
from fazhi_report.loading import ClassifiedFile
from fazhi_report.notation import chinese_date, chinese_day
from fazhi_report.page import LONGEST_MARK, gongwen, mark_size, number_line, width
from fazhi_report.schema import Report

T = TypeVar("T")

Stage: TypeAlias = Literal["送审", "定稿"]

PROFILES: tuple[Profile, ...] = get_args(Profile)

PROFILE_NAMES: dict[Profile, str] = {"public": "公开版", "submission": "上报件"}
"""What people call the profiles."""

_SPACE = "\u3000"
_ADDRESSEES, _NAME, _OFFICE = _SPACE * 6, _SPACE * 3, _SPACE * 8
_NUMBER = f"{_SPACE * 3}〔{_SPACE * 2}〕{_SPACE * 2}号"
_DATE = chinese_date(_SPACE * 2, _SPACE, _SPACE)
_COPY_NUMBER = _SPACE * round(gongwen.COPY_NUMBER_DIGITS.value / 2)
_MARK_END = "文件"
_BRACKETS = re.compile("（[^（）]*）")

_PLACES: dict[str, DataPath] = {
    "份号": ("official", "copy_number"),
    "发文字号": ("official", "number"),
    "签发人": ("official", "signers"),
    "主送机关": ("structure", "addressees"),
    "成文日期": ("issued_on",),
    "印发机关": ("official", "imprint_office"),
    "印发日期": ("official", "printed_on"),
}
"""What the data may leave open, and where they would give it."""

_LATE = frozenset({"份号", "发文字号", "签发人", "成文日期", "印发日期"})
"""What is settled only after the report was examined: 送审 leaves it blank, even where the data give it."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A document with all around it; `open` names the places left blank; `findings` go with the data."""

    document: Document
    open: tuple[str, ...]
    findings: tuple[Finding, ...]


def issue(
    report: Report,
    document: Document,
    profile: Profile,
    stage: Stage | None = None,
    *,
    addressed: bool = False,
    classified: tuple[ClassifiedFile, ...] = (),
) -> Issued:
    """Put around a composed report what a profile has there, at a stage of its making.

    `addressed` has the public version say whom the report is sent to, as the other one always does. What is
    made with `classified` files is not for the public, as if it were marked itself.
    """
    form = _Form(report, stage)
    made = form.public(document, addressed=addressed) if profile == "public" else form.submission(document)
    found = list(_in_public(report, stage, classified) if profile == "public" else _in_submission(report))
    if stage == "定稿":
        found += (_missing(name) for name in form.open)
    return Issued(made, tuple(form.open), tuple(found))


def _missing(name: str) -> Finding:
    hint = f"写上“{name}”；还没有的，先不用 --stage 定稿"
    return Finding.of("FZ239", f"定稿缺{name}", DataPlace(_PLACES[name]), hint)


def _in_public(
    report: Report, stage: Stage | None, classified: tuple[ClassifiedFile, ...]
) -> Iterator[Finding]:
    if secrecy := report.official.secrecy:
        message = f"标有密级（{secrecy.level}）的报告不能公开"
        hint = "不生成公开版；没有定密的，删去“密级和保密期限”"
        yield Finding.of("FZ240", message, DataPlace(("official", "secrecy")), hint)
    for file in classified:
        message = f"{file.what}标有密级（{file.level}），由它生成的报告不能公开"
        hint = "不生成公开版；不涉密的，换一份没有标密级的文件"
        yield Finding.of("FZ240", message, file.place, hint)
    if secrecy is None and not classified and stage != "送审" and report.disclosure_review is None:
        message = "公开版没有公开前审查的记录"
        yield Finding.of("FZ241", message, WHOLE_FILE, "审查以后写上“公开审查”")


def _in_submission(report: Report) -> Iterator[Finding]:
    official = report.official
    if official.letterhead != "none" and width(_mark(report)) > LONGEST_MARK:
        message = f"发文机关标志有{width(_mark(report)):g}个字宽，一行排得下{LONGEST_MARK}个"
        hint = "写上较短的“发文机关标志”，用机关的规范化简称"
        yield Finding.of("FZ243", message, DataPlace(("official", "mark")), hint)
    elif official.letterhead != "none":
        yield from _small_mark(report)
    number = official.number or _NUMBER
    for name in official.signers if official.letterhead != "none" else ():
        if number_line(number, name) > gongwen.CHARACTERS_PER_LINE.value:
            hint = "核对姓名；有职务的删去职务"
            place = DataPlace(("official", "signers"))
            message = f"签发人“{name}”和发文字号在一行里排不下"
            yield Finding.of("FZ245", message, place, hint)
    if official.copy_number and not official.secrecy:
        hint = "不涉密的删去“份号”；涉密的写上“密级和保密期限”"
        place = DataPlace(("official", "copy_number"))
        yield Finding.of("FZ244", "份号只有涉密公文才标注", place, hint)
    issued, printed = report.issued_on, report.official.printed_on
    if issued and printed and printed < issued:
        place = DataPlace(("official", "printed_on"))
        yield Finding.of("FZ238", "印发日期早于成文日期", place, "核对两个日期")


def _small_mark(report: Report) -> Iterator[Finding]:
    """发文机关标志 that is set smaller or narrower than looks well, and a shorter one."""
    mark = _mark(report)
    names = _names(report)
    size, scale = mark_size(_MARK_END if names else mark, names)
    least_size, least_scale = gongwen.ISSUER_MARK_LEAST
    if size >= least_size and scale >= least_scale:
        return
    shorter = _shorter(mark, report.organization.region.name)
    example = f"，如“{shorter}”" if shorter else ""
    message = f"发文机关标志有{width(mark):g}个字宽，只能排成 {size:g} 磅、压扁到 {scale:g} %"
    hint = f"写上较短的“发文机关标志”，用机关的规范化简称{example}；简称以批准的为准"
    place = DataPlace(("official", "mark") if report.official.mark else ("organization", "name"))
    yield Finding.of("FZ557", message, place, hint)


def _shorter(mark: str, region: str) -> str:
    """发文机关标志 without what an abbreviation would leave out, as far as that makes it large enough.

    First what stands in brackets, then the regions above the office's own.
    """
    bare = _BRACKETS.sub("", mark)
    for each in (bare, bare[max(0, bare.find(region)) :]):
        if each != mark and mark_size(each) >= gongwen.ISSUER_MARK_LEAST:
            return each
    return ""


@dataclass(slots=True)
class _Form:
    """The places around a text; `open` has those that were left blank."""

    report: Report
    stage: Stage | None
    open: list[str] = field(default_factory=list)

    def public(self, document: Document, *, addressed: bool) -> Document:
        signature = self._signature(sealed=False) if self.report.official.signed_in_public else None
        return replace(document, addressees=document.addressees if addressed else (), signature=signature)

    def submission(self, document: Document) -> Document:
        official = self.report.official
        return replace(
            document,
            letterhead=self._letterhead() if official.letterhead != "none" else None,
            addressees=document.addressees or self._filled("主送机关", (), (Run(f"{_ADDRESSEES}："),)),
            signature=self._signature(sealed=official.sealed),
            remark=_bracketed(official.remark) if official.remark else "",
            imprint=self._imprint(),
        )

    def _letterhead(self) -> Letterhead:
        official, approval = self.report.official, self.report.approval
        copied = official.copy_number or official.secrecy
        return Letterhead(
            mark=_MARK_END if _names(self.report) else _mark(self.report),
            names=_names(self.report),
            number=self._filled("发文字号", official.number, _NUMBER),
            signers=self._filled(
                "签发人", official.signers or ((approval.by,) if approval else ()), (_NAME,)
            ),
            copy_number=self._filled("份号", official.copy_number, _COPY_NUMBER) if copied else "",
            secrecy=official.secrecy.text if official.secrecy else "",
            urgency=official.urgency or "",
            preprinted=official.letterhead == "preprinted",
        )

    def _signature(self, *, sealed: bool) -> Signature:
        official = self.report.official
        office = official.office or self.report.organization.name
        date = self._filled("成文日期", _day(self.report.issued_on), _DATE)
        return Signature(office, date, sealed, joint=official.joint_offices)

    def _imprint(self) -> Imprint:
        official = self.report.official
        office = self._filled("印发机关", official.imprint_office, _OFFICE)
        printed = self._filled("印发日期", _day(official.printed_on), _DATE)
        return Imprint(official.copies_to, office, f"{printed}印发", official.imprint_page)

    def _filled(self, name: str, given: T | None, blank: T) -> T:
        """What the data give for a place, else a blank, which is noted."""
        if given and not (self.stage == "送审" and name in _LATE):
            return given
        self.open.append(name)
        return blank


def _mark(report: Report) -> str:
    """发文机关标志 (7.2.4); of several offices the longest line of it."""
    names = _names(report) or (report.organization.name,)
    return report.official.mark or max(names, key=width) + _MARK_END


def _names(report: Report) -> tuple[str, ...]:
    """The names in the mark of several offices, 主办机关 first; () where one name is the mark."""
    others = report.official.joint_offices
    return (report.organization.name, *others) if others and not report.official.mark else ()


def _day(day: date | None) -> str:
    """A date as 7.3.5.4 has it; "" for none."""
    return chinese_day(day) if day else ""


def _bracketed(remark: str) -> str:
    """附注 in its round brackets (7.3.6)."""
    return remark if remark[0] + remark[-1] == "（）" else f"（{remark}）"
