"""Titles that can be set on no lines that fit: told with the line, for somebody to break them (7.3.1)."""

from collections.abc import Iterator

from fazhi_report.diagnostics import DataPlace, Finding, Severity
from fazhi_report.document import Document, Run, Runs, plain
from fazhi_report.page import gongwen, width
from fazhi_report.writers import lines_of, title_lines, unfit_line


def unfit_titles(document: Document) -> Iterator[Finding]:
    """What is to be told of the lines of the title and of annexes; an office may end its own anywhere."""
    if document.title_is_set:
        line = next((each for each in document.title if width(plain(each)) > gongwen.TITLE_WIDTH.value), ())
        hint = "在词意完整的地方再分一行"
    else:
        line, hint = unfit_line(lines_of(document)), "写上“标题分行”，在词意完整的地方分行"
    if line:
        place = next((run.origin for run in line if isinstance(run.origin, DataPlace)), None)
        yield _told(line, "标题", place or DataPlace(("organization", "name")), hint)
    for index, annex in enumerate(document.annexes):
        if line := unfit_line(title_lines(((Run(annex.title),),))):
            yield _told(line, "附件标题", DataPlace(("annexes", index, "title")), "把附件名称写短一些")


def _told(line: Runs, what: str, place: DataPlace, hint: str) -> Finding:
    text, room = plain(line), gongwen.TITLE_WIDTH.value
    wide = width(text)
    why = f"有 {wide:g} 个字宽，一行排得下 {room:g} 个" if wide > room else "末尾不是词意完整的地方"
    found = Finding.of("FZ237", f"{what}的这一行{why}：“{text}”", place, hint)
    return found._replace(severity=Severity.WARNING)
