"""How many steps a pattern takes: a matcher that backtracks as the one of `re` does, and counts.

`re` counts nothing, and a clock tells more of the machine than of the pattern. So a pattern is taken from the parser
of `re` and made a program of a few instructions; every instruction that is done is a step. What it finds is what `re`
finds, which the tests compare.
"""

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

_parser: Any = importlib.import_module("re._parser")

Test: TypeAlias = Callable[[str], bool]
State: TypeAlias = dict[object, int]
"""Where groups begin and end, and where loops last began."""

Check: TypeAlias = Callable[["Counter", int, State], tuple[int, State] | None]
"""Goes on from a place in a text, there or at another, or not at all."""


class TooManyStepsError(Exception):
    """The pattern was given up."""


class Known(dict[str, bool]):
    """What a test says of each character, asked once; "" is behind the last one of a text."""

    def __init__(self, test: Test, *, either_case: bool) -> None:
        super().__init__({"": False})
        self._test = test
        self._either_case = either_case

    def __missing__(self, character: str) -> bool:
        cases = {character, character.lower(), character.upper()} if self._either_case else {character}
        self[character] = answer = any(map(self._test, cases))
        return answer


@dataclass
class Step:
    """An instruction: the character that must be there, a check, or the steps to go on with, the first one first."""

    character: Known | None = None
    check: Check | None = None
    goes_on: tuple[int, ...] = ()


class Program:
    """A pattern as instructions; the last of them is to have matched."""

    def __init__(self, parsed: Any, flags: int) -> None:
        self._flags = flags
        self.steps: list[Step] = []
        self._sequence(parsed)
        self.end = len(self.steps)
        self.steps.append(Step())

    def _add(self, character: Known | None = None, check: Check | None = None) -> Step:
        step = Step(character, check)
        self.steps.append(step)
        return step

    def _sequence(self, parsed: Any) -> None:
        for operation, argument in parsed:
            name = str(operation)
            if test := self._test(name, argument):
                self._add(Known(test, either_case=bool(self._flags & re.IGNORECASE)))
            else:
                getattr(self, f"_{name.lower()}")(argument)

    def _test(self, name: str, argument: Any) -> Test | None:
        """What a single character has to be; None for what is no single character."""
        match name:
            case "LITERAL":
                return lambda each: ord(each) == argument
            case "NOT_LITERAL":
                return lambda each: ord(each) != argument
            case "ANY":
                return lambda each: bool(self._flags & re.DOTALL) or each != "\n"
            case "RANGE":
                return lambda each: argument[0] <= ord(each) <= argument[1]
            case "CATEGORY":
                return _category(str(argument), ascii_only=bool(self._flags & re.ASCII))
            case "IN":
                negated = str(argument[0][0]) == "NEGATE"
                tests = [self._test(str(kind), value) for kind, value in argument[negated:]]
                return lambda each: any(test(each) for test in tests if test) != negated
        return None

    def _at(self, argument: Any) -> None:
        name = str(argument)
        if self._flags & re.MULTILINE and name in ("AT_BEGINNING", "AT_END"):
            name += "_LINE"
        place = PLACES[name]
        self._add(check=lambda counter, at, state: (at, state) if place(counter.text, at) else None)

    def _branch(self, argument: Any) -> None:
        choice, ends = self._add(), []
        for alternative in argument[1]:
            choice.goes_on += (len(self.steps),)
            self._sequence(alternative)
            ends.append(self._add())
        for end in ends:
            end.goes_on = (len(self.steps),)

    def _subpattern(self, argument: Any) -> None:
        group, added, removed, parsed = argument
        assert not added
        assert not removed
        if group is not None:
            self._note(("from", group))
        self._sequence(parsed)
        if group is not None:
            self._note(("to", group))

    def _note(self, name: object) -> None:
        self._add(check=lambda _, at, state: (at, {**state, name: at}))

    def _groupref(self, group: int) -> None:
        def check(counter: "Counter", at: int, state: State) -> tuple[int, State] | None:
            same = counter.text[state["from", group] : state["to", group]]
            return (at + len(same), state) if counter.text.startswith(same, at) else None

        self._add(check=check)

    def _max_repeat(self, argument: Any) -> None:
        self._repeat(argument, lambda once_more, on: (once_more, on))

    def _min_repeat(self, argument: Any) -> None:
        self._repeat(argument, lambda once_more, on: (on, once_more))

    def _repeat(self, argument: Any, order: Callable[[int, int], tuple[int, int]]) -> None:
        least, most, parsed = argument
        for _ in range(least):
            self._sequence(parsed)
        if most == _parser.MAXREPEAT:
            self._loop(parsed, order)
            return
        choices = []
        for _ in range(most - least):
            choices.append((self._add(), len(self.steps)))
            self._sequence(parsed)
        for choice, once_more in choices:
            choice.goes_on = order(once_more, len(self.steps))

    def _loop(self, parsed: Any, order: Callable[[int, int], tuple[int, int]]) -> None:
        start = len(self.steps)
        choice = self._add()
        self._note(start)
        self._sequence(parsed)
        self._add(check=lambda _, at, state: (at, state) if at != state[start] else None)
        self._add().goes_on = (start,)
        choice.goes_on = order(start + 1, len(self.steps))

    def _possessive_repeat(self, argument: Any) -> None:
        self._atomic_group([(_parser.MAX_REPEAT, argument)])

    def _atomic_group(self, parsed: Any) -> None:
        program = Program(parsed, self._flags)

        def check(counter: "Counter", at: int, state: State) -> tuple[int, State] | None:
            end = counter.run(program, at, state)
            return None if end is None else (end, state)

        self._add(check=check)

    def _assert(self, argument: Any, *, wanted: bool = True) -> None:
        direction, parsed = argument
        program = Program(parsed, self._flags)
        back = parsed.getwidth()[0] if direction < 0 else 0

        def check(counter: "Counter", at: int, state: State) -> tuple[int, State] | None:
            found = at >= back and counter.run(program, at - back, state) is not None
            return (at, state) if found == wanted else None

        self._add(check=check)

    def _assert_not(self, argument: Any) -> None:
        self._assert(argument, wanted=False)


@cache
def program_of(pattern: str, flags: int) -> Program:
    """The instructions of a pattern as it is written down."""
    return Program(_parser.parse(pattern, flags), flags)


def _category(name: str, *, ascii_only: bool) -> Test:
    kind = name.removeprefix("CATEGORY_")
    test = CATEGORIES[kind.removeprefix("NOT_")]
    return lambda each: (test(each) and (each.isascii() or not ascii_only)) != kind.startswith("NOT_")


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and CATEGORIES["WORD"](text[at])


CATEGORIES: dict[str, Test] = {
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
    "WORD": lambda each: each.isalnum() or each == "_",
}
PLACES: dict[str, Callable[[str, int], bool]] = {
    "AT_BEGINNING": lambda _, at: at == 0,
    "AT_BEGINNING_STRING": lambda _, at: at == 0,
    "AT_BEGINNING_LINE": lambda text, at: at == 0 or text[at - 1] == "\n",
    "AT_END": lambda text, at: at == len(text) or text[at:] == "\n",
    "AT_END_STRING": lambda text, at: at == len(text),
    "AT_END_LINE": lambda text, at: at == len(text) or text[at] == "\n",
    "AT_BOUNDARY": lambda text, at: _is_word(text, at - 1) != _is_word(text, at),
    "AT_NON_BOUNDARY": lambda text, at: _is_word(text, at - 1) == _is_word(text, at),
}


class Counter:
    """Runs a pattern over a text; `taken` are the steps so far, of which there may be `most`."""

    def __init__(self, pattern: str, flags: int, text: str, most: int) -> None:
        self.text = text
        self.taken = 0
        self._characters = (*text, "")
        self._program = program_of(pattern, flags)
        self._most = most

    def spans(self) -> Iterator[tuple[int, int]]:
        """What `finditer` finds.

        Raises:
            TooManyStepsError: there is no end of it.

        """
        at, empty = 0, -1
        while at <= len(self.text):
            end = self.run(self._program, at, {}, but_at=at if at == empty else -1)
            if end is None:
                at += 1
            else:
                yield at, end
                empty = end if end == at else -1
                at = end

    def run(self, program: Program, at: int, state: State, but_at: int = -1) -> int | None:
        """Where the first match from a place ends, but for one that ends at `but_at`."""
        waiting = [(0, at, state)]
        while waiting:
            self.taken += 1
            if self.taken > self._most:
                raise TooManyStepsError
            here, at, state = waiting.pop()
            step = program.steps[here]
            if step.goes_on:
                waiting += [(other, at, state) for other in reversed(step.goes_on)]
            elif step.character is not None:
                if step.character[self._characters[at]]:
                    waiting.append((here + 1, at + 1, state))
            elif step.check is not None:
                if moved := step.check(self, at, state):
                    waiting.append((here + 1, *moved))
            elif at != but_at:
                return at
        return None
