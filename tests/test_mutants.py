"""The page of mutation testing: its scores are those of the modules there are, and add up."""

import re

import mutant_scores as scores
import pytest

PAGE = scores.PAGE.read_text(encoding="utf-8")
ROWS = re.findall(
    r"^\| `([\w/]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+)% \| \d+ \| 20\d\d-\d\d-\d\d \|$",
    PAGE,
    re.MULTILINE,
)


def test_every_module_has_tests_that_look_after_it() -> None:
    named = [test for module in scores.modules() for test in scores.tests_of(module)]

    assert {module.partition("/")[0] for module in scores.modules()} == set(scores.ROOMS)
    assert [test for test in named if not (scores.ROOT / test).exists()] == []


def test_the_page_has_scores_of_modules_that_there_are() -> None:
    modules = [row[0] for row in ROWS]

    assert len(modules) == PAGE.count("\n| `")
    assert modules == [module for module in scores.modules() if module in modules]
    assert {"rules/totals", "facts/counting", "issuing/profiles"} <= set(modules)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_score_adds_up_and_its_survivors_are_explained(row: tuple[str, ...]) -> None:
    mutants, killed, equivalent, survived, share = map(int, row[1:])

    assert killed + equivalent + survived == mutants
    assert share == round(100 * killed / (mutants - equivalent))
    assert equivalent <= sum(module == row[0] for module, _, _ in scores.explained(PAGE))


def test_a_new_score_takes_the_place_of_the_old_one() -> None:
    old, new = (scores.Score("rules/totals", 40, killed, 1, 7, "2026-11-28") for killed in (26, 39))
    first = scores.Score("facts/counting", 9, 9, 0, 7, "2026-11-28")
    rule = "|--|--:|--:|--:|--:|--:|--:|--|\n"

    page = scores.with_scores(scores.with_scores(f"A\n{rule}\nB\n", [old]), [first, new])

    assert page == (
        f"A\n{rule}"
        "| `facts/counting` | 9 | 9 | 0 | 0 | 100% | 7 | 2026-11-28 |\n"
        "| `rules/totals` | 40 | 39 | 1 | 0 | 100% | 7 | 2026-11-28 |\n"
        "\nB\n"
    )


def test_what_is_explained_is_read_with_its_module() -> None:
    page = "### `rules/totals`\n\n```diff\n-a = 1\n+a = 2\n```\n\nWhy.\n\n```diff\n-b\n-c\n+d\n```\n"

    assert scores.explained(page) == {("rules/totals", "a = 1", "a = 2"), ("rules/totals", "b\nc", "d")}


def test_each_operator_does_what_its_examples_say() -> None:
    pytest.importorskip("cosmic_ray")
    making = pytest.importorskip("mutant_operators")
    for operator in (making.DropAlternative, making.EmptyText, making.DropElement, making.Opposite):
        for example in operator.examples():
            mutated = making.mutate_code(example.pre_mutation_code, operator(), example.occurrence)
            assert mutated == example.post_mutation_code


def test_a_sample_can_be_drawn_again() -> None:
    pytest.importorskip("cosmic_ray")
    making = pytest.importorskip("mutant_operators")
    source = 'def f(x: int | None) -> bool:\n    """Says 1."""\n    return x == 1 and any((2, 3)) or "a|b"\n'

    drawn = list(making.mutants(source, 3, 5))

    assert len(drawn) == 3
    assert drawn == list(making.mutants(source, 3, 5))
    assert all(
        mutant.line == 3 and mutant.removed.startswith("return x == 1")
        for mutant in making.mutants(source, None, 1)
    )
