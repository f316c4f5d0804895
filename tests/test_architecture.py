"""docs/architecture.md shows the rooms as they are, and the way that data really takes."""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from types import CodeType, FrameType
from typing import Any

from fazhi_report import pipeline
from fazhi_report.settings import DEFAULTS
from tests.conftest import MINIMAL, ROOT, json_bytes, text_of
from tests.test_floors import FLOORS, SOURCE

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_, ROOMS, WAY, MEASURED = re.split(r"^## .*\n", PAGE, flags=re.MULTILINE)

STEPS = re.findall(r"^\d+\. `([\w.]+)`", WAY, re.MULTILINE)
"""The functions of the way, in their order."""


def test_the_picture_has_every_room_on_its_floor() -> None:
    (picture,) = re.findall(r"```text\n(.*?)```", ROOMS, re.DOTALL)
    floors: dict[int, set[str]] = {}
    number = -1
    for floor, room in re.findall(r"^ *(\d*) +(\S+) +\S.*$", picture, re.MULTILINE):
        number = int(floor or number)
        floors.setdefault(number, set()).add(room)

    def drawn(room: str) -> str:
        return f"{room}/" if (SOURCE / room).is_dir() else f"{room}.py"

    assert floors == {floor: set(map(drawn, rooms)) for floor, rooms in enumerate(FLOORS)}
    assert list(floors) == sorted(floors, reverse=True)
    assert picture.count("\n") == sum(map(len, FLOORS))


def named(name: str) -> Callable[..., Any]:
    """The function of the program that a dotted name names."""
    *module, function = name.split(".")
    found: Any = import_module(f"fazhi_report.{module[0]}")
    for part in module[1:]:
        found = getattr(found, part, None) or import_module(f"{found.__name__}.{part}")
    return inspect.unwrap(getattr(found, function))  # type: ignore[no-any-return]


def calls(run: Callable[[], object]) -> Iterator[CodeType]:
    """The code of every function that a run calls, in the order of the first calls."""
    called: dict[CodeType, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.setdefault(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    yield from called


def test_a_contract_takes_the_way_of_the_page() -> None:
    data = {**MINIMAL, "contracts": [{"legality_reviewed": True}]}
    made: list[pipeline.Rendered] = []

    def render() -> None:
        made.append(pipeline.render(json_bytes(data), "2024.yaml", pipeline.Order(), DEFAULTS))

    codes = {named(step).__code__: step for step in STEPS}
    way = [codes[code] for code in calls(render) if code in codes]

    assert len(STEPS) == 10
    assert way == STEPS
    assert [each.name for each in made[0].files] == ["青山县水利局关于2024年法治政府建设情况的报告.docx"]
    assert "全年签署合同1份，均经合法性审核。" in text_of(data)
    assert "全年签署合同1份，均经合法性审核。" in WAY


def test_what_is_named_is_there() -> None:
    for name in re.findall(r"`([a-z]+\.[\w.]+)`", ROOMS + WAY):
        if name.partition(".")[0] in frozenset().union(*FLOORS):
            assert callable(named(name)), name
    files = re.findall(r"`((?:tests|bench|src)/[\w./]*)`", PAGE)
    assert len(files) > 10
    assert [name for name in files if not (ROOT / name).exists()] == []


def test_a_figure_of_a_decision_says_where_it_is_from() -> None:
    rows = re.findall(r"^\| (?!decision|-)(.*?) \| (.*) \| (.*?) \|$", MEASURED, re.MULTILINE)

    assert len(rows) > 8
    assert all(re.search("tried|bench/|tests/", where) for _, _, where in rows)
