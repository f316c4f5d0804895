"""`fazhi import`: a report that was written already becomes a data file and a manuscript."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fazhi_report import editing, pipeline, schema
from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE, inputs, show, unusable
from fazhi_report.cli.files import STANDARD, read_back
from fazhi_report.cli.reports import hand_out
from fazhi_report.cli.write_targets import in_the_way
from fazhi_report.cli.writing_files import write_together
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fazhi_report.editing.harvest import ImportedReport, Landed

_SETTINGS = "fazhi.toml"
_PRINTED = "addressees_in_public"
_ADDRESSED = f"[style]\n{_PRINTED} = true  # 原文印了主送机关，公开版也印\n"
_MOST_AROUND = 16


def import_report(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="文件...",
            help="报告：.docx、.pdf、网页、.md、.txt、.doc、.wps；几个股室各写一份的，按顺序写明。",
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹。")
    ] = Path(),
    year: Annotated[
        str | None,
        typer.Option(metavar="年度", help="报告的年度；标题里写了的不用写。", show_default=False),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="全称", help="机关全称；标题里写了的不用写。", show_default=False),
    ] = None,
    summary: Annotated[
        str | None,
        typer.Option(metavar="文件", help="小结写到文件，总是 UTF-8；不写就印在屏幕上。", show_default=False),
    ] = None,
) -> None:
    """由已经写成的报告（去年的 Word、PDF、网页、文本）写出台账和文稿，印出来和原文一样。"""
    if STANDARD in paths:
        unusable("写明文件，如 fazhi import 去年的报告.docx -o .")
    if twice := next((path for path in paths if paths.count(path) > 1), None):
        unusable(f"{twice} 写了不止一次")
    wanted = editing.QUESTIONS[0].read(year) if year is not None else None
    for option, answer in (("year", wanted), ("name", name)):
        if answer is not None and (fault := next(iter(editing.faults({option: answer})), None)):
            unusable(f"--{option} 写的是“{answer}”：{fault.message}；{fault.hint}")
    contents = list(inputs(paths, ""))
    if faults := [each for each in contents if isinstance(each, Diagnostic)]:
        show(faults)
        raise typer.Exit(UNUSABLE)
    made = pipeline.import_reports(
        [each for each in contents if not isinstance(each, Diagnostic)],
        year=wanted if isinstance(wanted, int) else None,
        name=name,
    )
    show(made.diagnostics)
    if made.report is None:
        raise typer.Exit(UNUSABLE)
    files = _files(made.report, output)
    if unwritten := write_together(files):
        show([unwritten])
        raise typer.Exit(UNUSABLE)
    lines = list(_summary(made.report, [path.as_posix() for path in files]))
    settings = output / _SETTINGS
    if made.report.has_addressees and settings not in files and not _prints_addressees(settings):
        hint = f"公开版也要印主送机关的，在它的 [style] 里写 {_PRINTED} = true"
        lines.append(f"{settings.as_posix()} 没有改动：{hint}")
    code = hand_out("".join(f"{line}\n" for line in lines), summary)
    raise typer.Exit(max(code, ERRORS if made.report.differences else NO_ERROR))


def _prints_addressees(settings: Path) -> bool:
    content = read_back(str(settings))
    return isinstance(content, bytes) and _PRINTED.encode() in content


def _files(report: "ImportedReport", folder: Path) -> dict[Path, bytes]:
    """The files to be written; those that are there already are left alone, or in the way."""
    data = folder / "data" / f"{report.year}.yaml"
    manuscript = data.with_suffix(".md")
    files = {data: report.data, manuscript: report.manuscript}
    if there := in_the_way(files):
        unusable(f"已经有 {there.as_posix()}，没有改动；要重新导入，先把它移走或改名")
    further = {folder / schema.SCHEMA_FILES["zh"]: schema.dumped("zh").encode()}
    if report.has_addressees:
        further[folder / _SETTINGS] = _ADDRESSED.encode()
    return files | {path: content for path, content in further.items() if not path.exists()}


# The summary -----------------------------------------------------------------------------------------------


def _summary(report: "ImportedReport", files: list[str]) -> Iterator[str]:
    """What went where, and what has to be looked at, line by line."""
    text = report.text
    headings = sum(1 for block in text.blocks if block.level)
    paragraphs = sum(1 for block in text.blocks if block.body)
    yield f"已写出 {'、'.join(files)}"
    yield f"{report.name}，{report.year}年度"
    same = (
        "逐段对照，印出来和原文一字不差"
        if not report.differences
        else f"有{len(report.differences)}处印出来和原文不一样，见上"
    )
    yield f"原文 {text.characters} 字，标题 {headings} 个，正文 {paragraphs} 段；{same}"
    yield from _numbers(report)
    yield from _listed(
        "改正了",
        [
            f"{each.what}：“{each.text}”" + (f"等{each.times}处" if each.times > 1 else "")
            for each in text.normalised
        ],
    )
    yield from _listed("只印在上报件里", report.only_submitted)
    yield from _listed("没有写进去", report.left_out)
    yield from _listed("原文的错误，照原文保留（写在“豁免”里），请逐条核对", report.errors)
    yield from _listed("待核", [f"{place}：{told}" for place, told in _to_check(report)])


def _numbers(report: "ImportedReport") -> Iterator[str]:
    cited = [each for each in report.landed if each.facts]
    typed = [each for each in report.landed if not each.facts]
    doubtful = sum(each.is_doubtful for each in typed)
    told = f"数 {len(report.landed) + report.planned} 个：引用台账 {len(cited)} 个"
    told += f"（全年总数 {report.totals} 项），照写 {len(typed)} 个" + (
        f"，其中待核 {doubtful} 个" if doubtful else ""
    )
    yield told + (f"；下年安排里 {report.planned} 个，照写" if report.planned else "")
    yield from _listed("数的去处", [_went(each) for each in report.landed])


def _went(landed: "Landed") -> str:
    around = landed.around[-_MOST_AROUND - len(landed.figure) :]
    where = f"→ {'、'.join(landed.facts)}" if landed.facts else f"照写：{landed.reason}"
    return f"{landed.place}“{around}”{where}"


def _to_check(report: "ImportedReport") -> Iterator[tuple[str, str]]:
    for each in report.landed:
        if each.is_doubtful:
            yield each.place, f"“{each.figure}”{each.reason}"
    yield from report.to_check


def _listed(title: str, items: "list[str] | tuple[str, ...]") -> Iterator[str]:
    if items:
        yield f"{title}（{len(items)}）："
        yield from (f"  {item}" for item in items)
