"""The bar of a call that takes long: on a terminal, and nowhere else. No test waits: the clock is told to it."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

from fazhi_report import pipeline
from fazhi_report.cli import main
from fazhi_report.cli.progress import LongCall, long_call
from tests.conftest import DATA

ERASED = "\x1b[1A\x1b[2K"


class Terminal(io.TextIOWrapper):
    """A stream that is a terminal."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    def getvalue(self) -> str:
        return self.bytes.getvalue().decode()


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


@contextmanager
def screen() -> Iterator[tuple[Terminal, Terminal]]:
    """Standard error, a terminal; standard output is another."""
    with redirect_stdout(Terminal()) as output, redirect_stderr(Terminal()) as terminal:
        yield terminal, output


@contextmanager
def begun() -> Iterator[tuple[LongCall, Terminal]]:
    """A call that has begun, and what it shows."""
    with screen() as (terminal, _):
        made = LongCall()
        made.begin()
        yield made, terminal
        made.end()


def after(seconds: float) -> float:
    return monotonic() + seconds


def test_it_is_shown_after_two_seconds() -> None:
    with begun() as (call, terminal):
        call.tick(after(1.9))
        assert terminal.getvalue() == ""
        call.tick(after(2.1))
        assert "正在处理，已用 2 秒" in terminal.getvalue()
        call.tick(after(65))
        assert "正在处理，已用 65 秒" in terminal.getvalue()

    assert terminal.getvalue().endswith(ERASED)


def test_files_are_counted() -> None:
    with begun() as (call, terminal):
        call.step(1, 3)
        call.tick(after(3))
        assert "正在处理 1/3，已用 3 秒" in terminal.getvalue()
        call.step(2, 3)
        call.tick(after(4))
        assert "正在处理 2/3，已用 4 秒" in terminal.getvalue()


@pytest.mark.parametrize(
    "speak",
    [
        lambda: sys.stdout.write("甲"),
        lambda: sys.stderr.write("甲"),
        lambda: sys.stdout.writelines(["甲"]),
        lambda: sys.stdout.buffer.write(b"a"),
    ],
    ids=["stdout", "stderr", "lines", "bytes"],
)
def test_it_gives_way_to_what_is_printed(speak: Callable[[], object]) -> None:
    with begun() as (call, terminal):
        call.tick(after(3))
        speak()
        assert terminal.getvalue().removesuffix("甲").endswith(ERASED)
        shown = terminal.getvalue()
        call.tick(after(0.4))
        assert terminal.getvalue() == shown
        call.tick(after(3))
        assert "正在处理" in terminal.getvalue().removeprefix(shown)


def test_it_is_away_while_somebody_types() -> None:
    with begun() as (call, terminal):
        with call.held():
            call.tick(after(60))
        assert terminal.getvalue() == ""
        call.tick(after(1.9))
        assert terminal.getvalue() == ""
        call.tick(after(3))
        assert "已用 3 秒" in terminal.getvalue()


def test_the_streams_are_given_back() -> None:
    with begun() as (call, terminal):
        assert sys.stderr is not terminal
        assert sys.stderr.isatty()
        call.end()
        assert sys.stderr is terminal
        call.tick(after(9))
        assert terminal.getvalue() == ""


@pytest.mark.parametrize("is_dumb", [True, False])
def test_it_is_for_terminals(monkeypatch: pytest.MonkeyPatch, *, is_dumb: bool) -> None:
    with screen() as (terminal, _):
        if is_dumb:
            monkeypatch.setenv("TERM", "dumb")
        else:
            monkeypatch.setattr(terminal, "isatty", lambda: False)
        call = LongCall()
        call.begin()
        call.tick(after(9))
        call.end()

        assert sys.stderr is terminal
        assert terminal.getvalue() == ""


def test_the_clock_is_looked_at_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = iter([False, True])
    ended = Event()
    monkeypatch.setattr(ended, "wait", lambda _: next(waits))

    with begun() as (call, terminal):
        monkeypatch.setattr("fazhi_report.cli.progress.monotonic", lambda: 1e12)
        call._look(ended)
        assert terminal.getvalue().count("正在处理") == 1


def test_a_call_that_takes_long_shows_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    examined, calls = pipeline.examined, []

    def slow(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 2:
            long_call.tick(after(60))
        return examined(*arguments)

    monkeypatch.setattr("fazhi_report.pipeline.examined", slow)
    files = [tmp_path / f"{number}.yaml" for number in range(3)]
    for file in files:
        file.write_bytes(DATA.read_bytes())
    monkeypatch.setattr(sys, "argv", ["fazhi", "validate", *map(str, files)])
    with screen() as (terminal, output), pytest.raises(SystemExit) as caught:
        main()

    assert caught.value.code == 0
    shown, rest = terminal.getvalue().split(ERASED)
    assert "正在处理 1/3，已用" in shown
    assert rest == ""
    assert output.getvalue().endswith("\n没有发现问题，另有 21 个已豁免\n")
