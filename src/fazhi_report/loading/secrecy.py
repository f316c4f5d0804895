"""Whether a report is classified: by its data file, which is told before anything else, or by others.

A mark is inherited: what is made with a marked file is as secret as that file.
"""

from collections.abc import Iterable, Iterator
from pathlib import PureWindowsPath

from fazhi_report.diagnostics import MANUSCRIPT, DataPath, DataPlace, Diagnostic, FilePlace, Finding
from fazhi_report.loading.loaded import Bureau, ClassifiedFile, Loaded
from fazhi_report.loading.year_data import AnySource, Content, is_workbook, read_data
from fazhi_report.manuscript import Manuscript
from fazhi_report.notation import highest, secrecy_in, secrecy_of_name
from fazhi_report.schema import Report
from fazhi_report.source import Source

_OFFICIAL, _SECRECY, _LEVEL = ("official", "公文要素"), ("secrecy", "密级和保密期限"), ("level", "密级")
_TRACES = tuple(key.encode() for key in _SECRECY)
_ADVICE = "涉密的报告不要在连接互联网的计算机上处理；由它生成的文件同样涉密"


def classified(content: Content, name: str) -> Diagnostic | None:
    """A warning at the level (绝密, 机密, 秘密) that a data file gives its report, faulty or not."""
    if isinstance(content, bytes) and not (
        is_workbook(content, name)
        or any(trace in content for trace in _TRACES)
        or secrecy_of_name(PureWindowsPath(name).name)
    ):
        return None
    source = read_data(content, name)
    data = source.data if isinstance(source, Source) else source.said
    secrecy, path = _under(*_under(data, (), _OFFICIAL), _SECRECY)
    level, path = _under(secrecy, path, _LEVEL) if isinstance(secrecy, dict) else (secrecy, path)
    if level is None:
        marked = _marked(source, name)
        above = highest(each.level for each in marked)
        found = next((each for each in marked if each.level == above), None)
        return found and source.locate(Finding.of("FZ242", f"标有密级（{above}）", found.place, _ADVICE))
    return source.locate(Finding.of("FZ242", f"标有密级（{level}）", DataPlace(path), _ADVICE))


def _under(mapping: object, path: DataPath, keys: tuple[str, str]) -> tuple[object, DataPath]:
    """What a mapping has under a key in either language, and its path; None if it has neither."""
    if isinstance(mapping, dict):
        for key in keys:
            if key in mapping:
                return mapping[key], (*path, key)
    return None, path


def classified_files(
    report: Report,
    source: AnySource,
    manuscript: Manuscript | None,
    last: Loaded | None,
    bureaus: Iterable[Bureau] = (),
) -> Iterator[ClassifiedFile]:
    """The files that a report is made with and that are marked, in their text or by their names."""
    stated = report.official.secrecy.level if report.official.secrecy else None
    for file in _marked(source, source.name):
        if highest((stated, file.level)) != stated:
            yield file
    if manuscript and report.manuscript:
        level = highest((secrecy_in(manuscript.lines), secrecy_of_name(report.manuscript)))
        if level:
            yield ClassifiedFile(DataPlace((MANUSCRIPT,)), f"文稿“{report.manuscript}”", level)
    if last and report.previous:
        level = highest((last.level, secrecy_of_name(report.previous)))
        if level:
            yield ClassifiedFile(DataPlace(("previous",)), f"上年文件“{report.previous}”", level)
    for bureau in bureaus:
        if bureau.loaded and (level := bureau.loaded.level):
            yield ClassifiedFile(DataPlace(("rollup", "files")), f"汇总的台账“{bureau.file}”", level)


def _marked(source: AnySource, name: str) -> list[ClassifiedFile]:
    """The marks of the data: those of workbooks, of a data file that of its name."""
    if not isinstance(source, Source):
        return [ClassifiedFile(mark.where, mark.book, mark.level) for mark in source.marks]
    level = secrecy_of_name(PureWindowsPath(name).name)
    what = f"数据文件“{PureWindowsPath(name).name}”"
    return [ClassifiedFile(FilePlace(name), what, level)] if level else []


def told(file: ClassifiedFile) -> Finding:
    """The warning that a file is classified which a report is made with."""
    hint = "由它生成的报告同样涉密；在“公文要素”里写上“密级和保密期限”，不涉密的换一份文件"
    return Finding.of("FZ242", f"{file.what}标有密级（{file.level}）", file.place, hint)
