"""An input → all that is asked about files while it is worked on, to be sent; or why it is not sent."""

import io
import os
from collections.abc import Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import typer

from fazhi_report import loading
from fazhi_report.cli.app import UNUSABLE, configured
from fazhi_report.cli.batch.marked_contents import is_marked
from fazhi_report.cli.batch.outcome import Outcome, Unit, Work
from fazhi_report.cli.disk import Answers, NotSentError, Recorded, answered_by
from fazhi_report.cli.files import STANDARD, Beside, read_input
from fazhi_report.cli.files_of_call import Asked, asked, begin_unit
from fazhi_report.diagnostics import Diagnostic

_UNKNOWN = "先要打开才看得出有没有密级"
_OUTSIDE = "用到别的文件夹里的文件"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent for an input; `asked` is what it depends on, as outcomes are kept with it."""

    unit: Unit
    answers: Answers
    asked: Mapping[Asked, str]


class StaysHere(NamedTuple):
    """An input that is not sent, and why; "" where there is nothing to tell of it, as where no file is."""

    reason: str = ""


def packed(work: Work, unit: Unit, *, keeps: bool) -> Parcel | StaysHere | Outcome:
    """What is to be sent for an input, or that it stays here; the outcome of one that is marked as secret.

    The questions are those that the work will ask, found by asking them here: which settings hold, what is in
    the files, and in those that they name. One that is forgotten costs time only, and no input: the work is
    done here where an answer was not sent.
    """
    if work.here_only:
        return StaysHere(work.here_only)
    if STANDARD in unit:
        return StaysHere("标准输入")
    if not all(map(os.path.isfile, unit)):
        return StaysHere()
    begin_unit(keeps=keeps)
    recorded = Recorded()
    try:
        with answered_by(recorded), redirect_stderr(io.StringIO()):
            _ask(work, unit)
    except NotSentError as kept:
        return StaysHere(kept.what)
    except (typer.Exit, OSError):  # it is told where the work is done
        return StaysHere()
    return _checked(Parcel(unit, recorded.answers, asked()))


def _ask(work: Work, unit: Unit) -> None:
    """Ask all that the work on an input will ask."""
    contents = [(content, path) for path in unit if isinstance(content := read_input(path), bytes)]
    configured(unit[0], settings=work.settings)
    for content, path in contents:
        _ask_for_named(content, path, Beside(unit[0]), is_last=True)


def _ask_for_named(content: bytes, name: str, folder: Beside, *, is_last: bool) -> None:
    """Ask for the files that data name; those of last year's data, but no year before."""
    named = loading.named_in(content, name)
    for path in named.looked_for:
        folder.holds(path)
    for path in named.manuscripts:
        folder.read(path)
    for path in named.earlier if is_last else ():
        if (earlier := folder.read(path)) is not None:
            _ask_for_named(earlier, path, folder.beside(path), is_last=False)


def _checked(parcel: Parcel) -> Parcel | StaysHere | Outcome:
    """A parcel of which nothing is marked as secret, and nothing lies outside the folders of the call."""
    tops = [Path.cwd().resolve(), Path(parcel.unit[0]).resolve().parent]
    for (matter, path), content in parcel.answers.items():
        if matter != "content" or not isinstance(content, bytes):
            continue
        is_secret = is_marked(content, path)
        if is_secret:
            return _refused(parcel.unit, path)
        if is_secret is None:
            return StaysHere(_UNKNOWN)
        is_named = path not in parcel.unit and not path.endswith(".toml")
        if is_named and not any(Path(path).resolve().is_relative_to(top) for top in tops):
            return StaysHere(_OUTSIDE)
    return parcel


def _refused(unit: Unit, marked: str) -> Outcome:
    what = "标有密级" if marked in unit else f"用到的“{marked}”标有密级"
    hint = "涉密的在涉密的计算机上处理，不用 --cluster；不涉密的改掉标志"
    told = Diagnostic.of_file(unit[0], "FZ049", f"{what}，没有送出去，也没有处理", hint)
    return Outcome(unit[0], UNUSABLE, (told,))
