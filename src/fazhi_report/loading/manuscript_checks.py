"""The checks of a manuscript: its writing, what it cites, its notes, what of the data it does not place."""

import re
from collections.abc import Container, Iterator

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.facts import TO_COME, Citation, Declared, Facts, unwritten
from fazhi_report.loading.carried_over import carried_over, copied_chunks, lines_of
from fazhi_report.loading.checked import CheckedData
from fazhi_report.loading.reviews import differences
from fazhi_report.loading.text_faults import faults_of, first_errors
from fazhi_report.manuscript import Chunk, ChunkNote, Inline, Insert, Manuscript, TextPiece, pieces_of
from fazhi_report.schema import MEASURES, Model, OwnText, Passage, Report, Review

_MOST = 5  # places told one by one; where there are more, the manuscript is hardly filled in yet
_REVIEW = re.compile(r"(?P<by>\S+)\s+(?P<on>\d{4}-\d\d?-\d\d?)(?:\s*[；;，,]\s*(?P<figures>.*))?", re.DOTALL)
_FIGURE = re.compile(r"\s*([^\s=＝：:]+)\s*[=＝：: ]\s*(\S+?)\s*(?:[；;，,、]|$)")
_CONFIRMED = re.compile(r"\S+\s+\d{4}-\d\d?-\d\d?")
_LABELS = ("复核注释", "日期")


def manuscript_findings(data: CheckedData) -> Iterator[Finding]:
    """Everything that is to be told of a manuscript."""
    manuscript = data.manuscript
    if manuscript is None:
        return
    yield from manuscript.findings
    yield from _citations(manuscript, data)
    yield from _repeated_names(manuscript, data.report)
    yield from _notes(manuscript, data)
    yield from carried_over(manuscript, data.report.year)
    yield from copied_chunks(data)
    yield from _unplaced(manuscript, data.report)


# What it cites ---------------------------------------------------------------------------------------------


def _citations(manuscript: Manuscript, data: CheckedData) -> Iterator[Finding]:
    unwritten: dict[str, list[TextPiece]] = {}
    gaps: list[TextPiece] = []
    for text in manuscript.texts:
        for piece in pieces_of(text):
            match piece.part:
                case Citation(name=name) if key := _unwritten(name, data.facts):
                    unwritten.setdefault(key, []).append(piece)
                case Declared(is_to_come=True):
                    gaps.append(piece)
    for key, pieces in unwritten.items():
        yield _not_written(key, pieces)
    yield from _to_come(gaps)
    told = {piece.path for piece in (*gaps, *(piece for pieces in unwritten.values() for piece in pieces))}
    yield from first_errors(each for text in manuscript.texts for each in _of_text(text, data, told))


def _unwritten(name: str, facts: Facts) -> str:
    fact = facts.find(name)
    return unwritten(fact, facts) if fact else ""


def _not_written(key: str, pieces: list[TextPiece]) -> Finding:
    """All that is cited of a part of the data that says nothing: as long as it does, it is one fault."""
    names = list(dict.fromkeys(piece.part.name for piece in pieces if isinstance(piece.part, Citation)))
    further = f"等 {len(names)} 个数" if len(names) > 1 else ""
    message = f"引用了“{names[0]}”{further}，数据里没有写“{key}”：{lines_of(piece.line for piece in pieces)}"
    hint = "补上台账；没有这项工作的，删去这些话"
    return Finding.of("FZ207", message, DataPlace(pieces[0].path), hint)


def _to_come(gaps: list[TextPiece]) -> Iterator[Finding]:
    """The figures that are not known yet; of many, once."""
    hint = "填上数，如 {{ 25 }}；是一部分的，照今年的情况写；没有这件事的，删去"
    if len(gaps) > _MOST:
        where = lines_of(piece.line for piece in gaps)
        message = f"有 {len(gaps)} 处还没有填，写的是“{TO_COME}”：{where}"
        yield Finding.of("FZ266", message, DataPlace(gaps[0].path), hint)
        return
    for piece in gaps:
        written = piece.part.text if isinstance(piece.part, Declared) else TO_COME
        yield Finding.of("FZ266", f"这里还没有填，写的是“{written}”", DataPlace(piece.path), hint)


def _of_text(text: Inline, data: CheckedData, told: Container[DataPath]) -> Iterator[Finding]:
    """The faults of what a text holds besides words, but at the places that were told of before."""
    for index, piece in enumerate(text):
        if isinstance(piece.part, str) or piece.path in told:
            continue
        before, behind = _literal(text[max(index - 1, 0) : index]), _literal(text[index + 1 : index + 2])
        for fault in faults_of(piece.part, data.facts, before, behind, may_name=True):
            yield Finding.of(fault.code, fault.message, piece.place_of(fault.start), fault.hint)
        yield from _of_text(piece.words, data, told)


def _literal(pieces: Inline) -> str:
    return "".join(piece.part for piece in pieces if isinstance(piece.part, str))


def _repeated_names(manuscript: Manuscript, report: Report) -> Iterator[Finding]:
    """A figure is declared once; where else it is told, it is cited."""
    known = {metric.name for metric in report.metrics}
    for piece, figure in manuscript.declared:
        if not figure.name:
            continue
        if figure.name in known:
            message = f"指标“{figure.name}”已经写过"
            hint = f"这里引用它：{{{{ 指标.{figure.name} }}}}；不是同一个数的，换一个名称"
            yield Finding.of("FZ287", message, DataPlace(piece.path), hint)
        known.add(figure.name)


# Its notes -------------------------------------------------------------------------------------------------


def _notes(manuscript: Manuscript, data: CheckedData) -> Iterator[Finding]:
    for note in manuscript.notes:
        if note.kind == "待核":
            hint = "核对以后删去这条注释"
            yield Finding.of("FZ285", f"待核：{note.text}", DataPlace(note.path), hint)
        elif note.kind == "确认" and not _CONFIRMED.fullmatch(note.text):
            hint = "写成 <!-- 确认：姓名 2026-01-05 -->"
            yield Finding.of("FZ288", f"确认写得不全：“{note.text}”", DataPlace(note.path), hint)
    for chunk in manuscript.chunks:
        for note in chunk.notes:
            if note.kind == "复核":
                yield from _review(chunk, note, data)


def _review(chunk: Chunk, note: ChunkNote, data: CheckedData) -> Iterator[Finding]:
    written = review_of(note)
    if written is None:
        hint = "写成 <!-- 复核：姓名 2026-01-05；合同.份数=3 -->"
        yield Finding.of("FZ288", f"复核写得不全：“{note.text}”", DataPlace(note.path), hint)
        return
    own = OwnText(note.path, Passage(chunk.source), written, note.path)
    yield from differences(own, written, data.facts, _LABELS)


def review_of(note: ChunkNote) -> Review | None:
    """The review that a note tells of; None where it does not tell who and when."""
    match = _REVIEW.fullmatch(note.text)
    if match is None:
        return None
    year, month, day = match["on"].split("-")
    told = {
        "by": match["by"],
        "on": f"{year}-{month:0>2}-{day:0>2}",
        "figures": dict(_FIGURE.findall(match["figures"] or "")),
    }
    try:
        return Review.model_validate(told)
    except ValueError:
        return None


# What it does not place ------------------------------------------------------------------------------------

_PLACED_BY = {
    "lead": "导语",
    "shortcomings": "部分.不足和整改",
    "remedies": "部分.不足和整改",
    "guidance": "部分.下年安排",
    "plans": "部分.下年安排",
    "annexes": "附件",
}
_OF_TITLE = ("title", "title_form")


def _unplaced(manuscript: Manuscript, report: Report) -> Iterator[Finding]:
    """Texts of the data that are printed only where the manuscript puts them."""
    inserts = [block for block in manuscript.blocks if isinstance(block, Insert)]
    placed = {block.kind if not block.name else f"{block.kind}.{block.name}" for block in inserts}
    for field, by in _PLACED_BY.items():
        if getattr(report, field) and by not in placed:
            yield _not_placed((field,), _title(Report, field), f"在文稿里加一行 {{{{ {by} }}}}")
    parts = {block.name for block in inserts if block.kind in ("章节", "部分")}
    chapters = set(report.structure.chapters) if MEASURES in parts else set()
    for index, addition in enumerate(report.additions):
        own = {f"补充段落.{index + 1}", f"补充段落.{addition.title}"}
        if not own & placed and addition.part not in parts | chapters:
            cure = f"在文稿里加一行 {{{{ 补充段落.{addition.title or index + 1} }}}}"
            yield _not_placed(("additions", index), addition.title or f"第 {index + 1} 条补充段落", cure)
    yield from _unused_form(report, parts | chapters)


def _unused_form(report: Report, parts: set[str]) -> Iterator[Finding]:
    """What the data say of the order and the headings of a report that the manuscript has in its own way."""
    cure = "标题、顺序和小标题都照文稿；从数据里删去这一项"
    for index, section in enumerate(report.sections):
        if section.part not in parts:
            yield _not_placed(("sections", index), section.part, cure)
    stated = report.structure.model_fields_set
    unused = {*_OF_TITLE, "order"} | (set() if MEASURES in parts else {"chapters"})
    for field in type(report.structure).model_fields:
        if field in stated & unused:
            yield _not_placed(("structure", field), _title(type(report.structure), field), cure)


def _title(model: type[Model], field: str) -> str:
    return model.model_fields[field].title or field


def _not_placed(path: DataPath, title: str, cure: str) -> Finding:
    return Finding.of("FZ284", f"“{title}”写了，文稿没有用到", DataPlace(path), cure)
