"""`fazhi init` and `fazhi new`: the first data file of an office, and the one of another year."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from fazhi_report import editing, pipeline, schema
from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE, show, texts, unusable, write_all
from fazhi_report.cli.files import STANDARD, Beside, path_from
from fazhi_report.cli.interview import Interview, fault_of
from fazhi_report.cli.write_targets import in_the_way
from fazhi_report.cli.writing_files import write_together
from fazhi_report.diagnostics import Diagnostic, has_errors
from fazhi_report.loading import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fazhi_report.editing import Question
    from fazhi_report.loading import Waiting
    from fazhi_report.pipeline import NextYear
    from fazhi_report.schema import Language


def _answer(metavar: str, text: str) -> Any:  # noqa: ANN401  what typer's own Option returns
    return typer.Option(metavar=metavar, help=text, show_default=False)


def init(  # noqa: PLR0913  an option for every question
    folder: Annotated[str, typer.Argument(metavar="文件夹", help="写到哪个文件夹。")] = ".",
    *,
    year: Annotated[str | None, _answer("年度", "四位数字，如 2024。")] = None,
    name: Annotated[str | None, _answer("全称", "机关全称，如 解放区财政局。")] = None,
    short_name: Annotated[str | None, _answer("简称", "正文里的简称，如 区财政局。")] = None,
    self_name: Annotated[str | None, _answer("自称", "导语里的自称，如 我局。")] = None,
    party_body: Annotated[str | None, _answer("党组织", "如 局党组。")] = None,
    field: Annotated[str | None, _answer("工作领域", "主管的工作，如 财政。")] = None,
    region: Annotated[str | None, _answer("地区", "所在地区，如 解放区。")] = None,
    level: Annotated[str | None, _answer("级别", "所在地区的层级，如 区。")] = None,
    above: Annotated[str | None, _answer("上级", "上面各级，从高到低，如 省,市。")] = None,
    keys: Annotated[Literal["zh", "en"] | None, _answer("zh|en", "键用中文还是英文；不写就是中文。")] = None,
) -> None:
    """开始使用：问几个问题（或者用选项写明），写出第一份台账。"""
    written = {
        "year": year,
        "name": name,
        "short_name": short_name,
        "self_name": self_name,
        "party_body": party_body,
        "field": field,
        "region": region,
        "level": level,
        "above": above,
    }
    answers, language = _interview(written, keys, Path(folder))
    data = _data_file(Path(folder), answers)
    files = {data: editing.starter(answers, language).encode()}
    for_editors = Path(folder) / schema.SCHEMA_FILES[language]
    if not for_editors.exists():
        files[for_editors] = schema.dumped(language).encode()
    _refuse_to_overwrite(files)
    raise typer.Exit(write_all(files))


def new(
    year: Annotated[
        str | None, typer.Argument(metavar="年度", help="新台账的年度，如 2024。", show_default=False)
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="文件", help="去年的台账。", show_default=False)
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写到哪里；不写就是去年台账旁边的“年度.yaml”。",
            show_default=False,
        ),
    ] = None,
) -> None:
    """由去年的台账和文稿开始新的一年：文字留下，数清空，去年的安排变成清单。"""
    if year is None:
        unusable("缺少年度，如 fazhi new 2024 --from data/2023.yaml")
    wanted = _wanted_year(year)
    if source is None or source == STANDARD:
        unusable(f"用 --from 写明去年的台账，如 fazhi new {wanted} --from data/{wanted - 1}.yaml")
    target = Path(output or Path(source).parent / f"{wanted}.yaml")
    manuscript = target.with_suffix(".md") if target.name else target
    (content,) = texts([source], source)
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    names = pipeline.NewFiles(str(target), path_from(target, source), manuscript.name)
    made = pipeline.next_year(*content, wanted, names, (Beside(source), Beside(str(target))))
    if made.data is None:
        show(made.diagnostics)
        raise typer.Exit(UNUSABLE if made.is_unusable else ERRORS)
    files = {target: made.data}
    _refuse_to_overwrite(files)
    if made.manuscript is not None:
        if STANDARD in (str(target), str(manuscript)) or target == manuscript:
            unusable("有文稿的，新台账写到文件，如 -o data/2025.yaml；文稿写在它旁边，同名，以 .md 结尾")
        files = {manuscript: made.manuscript, **files}
        _refuse_to_overwrite(files)
    if wanted != made.last + 1:
        message = f"警告：{source} 是 {made.last} 年的台账，下一年不是 {wanted} 年；不作同比"
        typer.echo(message, err=True)
    show(made.diagnostics)
    code = write_all(files) if made.waiting is None else _write_both(files)
    if made.waiting and code == NO_ERROR:
        _tell_what_to_fill_in(manuscript, made.waiting, made)
    raise typer.Exit(max(ERRORS if has_errors(made.diagnostics) else NO_ERROR, code))


def _write_both(files: "Mapping[Path, bytes]") -> int:
    """Write a manuscript and the data file that names it, or neither; the exit code."""
    if fault := write_together(files):
        show([fault])
        return UNUSABLE
    for path in files:
        typer.echo(f"已生成 {path}", err=True)
    return NO_ERROR


_MOST_LEDGERS = 6


def _tell_what_to_fill_in(manuscript: Path, waiting: "Waiting", made: "NextYear") -> None:
    values, lines = len(waiting.gaps) + len(waiting.values), list(_to_fill_in(waiting, made))
    colon = "：" if lines else ""
    typer.echo(f"{manuscript} 要填 {values} 处，要看 {len(waiting.left.chunks)} 段{colon}", err=True)
    for line in lines:
        typer.echo(f"  {line}", err=True)


def _to_fill_in(waiting: "Waiting", made: "NextYear") -> "Iterator[str]":
    """What is to be done with a new manuscript, a line for each kind."""
    if waiting.gaps:
        yield f"待补 {len(waiting.gaps)} 处：{lines_of(waiting.gaps)}"
    if waiting.figures or waiting.claims:
        count = f"{len(waiting.figures)} 个数、{len(waiting.claims)} 个判断"
        keys = "、".join(waiting.ledgers[:_MOST_LEDGERS])
        further = f"等 {len(waiting.ledgers)} 本" if len(waiting.ledgers) > _MOST_LEDGERS else ""
        yield f"等台账的 {count}：{keys}{further}"
    if waiting.left.chunks:
        yield f"沿用去年的 {len(waiting.left.chunks)} 段：改写，或者确认"
    for message, found in waiting.left.told():
        yield f"{message}：{lines_of(each.line for each in found)}"
    if made.aside:
        yield f"去年的不足、安排 {made.aside} 段成了注释，照今年的写"
    if made.unchecked:
        yield f"去年的“待核” {made.unchecked} 条没有带过来"


def _refuse_to_overwrite(files: "Mapping[Path, bytes]") -> None:
    if there := in_the_way(files):
        unusable(f"已经有 {there}，没有改动；要重新开始，先把它移走或改名")


def _data_file(folder: Path, answers: "Mapping[str, object]") -> Path:
    return folder / "data" / f"{answers['year']}.yaml"


def _wanted_year(text: str) -> int:
    answer = editing.QUESTIONS[0].read(text)
    if (fault := fault_of({"year": answer})) or not isinstance(answer, int):
        unusable(f"年度写的是“{text}”：{fault}")
    return answer


# Questions -------------------------------------------------------------------------------------------------


def _interview(
    written: dict[str, str | None], keys: "Language | None", folder: Path
) -> "tuple[dict[str, object], Language]":
    """The answers and the language of the keys: from the options, and from the terminal."""
    answers: dict[str, object] = {}
    for question in editing.QUESTIONS:
        text = written[question.name]
        if text is not None:
            answers[question.name] = question.read(text)
            if fault := fault_of(answers):
                unusable(f"{_option(question)} 写的是“{text}”：{fault}")
    missing = [each for each in editing.QUESTIONS if each.name not in answers and each.field.is_required()]
    if missing and not _on_terminal():
        unusable(f"缺少 {'、'.join(map(_option, missing))}；在终端里运行时会逐项询问")
    if not missing:
        return answers, keys or "zh"
    try:
        return Interview(answers, keys).ask(partial(_refuse_to_overwrite_data, folder))
    except typer.Abort:
        typer.echo(err=True)
        unusable("中途退出，没有写文件")


def _refuse_to_overwrite_data(folder: Path, answers: "Mapping[str, object]") -> None:
    """Tell of a data file that is there as soon as the year is known, before all the other questions."""
    if "year" in answers:
        _refuse_to_overwrite({_data_file(folder, answers): b""})


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _option(question: "Question") -> str:
    return f"--{question.name.replace('_', '-')}"
