"""Reports that were written already → the data file and the manuscript that print them again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import editing, readers
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.loading import classified
from fazhi_report.pipeline.inspecting import placed

if TYPE_CHECKING:
    from fazhi_report.editing.harvest import ImportedReport


class ImportedFiles(NamedTuple):
    """What became of some files: what is to be told of them, and their report where nothing is in the way."""

    diagnostics: list[Diagnostic]
    report: "ImportedReport | None" = None


def import_reports(
    contents: Sequence[tuple[bytes, str]], *, year: int | None = None, name: str | None = None
) -> ImportedFiles:
    """Import the files of one report in their order, each its bytes and what it is called."""
    told: list[Diagnostic] = []
    sources: list[editing.harvest.ReportFile] = []
    for content, file in contents:
        read = readers.read(content, file)
        if isinstance(read, Diagnostic):
            told.append(read)
        else:
            sources.append(editing.harvest.ReportFile(read, file))
            told += (placed(finding, read, file) for finding in read.findings)
    if len(sources) < len(contents):
        return ImportedFiles(told)
    if sum(len(line) for source in sources for line in source.read.lines) > _MOST_CHARACTERS:
        message = f"文字一共超过{_MOST_CHARACTERS // 10_000}万字，不像一份报告"
        fault = Diagnostic.of_file(contents[0][1], "FZ019", message, "检查是不是选错了文件")
        return ImportedFiles([*told, fault])
    made = editing.harvest.imported(sources, year=year, name=name)
    if isinstance(made, editing.harvest.Unknown):
        message = f"看不出报告的{made.what}"
        fault = Diagnostic.of_file(contents[0][1], "FZ050", message, f"用 {made.option} 写明")
        return ImportedFiles([*told, fault])
    if classified(made.data, ""):
        message = "原文标有密级，写进了数据的“公文要素”"
        hint = "由它生成的文件同样涉密，不生成公开版；没有定密的，删去“密级和保密期限”"
        told.append(Diagnostic.of_file(contents[0][1], "FZ242", message, hint))
    for place, wanted, printed in made.differences:
        message = f"{place}印出来和原文不一样：原文“{_short(wanted)}”，印出来“{_short(printed)}”"
        told.append(Diagnostic.of_file(contents[0][1], "FZ051", message, "在文稿里照原文改"))
    return ImportedFiles(told, made)


_MOST_CHARACTERS = 100_000
"""A report has some ten thousand; what has many more takes minutes, and is something else."""

_LONGEST = 40


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
