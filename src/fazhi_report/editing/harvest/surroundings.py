"""What stands around the text of a document → fields of a data file, and what has to stay text.

A field is used only where it prints what was there, character for character, in its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Document, DocumentAnnex, Heading, Runs, Table, plain
from fazhi_report.editing.harvest.cleaning import Normalised, of_data
from fazhi_report.editing.harvest.data_draft import annex_data, day_of
from fazhi_report.notation import chinese_day, level_of
from fazhi_report.readers import Aside, ReadText

SECRECY = "密级和保密期限"
_SIGNED = ("署名", "成文日期")
_SIGNING = frozenset(("署名", "成文日期", "公开版落款"))
_BLANK = re.compile(r"[\s年月日印发号〔〕：:、，。签人抄送]*")
"""What a place looks like that was left open."""


@dataclass(slots=True)
class Surroundings:
    """Fields of the data, lines that stay text above and below the blocks, and what was left out.

    `refused` names the fields that can't hold what they would, which stays text.
    """

    refused: frozenset[str] = frozenset()

    data: dict[str, Any] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    kept_below: list[Aside] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    normalised: list[Normalised] = field(default_factory=list)
    only_submitted: list[str] = field(default_factory=list)

    @property
    def below(self) -> list[str]:
        """The lines that stay text below the blocks, in their order."""
        lines = sorted(self.kept_below, key=lambda aside: _line(aside.runs))
        return [text for aside in lines if (text := _text(aside))]


def surroundings(read: ReadText, refused: frozenset[str] = frozenset()) -> Surroundings:
    """What stands around the text of the first document of a report."""
    found = Surroundings(refused)
    document = read.document
    official: dict[str, Any] = {}
    first = _line(document.blocks[0].runs if document.blocks else ())
    heading = document.blocks[0] if document.blocks else None
    if heading is not None and not isinstance(heading, Heading) and heading.heading:
        first = _line(heading.heading.runs)
    signed = [aside for aside in read.asides if aside.kind in _SIGNED and not _BLANK.fullmatch(_text(aside))]
    above = [aside for aside in signed if first and 0 < _line(aside.runs) < first]
    _addressees(found, document, is_text=bool(above))
    found.above = [_text(aside) for aside in above] + found.above
    _closing(found, official, [aside for aside in signed if aside not in above], read)
    _letterhead(found, official, document, read.asides)
    _imprint(found, official, document, read.asides)
    _annexes(found, document, read.asides)
    if official:
        found.data["公文要素"] = official
    found.data = of_data(found.data, found.normalised)
    for aside in read.asides:
        if aside.kind in ("文本框", "脚注", "页眉", "页脚", "网页"):
            found.left_out.append(f"{aside.kind}：{_text(aside)}")
    return found


def _text(aside: Aside) -> str:
    return plain(aside.runs).strip()


def _line(runs: Runs) -> int:
    return next((run.origin.line for run in runs if isinstance(run.origin, Mark)), 0)


def _addressees(found: Surroundings, document: Document, *, is_text: bool) -> None:
    text = plain(document.addressees).strip()
    if _BLANK.fullmatch(text):
        return
    if is_text or "篇章" in found.refused:
        found.above.append(text)
        return
    names = [each.strip() for each in text.rstrip("：:").split("、")]
    if any(not each or each[-1] in "。；，、：！？.;,:!?" for each in names):
        found.above.append(text)
        return
    found.data["篇章"] = {"主送机关": names}
    printed = "、".join(names) + "："
    if printed != text:
        found.normalised.append(Normalised("改正了主送机关标点的全半角", f"{text} → {printed}"))


def _closing(found: Surroundings, official: dict[str, Any], signed: Sequence[Aside], read: ReadText) -> None:
    """Signature and date as fields, if both print as they stood; the remark goes with them."""
    offices = [_text(aside) for aside in signed if aside.kind == "署名"]
    dates = [_text(aside) for aside in signed if aside.kind == "成文日期"]
    day = day_of(dates[0]) if len(dates) == 1 else None
    is_dated = any(aside.kind == "成文日期" for aside in read.asides)  # be it with a place for the day
    prints = is_dated and (chinese_day(day) == dates[0] if day else not dates)
    if len(offices) == 1 and prints and not _SIGNING & found.refused:
        official["署名"] = offices[0]
        official |= {"公开版落款": "是"} if day else {}
        found.data |= {"成文日期": day.isoformat()} if day else {}
    else:
        found.kept_below += signed
    for aside in read.asides:
        if aside.kind == "附注":
            text = _text(aside)
            if text.startswith("（") and text.endswith("）") and "附注" not in found.refused:
                official["附注"] = text[1:-1]
                found.only_submitted.append(text)
            else:
                found.kept_below.append(aside)


def _letterhead(
    found: Surroundings, official: dict[str, Any], document: Document, asides: Sequence[Aside]
) -> None:
    lines = [_text(aside) for aside in asides if aside.kind == "版头"]
    head = document.letterhead
    if head is not None:
        named: dict[str, Any] = {
            "发文机关标志": head.mark,
            "发文字号": head.number,
            "签发人": list(head.signers),
            "份号": head.copy_number if head.secrecy else "",
            "紧急程度": head.urgency,
        }
        if head.secrecy:
            _, _, period = head.secrecy.partition("★")
            named[SECRECY] = {
                "密级": level_of(head.secrecy),
                **({"期限": period.strip()} if period.strip() else {}),
            }
        kept = {name: value for name, value in named.items() if value and name not in found.refused}
        official |= kept
        told = "".join(_words(kept))
        found.only_submitted += [line for line in lines if _is_told(line, told)]
        found.left_out += [f"版头：{line}" for line in lines if not _is_told(line, told)]
    else:
        found.left_out += [f"版头：{line}" for line in lines]


def _words(value: str | list[str] | dict[str, Any]) -> Iterator[str]:
    """The texts in plain data."""
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _words(each)


def _is_told(line: str, told: str) -> bool:
    """Whether fields have all of a line but its label."""
    bare = "".join(line.replace("签发人", "").replace("★", "").replace("：", "").replace(":", "").split())
    return all(part in told for part in (bare,)) or all(
        each in told for each in line.replace("签发人：", " ").split()
    )


def _imprint(
    found: Surroundings, official: dict[str, Any], document: Document, asides: Sequence[Aside]
) -> None:
    lines = [_text(aside) for aside in asides if aside.kind == "版记"]
    imprint = document.imprint
    if imprint is None:
        found.left_out += [f"版记：{line}" for line in lines]
        return
    told = ""
    if imprint.copies_to and "抄送" not in found.refused:
        official["抄送"] = list(imprint.copies_to)
        told += "".join(imprint.copies_to)
    if imprint.office and "印发机关" not in found.refused:
        official["印发机关"] = imprint.office
        told += imprint.office
    day = day_of(imprint.date.removesuffix("印发").strip())
    if day and "印发日期" not in found.refused:
        official["印发日期"] = day.isoformat()
        told += imprint.date
    for line in lines:
        bare = "".join(line.replace("抄送", "").replace("：", "").split())
        if any(mark not in told for mark in bare if not _BLANK.fullmatch(mark)):
            found.left_out.append(f"版记：{line}")
        else:
            found.only_submitted.append(line)


def _annexes(found: Surroundings, document: Document, asides: Sequence[Aside]) -> None:
    """Annexes as a data file has them; those that it can't hold exactly stay text below."""
    if not document.annexes or "附件" in found.refused:
        found.kept_below += [aside for aside in asides if aside.kind in ("附件说明", "附件")]
        return
    if all(_fits(annex) for annex in document.annexes):
        found.data["附件"] = [annex_data(annex) for annex in document.annexes]
    else:
        found.kept_below += [aside for aside in asides if aside.kind in ("附件说明", "附件")]


def _fits(annex: DocumentAnnex) -> bool:
    """Whether an annex is texts, then tables with as many cells in each row, as a data file has it."""
    kinds = [isinstance(part, Table) for part in annex.content]
    tables = [part for part in annex.content if isinstance(part, Table)]
    return (
        bool(kinds)
        and kinds == sorted(kinds)
        and not any(
            isinstance(part, Heading) or (not isinstance(part, Table) and part.heading)
            for part in annex.content
        )
        and all(len(row) == len(table.columns) for table in tables for row in table.rows)
        and all(column.strip() for table in tables for column in table.columns)
    )
