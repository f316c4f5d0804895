"""Whatever is done to a copy: nothing raises, no figure is typed over, and what is written prints what is told."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.comparing.copies import key_of
from fazhi_report.facts import citations_in
from tests.copies import Office, changed, drop, element
from tests.pipeline.test_copy_sources import TEXTS, texts

WORDS = (
    "2",
    "3份",
    "余",
    "约",
    "我局",
    "，另外",
    "。",
    "；",
    "12",
    "一",
    "均",
    "甲乙丙",
    "#",
    "1. ",
    "\\",
    "一是",
    "（三）",
)
ADDED = ("新增一段文字。", "（三）新标题。正文在这里。", "共5次。", "一、新的部分", "#号")
CHANGES = ("put in", "take out", "replace", "replace", "move", "remove", "part", "add")


def careless(seed: int) -> Any:
    """Some changes of a copy, as a person in a hurry makes them."""
    chance = random.Random(seed)  # noqa: S311  no secret

    def change(opened: Any) -> None:
        paragraphs = [each for each in opened.paragraphs if each.text.strip()][1:]
        for _ in range(chance.randint(1, 4)):
            found = chance.choice(paragraphs)
            runs = [run for run in found.runs if run.text]
            match chance.choice(CHANGES):
                case "move":
                    other = chance.choice(paragraphs)
                    if other is not found:
                        other._p.addnext(found._p)
                case "remove":
                    if found._p.getparent() is not None:
                        drop(found._p)
                case "add":
                    found._p.addnext(element(f"<w:p><w:r><w:t>{chance.choice(ADDED)}</w:t></w:r></w:p>"))
                case how if runs:
                    run = chance.choice(runs)
                    start = chance.randint(0, len(run.text))
                    end = start if how == "put in" else min(start + chance.randint(0, 6), len(run.text))
                    if how == "part":
                        rest, run.text = run.text[start:], run.text[:start]
                        found._p.addnext(element(f"<w:p><w:r><w:t>{rest}</w:t></w:r></w:p>"))
                    else:
                        put = "" if how == "take out" else chance.choice(WORDS)
                        run.text = run.text[:start] + put + run.text[end:]

    return change


def cited(office: Office) -> list[str]:
    """The references of a manuscript, or of the texts of a data file."""
    written = (office.manuscript or office.data).decode()
    return sorted(part.source for part in citations_in(written) if not isinstance(part, str))


OFFICES = {"manuscript": Office, "texts": lambda: texts(TEXTS)}


@pytest.mark.parametrize("office_of", OFFICES.values(), ids=OFFICES)
@given(st.integers(0, 10**6), st.booleans())
def test_any_changes(office_of: Any, seed: int, review: bool) -> None:  # noqa: FBT001  drawn
    office = office_of()
    copy = changed(office.printed(review=review), careless(seed))
    compared = office.compared(copy)
    if compared.copy is None:
        assert {each.code for each in compared.diagnostics} == {"FZ060"}
        return
    before = cited(office)

    applied = office.apply(copy)

    after = cited(office)
    assert set(after) <= set(before)
    dropped = [each for each in applied.told if each.status == "applied" and each.amendment.held]
    assert dropped or after == before
    left = [each for each in applied.told if each.status == "left"]
    if not left:
        lines = [line.text for line in compared.copy.after if line.text]
        assert [key_of(line) for line in lines[1:]] == [key_of(line) for line in office.text()]
