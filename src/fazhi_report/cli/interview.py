"""The questions of `fazhi init`: asked one by one, gone back over, and shown before anything is written."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

import typer

from fazhi_report import editing, notation, schema
from fazhi_report.cli.progress import long_call

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_report.editing import Question
    from fazhi_report.schema import Language

_BACK, _NOTHING, _LEAVE = ("<", "＜", "上一项"), ("-", "－", "无"), ("q", "ｑ", "退出")
_GUIDE = (
    "逐项回答，按回车；方括号里的是现成的，直接按回车就用它。输入 < 回到上一项；可以不写的，输入 - 就是不写"
)
_CONFIRM = "按回车写出；输入序号改那一项；输入 q 退出"
_LANGUAGE = "键用中文还是英文（zh、en）"


class Interview:
    """What is answered so far, and what is to be asked."""

    def __init__(self, answers: "Mapping[str, object]", language: "Language | None") -> None:
        """Take what the options of the call answer."""
        self.answers = dict(answers)
        self.language = language

    def ask(
        self, when_answered: "Callable[[Mapping[str, object]], None]"
    ) -> "tuple[dict[str, object], Language]":
        """Ask what is open, show everything, and change what is wrong until it may be written.

        Args:
            when_answered: told after each answer; may leave.

        Raises:
            typer.Abort: whoever answers leaves.

        """
        long_call.end()
        typer.echo(_GUIDE, err=True)
        steps = self._steps(each for each in editing.QUESTIONS if each.name not in self.answers)
        if self.language is None:
            steps.append(self._ask_language)
        step = 0
        while step < len(steps):
            step += 1 if steps[step]() else -1
            step = max(step, 0)
            when_answered(self.answers)
        while changed := self._to_change():
            changed()
            when_answered(self.answers)
        return self.answers, self.language or "zh"

    def _steps(self, questions: "Iterable[Question]") -> list[Callable[[], bool]]:
        return [partial(self._ask, question) for question in questions]

    def _ask(self, question: "Question") -> bool:
        """Ask until there is an answer that fits the schema; whether there is one, not the wish to go back.

        What may be left out may be left empty.
        """
        usual = question.field.get_default() if isinstance(question.field.get_default(), str) else ""
        known = question.written(self.answers.get(question.name, usual))
        while True:
            default = known if known or not question.field.is_required() else None
            text = typer.prompt(
                question.text, default=default, prompt_suffix="： ", show_default=bool(default), err=True
            ).strip()
            if text in _BACK:
                return False
            if not text or (text in _NOTHING and not question.field.is_required()):
                self.answers.pop(question.name, None)
                return True
            answer = question.read(text)
            fault = fault_of({**self.answers, question.name: answer})
            if not fault:
                self.answers[question.name] = answer
                return True
            typer.echo(f"  {fault}", err=True)

    def _ask_language(self) -> bool:
        while True:
            default = self.language or "zh"
            text = typer.prompt(_LANGUAGE, default=default, prompt_suffix="： ", err=True).strip()
            if text in _BACK:
                return False
            for language in schema.SCHEMA_FILES:
                if text == language:
                    self.language = language
                    return True
            typer.echo("  写 zh 或 en", err=True)

    def _to_change(self) -> Callable[[], bool] | None:
        """Show all answers; what asks again for the one that is wrong, or None when they are right."""
        shown = [(each.title, each.written(self.answers.get(each.name, ""))) for each in editing.QUESTIONS]
        shown.append(("键", {"zh": "中文", "en": "英文"}[self.language or "zh"]))
        column = max(notation.terminal_width(title) for title, _ in shown) + 2
        typer.echo("\n要写进台账的：", err=True)
        for number, (title, text) in enumerate(shown, 1):
            blank = " " * (column - notation.terminal_width(title))
            typer.echo(f"  {number:2} {title}{blank}{text or '（没有写）'}", err=True)
        while True:
            text = typer.prompt(
                _CONFIRM, default="", prompt_suffix="： ", show_default=False, err=True
            ).strip()
            if not text:
                return None
            if text.lower() in _LEAVE:
                raise typer.Abort
            if text.isdecimal() and 0 < int(text) <= len(shown):
                return [*self._steps(editing.QUESTIONS), self._ask_language][int(text) - 1]
            typer.echo(f"  写 1 到 {len(shown)} 的序号", err=True)


def fault_of(answers: "Mapping[str, object]") -> str:
    """What is wrong with the answers, and what to do; "" if nothing is."""
    return next((f"{found.message}；{found.hint}" for found in editing.faults(answers)), "")
