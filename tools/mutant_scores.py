"""Which modules are mutated, which tests look after them, and the page that has their scores."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "fazhi_report"
PAGE = ROOT / "docs" / "mutation.md"
ROOMS = ("facts", "rules", "narrative", "source", "issuing")

_TESTS: dict[str, tuple[str, ...]] = {
    "facts": ("tests/facts",),
    "rules": ("tests/rules",),
    "narrative": ("tests/narrative", "tests/test_golden.py"),
    **dict.fromkeys(
        ("narrative/markup", "narrative/tokens"),
        ("tests/narrative/test_markup.py", "tests/narrative/test_hostile_text.py"),
    ),
    "source": ("tests/source",),
    "issuing": ("tests/issuing",),
    "issuing/profiles": ("tests/issuing/test_profiles.py",),
    **dict.fromkeys(("rules/totals", "rules/claims", "rules/announced"), ("tests/rules/test_claims.py",)),
    "rules/cited_laws": ("tests/rules/test_citations.py",),
    "rules/near_titles": ("tests/rules/test_near_titles.py", "tests/rules/test_citations.py"),
    "rules/law_states": ("tests/rules/test_law_states.py",),
    "rules/right_marks": ("tests/rules/test_right_marks.py", "tests/pipeline/test_correcting.py"),
    **dict.fromkeys(
        (
            "rules/content_items",
            "rules/correspondence",
            "rules/headings",
            "rules/ordinals",
            "rules/title_and_lead",
        ),
        ("tests/rules/test_structure.py",),
    ),
    **dict.fromkeys(("rules/dates", "rules/years", "rules/calendar"), ("tests/rules/test_dates.py",)),
    "rules/figures": ("tests/rules/test_registry.py", "tests/rules/test_figures.py"),
    "rules/quantities": ("tests/rules/test_figures.py", "tests/rules/test_claims.py"),
    **dict.fromkeys(("rules/formulas", "rules/naming", "rules/wording"), ("tests/rules/test_wording.py",)),
    "rules/number_writing": ("tests/rules/test_numerals.py",),
    "rules/privacy": ("tests/rules/test_privacy.py", "tests/rules/test_annexes.py"),
    **dict.fromkeys(("rules/punctuation", "rules/residue"), ("tests/rules/test_punctuation.py",)),
    "rules/registry": ("tests/rules/test_registry.py", "tests/rules/test_citations.py"),
    "rules/patterns": ("tests/rules/test_patterns.py", "tests/rules/test_claims.py"),
    "rules/waived": ("tests/rules/test_waived.py",),
}
"""By a module, or by a room, the tests that must notice what changes in it."""


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the mutants of a module that were drawn with a seed; `equivalent` are on the page."""

    module: str
    mutants: int
    killed: int
    equivalent: int
    seed: int
    on: str

    @property
    def row(self) -> str:
        """Its row in the table."""
        told = self.mutants - self.equivalent
        share = f"{self.killed / told:.0%}" if told else "–"
        cells = (f"`{self.module}`", self.mutants, self.killed, self.equivalent, told - self.killed, share)
        return f"| {' | '.join(map(str, (*cells, self.seed, self.on)))} |"


def modules() -> tuple[str, ...]:
    """The modules of the core, as `rules/totals`; faces have nothing to change."""
    return tuple(
        f"{room}/{path.stem}"
        for room in ROOMS
        for path in sorted((SOURCES / room).glob("*.py"))
        if path.stem != "__init__"
    )


def tests_of(module: str) -> tuple[str, ...]:
    """The tests that look after a module."""
    return _TESTS.get(module) or _TESTS[module.partition("/")[0]]


_ROW = re.compile(r"^\| `(?P<module>[\w/]+)` \|.*$", re.MULTILINE)
_TABLE = re.compile(r"\A(?:\|.*\n)*")
_EXPLAINED = re.compile(r"^### `(?P<module>[\w/]+)`$|^```diff\n(?P<diff>.*?)^```$", re.MULTILINE | re.DOTALL)


def explained(page: str) -> set[tuple[str, str, str]]:
    """The mutants that the page tells to be equivalent: module, lines removed, lines added."""
    module, found = "", set()
    for match in _EXPLAINED.finditer(page):
        module = match["module"] or module
        if match["diff"]:
            lines = match["diff"].splitlines()
            removed, added = (
                "\n".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
            )
            found.add((module, removed, added))
    return found


def with_scores(page: str, scores: list[Score]) -> str:
    """The page with the rows of these modules made anew, the rows of others as they are."""
    head, rule, rest = page.partition("|--|--:|--:|--:|--:|--:|--:|--|\n")
    rows = {match["module"]: match[0] for match in _ROW.finditer(rest)}
    rows |= {score.module: score.row for score in scores}
    table = "".join(f"{rows[module]}\n" for module in modules() if module in rows)
    return f"{head}{rule}{table}{_TABLE.sub('', rest)}"
