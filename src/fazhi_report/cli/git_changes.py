"""What changed in a Git repository between a revision and the files as they are now."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from fazhi_report.reporters import safe

_PROGRAM = "git"
_AS_IT_IS = ("--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=none", "--no-renames")
"""Whatever the settings of a person say: names of both sides, of the whole repository, by Git itself."""


_LEADING = frozenset({"120000", ":120000", "160000", ":160000"})
"""The modes of links and of other repositories, as they were and as they are."""


class UnknownChangesError(Exception):
    """What changed can't be known; the text says why, for the user."""


class Changes(NamedTuple):
    """The paths that changed, also those that are gone or new, and all that Git looks after, absolute.

    Each is called by the folder that it is really in. What Git is told to ignore, and what is outside of the
    repository, is in neither. Of those that changed some are or were `leading` on: links, other repositories.
    """

    paths: frozenset[str]
    known: frozenset[str]
    leading: frozenset[str]


def changes_since(revision: str) -> Changes | None:
    """What changed since a revision in the repository that is worked in; None where no commit is there yet.

    Raises UnknownChangesError where there is no program, no repository, no such revision.
    """
    try:
        top = _asked_of_git("rev-parse", "--show-toplevel").removesuffix("\n")
    except _FailedError as failed:
        message = f"这里不是 Git 仓库的工作文件夹，不能用 --since{failed}"
        raise UnknownChangesError(message) from None
    commit = _commit(revision, top)
    if commit is None:
        return None
    try:
        changed = _asked_of_git("diff", "--raw", "-z", *_AS_IT_IS, commit, "--", top=top).split("\0")
        new = _asked_of_git("ls-files", "-z", "--others", "--exclude-standard", top=top)
        known = _asked_of_git("ls-files", "-z", "--cached", top=top)
    except _FailedError as failed:
        message = f"Git 没有列出从“{safe(revision)}”以来改了的文件{failed}"
        raise UnknownChangesError(message) from None
    names = changed[1::2]  # what was and is there, then the name
    leading = (
        name for was, name in zip(changed[::2], names, strict=False) if _LEADING.intersection(was.split()[:2])
    )
    return Changes(
        _absolute(top, (*names, *new.split("\0"))), _absolute(top, known.split("\0")), _absolute(top, leading)
    )


def _commit(revision: str, top: str) -> str | None:
    """The commit that a revision is; None where the repository has no commit at all."""
    named = ("rev-parse", "--quiet", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    with suppress(_FailedError):
        return _asked_of_git(*named, top=top).strip()
    with suppress(_FailedError):
        if not _asked_of_git("rev-list", "--max-count=1", "--all", top=top):
            return None
    message = f"Git 仓库里没有“{safe(revision)}”这个提交；只取了最近几次提交的，先把它取来"
    raise UnknownChangesError(message)


def _absolute(top: str, names: Iterable[str]) -> frozenset[str]:
    """The paths that Git calls so; a folder, as it lists another repository, without its last slash."""
    top = os.path.realpath(top)
    named = (name.rstrip("/") for name in names if name)
    return frozenset(os.path.normcase(os.path.join(top, name)) for name in named)  # noqa: PTH118  by thousands


class _FailedError(Exception):
    """Git did not do what it was asked; the text is what it said, in brackets, or empty."""


def _asked_of_git(*arguments: str, top: str | None = None) -> str:
    """What Git prints; raises _FailedError with what it says where it fails."""
    program = shutil.which(_PROGRAM)
    if program is None:
        message = "没有找到 git 程序，不能用 --since"
        raise UnknownChangesError(message)
    done = subprocess.run(  # noqa: S603  a fixed program; what is not fixed stands behind --end-of-options
        [program, *arguments],
        cwd=top,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", "GIT_OPTIONAL_LOCKS": "0"},
    )
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        raise _FailedError(f"（{safe(said[0])}）" if said else "")
    return os.fsdecode(done.stdout)
