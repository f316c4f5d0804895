"""A document as the input of the typst template: its texts, each on one line, and where they stand."""

from collections.abc import Iterable
from itertools import groupby

from fazhi_report.document import (
    ANNEX_LIST_LABEL,
    COPIES_LABEL,
    SIGNER_LABEL,
    Block,
    Document,
    DocumentAnnex,
    Imprint,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    plain,
)
from fazhi_report.page import (
    GLYPHS_ABOVE,
    TWIPS,
    TYPE_AREA_HEIGHT,
    TYPE_AREA_WIDTH,
    JointMark,
    Layout,
    gongwen,
    joint_mark,
    mark_size,
    number_top,
    points,
    signer_columns,
    signer_rows,
    type_area,
    width,
)
from fazhi_report.writers.columns import sides, turned
from fazhi_report.writers.imprint_places import imprint_places
from fazhi_report.writers.pdf.typst_input import (
    TypstAnnex,
    TypstAnnexName,
    TypstClosingLine,
    TypstClosingRow,
    TypstFigures,
    TypstImprint,
    TypstLetterhead,
    TypstMark,
    TypstPage,
    TypstParagraph,
    TypstPlaced,
    TypstRow,
    TypstStretch,
    TypstTable,
    TypstText,
)
from fazhi_report.writers.signature_lines import SignatureText, signature_rows
from fazhi_report.writers.table_setting import is_taller_than_a_page, set_table
from fazhi_report.writers.titles import lines_of, title_lines

_ROOM = TYPE_AREA_WIDTH / TWIPS
_CELL = _ROOM / gongwen.CHARACTERS_PER_LINE.value
_SQUEEZE = gongwen.BODY.size * (gongwen.CHARACTER_SCALE.value / 100 - 1)
_CLOSER = 0.04  # points: typst sets more space around digits than a word processor
_ANCHOR = 3  # points: the empty paragraph that 版记 hangs on in a DOCX, and some room

TRACKING = round(_SQUEEZE - _CLOSER, 3)
"""Points by which characters stand closer: as many fill a line as should (5.2.3), and a line with digits ends
where it does in the DOCX."""

LOOSEST = 0.085 * gongwen.BODY.size
"""Points between two characters at most: 0.1 of an em and more are a space to programs that copy a text."""

CHARACTER = gongwen.BODY.size + TRACKING
"""Width of a character of the body, in points."""

_MOST_TITLE_LINES = 20  # a page has hardly more

LINES_WITH_SIGNATURE = 2
"""Lines of the text, or names of annexes, that are at least on the page of 署名."""


def figures(layout: Layout) -> TypstFigures:
    """Every length that the template uses, in points."""
    return TypstFigures(
        paper_width=points(gongwen.PAPER_WIDTH.value),
        paper_height=points(gongwen.PAPER_HEIGHT.value),
        margin_top=points(gongwen.MARGIN_TOP.value),
        margin_bottom=points(gongwen.MARGIN_BOTTOM.value),
        margin_left=points(gongwen.MARGIN_LEFT.value),
        margin_right=points(gongwen.MARGIN_RIGHT.value),
        line_pitch=layout.line_pitch,
        tracking=TRACKING,
        loosest=LOOSEST,
        indent=gongwen.FIRST_LINE_INDENT.value * _CELL,
        title_pitch=layout.title_line_pitch,
        title_blank=gongwen.ADDRESSEES_BLANK_LINES.value * layout.line_pitch,
        page_number_inset=gongwen.PAGE_NUMBER_INSET.value * gongwen.PAGE_NUMBER.size,
        page_number_drop=points(gongwen.PAGE_NUMBER_DROP.value),
        mark_drop=points(gongwen.ISSUER_MARK_DROP.value),
        rule_width=gongwen.RED_RULE_WIDTH.value,
        annex_list_blank=gongwen.ANNEX_LIST_BLANK_LINES.value * layout.line_pitch,
        annex_blank=gongwen.ANNEX_TITLE_BLANK_LINES.value * layout.line_pitch,
        # 署名 and date stand at places that are counted in characters of the DOCX.
        closing_tracking=_SQUEEZE,
        remark_indent=gongwen.REMARK_INDENT.value * _CELL,
        table_rule=gongwen.TABLE_RULE_WIDTH.value,
        imprint_pitch=gongwen.IMPRINT_LINE_PITCH.value,
        imprint_inset=gongwen.IMPRINT_INSET.value * gongwen.IMPRINT.size,
        imprint_hanging=width(COPIES_LABEL) * gongwen.IMPRINT.size,
        imprint_slack=gongwen.IMPRINT_SLACK.value + _ANCHOR,
        imprint_outer=points(gongwen.IMPRINT_OUTER_LINE.value),
        imprint_inner=points(gongwen.IMPRINT_INNER_LINE.value),
    )


def page_of(document: Document, layout: Layout) -> TypstPage:
    """The document as it is to be set; its lines are not ended yet."""
    lines = [plain(line) for line in lines_of(document)]
    signature = document.signature
    return TypstPage(
        figures=figures(layout),
        red=f"#{gongwen.RED}",
        bold=tuple(level in layout.bold_levels for level in gongwen.LEVELS),
        title=_flat(document.title_text),
        author=_flat(document.author),
        letterhead=_letterhead(document.letterhead, layout) if document.letterhead else None,
        title_lines=_each_flat(lines),
        title_spaces=tuple(layout.title_space(lines) for lines in range(1, _MOST_TITLE_LINES + 1)),
        addressed=bool(document.addressees or document.letterhead),
        addressees=_flat(plain(document.addressees)),
        blocks=tuple(map(_block, document.blocks)),
        tail=None,
        annex_list=_annex_list(document),
        closing=_closing(signature, layout) if signature else (),
        closing_blank=_closing_blank(signature, layout) if signature else 0,
        remark=_flat(document.remark),
        annexes=tuple(_annex(label, annex) for label, annex in document.labelled_annexes),
        imprint=_imprint(document.imprint) if document.imprint else None,
    )


def _flat(text: str) -> str:
    """A text on one line: a line break of the data would break the line here too."""
    return " ".join(text.splitlines()) if text else ""


def _each_flat(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_flat, texts))


def _block(block: Block) -> TypstParagraph:
    heading = block.heading if isinstance(block, Paragraph) else block
    parts = [TypstText(heading.level, _flat(heading.number + plain(heading.runs)))] if heading else []
    if isinstance(block, Paragraph) and block.runs:
        parts.append(TypstText(0, _flat(plain(block.runs))))
    return tuple(parts)


def _letterhead(head: Letterhead, layout: Layout) -> TypstLetterhead:
    joint = joint_mark(head.names, head.mark) if head.names else None
    size, scale = mark_size(head.mark, head.names)
    rows = _rows(head)
    top = number_top(layout, joint) / TWIPS
    end = top + len(rows) * layout.line_pitch
    below_glyphs = (layout.line_pitch - gongwen.SIGNER_LABEL.size) / 2
    above = (("copy_number", head.copy_number), ("secrecy", head.secrecy), ("urgency", head.urgency))
    return TypstLetterhead(
        above=tuple(TypstPlaced(face, _flat(text)) for face, text in above if text),
        mark="" if head.preprinted or joint else _flat(head.mark),
        joint=_joint(joint) if joint and not head.preprinted else (),
        mark_size=size,
        mark_scale=scale,
        mark_glyphs=GLYPHS_ABOVE,
        number_top=top,
        rows=rows,
        preprinted=head.preprinted,
        rule_top=end - below_glyphs + points(gongwen.RED_RULE_DROP.value),
        height=end + gongwen.TITLE_BLANK_LINES.value * layout.line_pitch,
    )


def _joint(mark: JointMark) -> tuple[TypstMark, ...]:
    """The names of several offices, and 文件 half-way down."""
    downs = [index * mark.pitch for index in range(len(mark.names))]
    placed = [*zip(mark.names, downs, strict=True), (mark.end, downs[-1] / 2)]
    return tuple(
        TypstMark(_flat(each.text), each.left / TWIPS, down / TWIPS, each.apart / TWIPS)
        for each, down in placed
        if each.text
    )


def _rows(head: Letterhead) -> tuple[tuple[TypstPlaced, ...], ...]:
    """The lines of 发文字号 and 签发人."""
    number = TypstPlaced("body", _flat(head.number), gongwen.NUMBER_INSET.value * _CELL)
    names = signer_rows(head)
    if not names:
        return ((number,),)
    columns = [stop / TWIPS for stop in signer_columns(names, CHARACTER * TWIPS)]
    label = TypstPlaced("signer_label", SIGNER_LABEL, columns[0] - width(SIGNER_LABEL) * CHARACTER)
    rows = [
        [TypstPlaced("signer", _flat(name), left) for left, name in zip(columns, row, strict=False)]
        for row in names
    ]
    rows[0].insert(0, label)
    rows[-1].insert(0, number)
    return tuple(map(tuple, rows))


def _annex_list(document: Document) -> tuple[TypstAnnexName, ...]:
    """The lines that name the annexes: 附件： on the first, the number, and the name, each with its place."""
    count = len(document.annexes)
    held = document.signature is not None and document.signature.holds_text
    label = gongwen.ANNEX_LIST_INDENT.value * CHARACTER
    return tuple(
        TypstAnnexName(
            label=label,
            left=label + width(ANNEX_LIST_LABEL) * CHARACTER,
            room=width(f"{count}. ") * CHARACTER if count > 1 else 0,
            opening="" if index else ANNEX_LIST_LABEL,
            number=f"{index + 1}." if count > 1 else "",
            text=_flat(annex.title),
            holds=held and index >= count - LINES_WITH_SIGNATURE,
        )
        for index, annex in enumerate(document.annexes)
    )


def _closing(signature: Signature, layout: Layout) -> tuple[TypstClosingRow, ...]:
    """署名 and date: where each begins, or the room in which it is centred."""
    if signature.office:
        apart = gongwen.JOINT_BLANK_LINES.value * layout.line_pitch if signature.sealed else 0
        rows = signature_rows(signature)
        return tuple(
            TypstClosingRow(apart if 0 < index < len(rows) - 1 else 0, tuple(map(_closing_text, row)))
            for index, row in enumerate(rows)
        )
    inset = gongwen.SEALED_DATE_INSET if signature.sealed else gongwen.SIGNATURE_INSET
    start = _ROOM - inset.value * _CELL - width(signature.date) * type_area.CHARACTER / TWIPS
    alone = TypstClosingLine(start, _ROOM - start, centred=False, lines=(_flat(signature.date),))
    return (TypstClosingRow(0, (alone,)),)


def _closing_text(each: SignatureText) -> TypstClosingLine:
    room = (each.right - each.left) / TWIPS
    return TypstClosingLine(each.left / TWIPS, room, each.centred, _each_flat(each.lines))


def _closing_blank(signature: Signature, layout: Layout) -> float:
    blank = gongwen.SEALED_BLANK_LINES if signature.sealed else gongwen.SIGNATURE_BLANK_LINES
    return blank.value * layout.line_pitch


def _annex(label: str, annex: DocumentAnnex) -> TypstAnnex:
    lines = title_lines(((Run(annex.title),),))
    return TypstAnnex(
        label=label,
        title_lines=_each_flat(map(plain, lines)),
        stretches=_stretches(annex),
    )


def _stretches(annex: DocumentAnnex) -> tuple[TypstStretch, ...]:
    """The parts of an annex, together as far as their pages lie the same way (8)."""
    turns = zip(turned(annex), annex.content, strict=True)
    made = tuple(
        TypstStretch(
            turn,
            tuple(
                _table(part, turned=turn) if isinstance(part, Table) else _block(part) for _, part in parts
            ),
        )
        for turn, parts in groupby(turns, key=lambda each: each[0])
    )
    return made or (TypstStretch(turned=False, content=()),)


def _table(table: Table, *, turned: bool) -> TypstTable:
    room, height = (TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH) if turned else (TYPE_AREA_WIDTH, TYPE_AREA_HEIGHT)
    setting = set_table(table, round(room))
    size, pitch, inset = (each / TWIPS for each in setting.type)
    return TypstTable(
        caption=_flat(table.caption),
        columns=_each_flat(table.columns),
        rows=tuple(
            TypstRow(_each_flat(row), is_taller_than_a_page(row, setting, height)) for row in table.rows
        ),
        widths=tuple(each / TWIPS for each in setting.widths),
        aligned=sides(table),
        size=size,
        pitch=pitch,
        inset=inset,
    )


def _imprint(imprint: Imprint) -> TypstImprint:
    return TypstImprint(
        page=imprint.page,
        copies=_flat(imprint.copies),
        office=_each_flat(imprint_places(imprint).office),
        date=_flat(imprint.date),
    )
