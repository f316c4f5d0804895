"""The ids of our styles: the style sheet declares them, the text is set in them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from fazhi_report.page import ISSUER_MARK_SIZES

BODY_STYLE = "BodyText"

TITLE_STYLES: Mapping[int, str] = MappingProxyType(
    {
        1: "TitleOneLine",
        2: "Title",
        3: "TitleThreeLines",
        4: "TitleFourLines",
        5: "TitleFiveLines",
        6: "TitleSixLines",
    }
)
"""Paragraph style of a title by its number of lines: each keeps the text below it on the grid.

Two lines are the common case (office and matter), so they have Word's own title style.
"""

ADDRESSED_TITLE_STYLES: Mapping[int, str] = MappingProxyType(
    {lines: f"{style}Addressed" for lines, style in TITLE_STYLES.items()}
)
"""Paragraph style, by its number of lines, of a title that has the addressees below it."""

ADDRESSEES_STYLE = "Addressees"

ANNEX_LIST_STYLE = "AnnexList"
"""Paragraph style of the line that names the only annex."""

ANNEX_LIST_STYLES = ("AnnexListFirst", "AnnexListNext")
ANNEX_LIST_TEN_STYLES = ("AnnexListFirstOfTen", "AnnexListNextOfTen")
"""Paragraph styles of the lines that name the first of several annexes and the others; of ten or more."""

ANNEX_LABEL_STYLE = "AnnexLabel"
"""Paragraph style of the label 附件, which begins the page of an annex."""

TABLE_STYLE = "AnnexTable"
TABLE_CAPTION_STYLE = "TableCaption"
"""Paragraph style of what stands above a table."""


class TableStyles(NamedTuple):
    """Paragraph styles of the cells of a table: of the first row, of texts, numbers and ordinals."""

    heading: str
    text: str
    number: str
    ordinal: str


TABLE_STYLES: tuple[TableStyles, ...] = tuple(
    TableStyles(*(f"Table{part}{extent}" for part in ("Heading", "Text", "Number", "Ordinal")))
    for extent in ("", "Smaller", "Smallest")
)
"""By the size of the type, the largest first (`page.TABLE_TYPES`)."""

TABLE_END_STYLE = "TableEnd"
"""Paragraph style of the empty paragraph that Word wants below a table; it takes hardly any room."""

COMMENT_STYLE, COMMENT_REFERENCE_STYLE = "CommentText", "CommentReference"
"""Paragraph style of the text of a comment, and character style of the mark that it hangs on."""

LETTERHEAD_LINE_STYLE = "LetterheadLine"
"""Paragraph style of a line above 发文机关标志 that nothing stands on."""

COPY_NUMBER_STYLE, SECRECY_STYLE, URGENCY_STYLE = "CopyNumber", "Secrecy", "Urgency"

ISSUER_MARK_STYLES = tuple(f"IssuerMark{step}" for step in range(1, len(ISSUER_MARK_SIZES) + 1))
"""Paragraph styles of 发文机关标志, the first for the shortest names."""

NUMBER_STYLE, SIGNER_STYLE = "DocumentNumber", "SignerName"
"""Paragraph style of the lines of 发文字号 and 签发人, and character style of the names."""

RED_RULE_STYLE, NO_RULE_STYLE = "RedRule", "RedRulePreprinted"
"""Paragraph styles of the red rule, and of its room on paper that has one."""

SIGNATURE_STYLE, SEALED_SIGNATURE_STYLE = "OfficeSignature", "OfficeSignatureSealed"
NEXT_SIGNATURE_STYLE, NEXT_SEALED_SIGNATURE_STYLE = "OfficeSignatureNext", "OfficeSignatureSealedNext"
DATE_STYLE, SEALED_DATE_STYLE = "SignatureDate", "SignatureDateSealed"
LONE_DATE_STYLE, SEALED_LONE_DATE_STYLE = "SignatureDateAlone", "SignatureDateAloneSealed"
"""Paragraph styles of 署名, of that of other offices below it, of the date, and of a date without 署名."""

REMARK_STYLE = "Remark"

IMPRINT_STYLE = "ImprintTable"
IMPRINT_COPIES_STYLE, IMPRINT_OFFICE_STYLE = "ImprintCopies", "ImprintOffice"
IMPRINT_DATE_STYLE = "ImprintDate"
IMPRINT_ANCHOR_STYLE, IMPRINT_PAGE_STYLE = "ImprintAnchor", "ImprintPage"
"""Paragraph style of the empty paragraph that 版记 hangs on: as the page comes, or on a new page."""

HEADING_STYLES: Mapping[int, str] = MappingProxyType({level: f"Heading{level}" for level in (1, 2, 3, 4)})
"""Paragraph style of a heading by its level (一、 （一） 1. （1）)."""

RUN_IN_STYLES: Mapping[int, str] = MappingProxyType({level: f"RunInHeading{level}" for level in (1, 2, 3, 4)})
"""Character style, by level, of a heading that runs in at the start of its paragraph."""
