"""What a manuscript still has of last year's: paragraphs, and the years and documents named in them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPlace, Finding, manuscript_path
from fazhi_report.document import OFF_LEDGER
from fazhi_report.facts import Citation, Claim
from fazhi_report.loading.checked import CheckedData
from fazhi_report.manuscript import (
    Chunk,
    DatedWords,
    Inline,
    Manuscript,
    dated_documents,
    pieces_of,
    typed_years,
)
from fazhi_report.notation import stretches

_SHORTEST_COPIED = 15
_CODE = "FZ286"


def lines_of(lines: Iterable[int]) -> str:
    """Some lines, for a person: 第 3、7、9—12 行."""
    return f"第 {'、'.join(stretches(sorted(set(lines)), '—'))} 行"


class LastYears(NamedTuple):
    """What a manuscript has of last year's: chunks that nobody touched, and by name documents and years."""

    chunks: tuple[Chunk, ...]
    documents: dict[str, list[DatedWords]]
    years: dict[str, list[DatedWords]]

    def told(self) -> Iterator[tuple[str, list[DatedWords]]]:
        """What is told of documents and years, each with where it stands."""
        for name, found in self.documents.items():
            yield f"写着去年的文件{name if name.startswith('《') else f'“{name}”'}", found
        for name, found in self.years.items():
            yield f"照去年写着“{name}”", found


def last_years(manuscript: Manuscript, year: int) -> LastYears:
    """What of last year's the manuscript of a year has in its title, and in chunks that nobody touched."""
    chunks = tuple(chunk for chunk in manuscript.chunks if is_carried_over(chunk))
    texts = [text for chunk in chunks for text in chunk.texts]
    documents = _by_name(texts, lambda text: dated_documents(text, year - 1))
    years = _by_name(manuscript.title, lambda text: typed_years(text, (year - 1,)))
    for name, found in _by_name(texts, lambda text: typed_years(text, (year - 1, year))).items():
        years.setdefault(name, []).extend(found)
    return LastYears(chunks, documents, years)


_Find: TypeAlias = Callable[[Inline], Iterator[DatedWords]]


def _by_name(texts: Iterable[Inline], find: _Find) -> dict[str, list[DatedWords]]:
    found: dict[str, list[DatedWords]] = {}
    for text in texts:
        for dated in find(text):
            found.setdefault(dated.text, []).append(dated)
    return found


def is_carried_over(chunk: Chunk) -> bool:
    """Whether a chunk has the words that it had last year, and nobody says to have looked at it."""
    kinds = {note.kind for note in chunk.notes}
    marked = any(note.kind == "沿用" and note.text == chunk.digest for note in chunk.notes)
    return marked and not kinds & {"确认", "复核"}


def carried_over(manuscript: Manuscript, year: int) -> Iterator[Finding]:
    """What is told of last year's paragraphs, documents and years."""
    left = last_years(manuscript, year)
    if left.chunks:
        lines = [chunk.line for chunk in left.chunks]
        message = f"有 {len(lines)} 段沿用去年，还没有人改过或者确认：{lines_of(lines)}"
        hint = "照今年的情况改写；核对过、确实照用的，把“沿用”注释改成 <!-- 确认：姓名 日期 -->"
        yield Finding.of(_CODE, message, DataPlace(manuscript_path(lines[0], 1)), hint)
    for message, found in left.told():
        place = DataPlace(manuscript_path(found[0].line, found[0].column))
        where = lines_of(each.line for each in found)
        yield Finding.of(_CODE, f"{message}：{where}", place, _cure(found[0].text, year))


def _cure(name: str, year: int) -> str:
    """What to do about a document, or a year, that the manuscript of a year has from the one before."""
    if name.startswith(str(year - 1)):
        return "说的是报告年度的，写成 {{ 年度.本年 }}年；说的是那一年的事的，核对以后确认这一段"
    if name.startswith(str(year)):
        return "说的是报告年度的下一年的，写成 {{ 年度.下年 }}年；说的是那一年的事的，核对以后确认这一段"
    return "换成今年的文件；说的还是这一份的，核对以后确认这一段"


# Copied by hand --------------------------------------------------------------------------------------------


def copied_chunks(data: CheckedData) -> Iterator[Finding]:
    """Chunks of words alone that last year's manuscript has too, and of which no note says so."""
    last = data.last.manuscript if data.last else None
    if data.manuscript is None or last is None:
        return
    before = {chunk.words for chunk in last.chunks}
    for chunk in data.manuscript.chunks:
        told = any(note.kind in ("沿用", "确认", "复核") for note in chunk.notes)
        if not told and len(chunk.words) >= _SHORTEST_COPIED and chunk.words in before and _is_bare(chunk):
            hint = "照今年的情况改写；照用的，注上 <!-- 确认：姓名 日期 -->"
            place = DataPlace(manuscript_path(chunk.line, 1))
            yield Finding.of("FZ214", "这段文字和上年文稿里的完全相同", place, hint)


def _is_bare(chunk: Chunk) -> bool:
    """Whether a chunk is of words that no figure of a ledger keeps up to date."""
    parts = [piece.part for text in chunk.texts for piece in pieces_of(text)]
    cited = (part.name for part in parts if isinstance(part, Citation))
    ties = (tie.name for part in parts if isinstance(part, Claim) for tie in part.ties)
    return chunk.is_prose and {name.partition(".")[0] for name in cited} <= _YEARS and {*ties} <= {OFF_LEDGER}


_YEARS = frozenset({"年度", "report"})
"""The group of facts that tell the years, in both languages."""
