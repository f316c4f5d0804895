"""Makes up what the offices of a province hand in, and works out by itself what that adds up to.

    python bench/district.py FOLDER --offices 10000 --seed 1 --broken 0.02 --missing 0.01 --twice 0.01

Writes the data files in a folder for each county, `名单.csv` with every office that must report, and
`expected.json`: how each office stands, what is broken, and of each figure the sum and of how many offices it
is known. The same arguments make the same files. Nothing here asks the program.
"""

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from district_ledgers import NOTHING, YEAR, Figures, ledgers
from district_names import Office, offices
from district_text import TEXTS, data_file, manuscript

AS_OF = f"{YEAR + 1}-03-05"
"""The day for which it is told who is late; handed in before 1 March is in time."""

ROSTER, EXPECTED, RETURNS = "名单.csv", "expected.json", "交来"

_KINDS = ("yaml", "schema", "gb18030", "empty", "stale")
"""What may be wrong with a file: that of the last is read all the same."""


class Share(NamedTuple):
    """The share of the offices whose file is broken, is missing, was handed in twice."""

    broken: float = 0.02
    missing: float = 0.01
    twice: float = 0.01


class District:
    """What was written so far, and what it adds up to."""

    def __init__(self, folder: Path, seed: int, share: Share) -> None:
        """Write to a folder."""
        self._folder, self._seed, self._share = folder, seed, share
        self.standings: dict[str, str] = {}
        self.broken: dict[str, str] = {}
        self.twice: list[str] = []
        self.unchanged: list[str] = []
        self._sums: dict[str, int] = defaultdict(int)
        self._known: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, number: int, office: Office) -> None:
        """Write what an office hands in, if it does."""
        chance = Random(f"{self._seed}/{number}")  # noqa: S311  nothing is hidden by it
        if chance.random() < self._share.missing:
            self.standings[office.name] = "逾期未交"
            return
        scale = 0.1 + 1.2 * chance.random() ** 3  # few are large
        made = ledgers(chance, scale)
        figures: Figures = {}
        for ledger in made.values():
            figures |= ledger.figures
        day, standing = _day(chance)
        path = f"{RETURNS}/{office.name[:3]}/{office.name}"
        more = self._beside(path, office, chance, figures, made)
        kind = chance.choice(_KINDS) if chance.random() < self._share.broken else ""
        text = data_file(office, YEAR, made, chance, issued_on=day, is_stale=kind == "stale", **more)
        is_twice = not kind and chance.random() < self._share.twice
        if kind:
            self.broken[f"{path}.yaml"] = kind
        self._write(f"{path}.yaml", _FAULTS.get(kind, str.encode)(text))
        if is_twice:
            self._write(f"{path}（改）.yaml", text.encode())
            self.twice.append(office.name)
        unread = {"schema": "读不了", "yaml": "逾期未交", "gb18030": "逾期未交", "empty": "逾期未交"}
        self.standings[office.name] = unread.get(kind, standing)
        if kind in ("", "stale") and not is_twice:
            self._count(figures if "manuscript" in more else figures | TEXTS)
            if "previous" in more and more.pop("previous").endswith("同.yaml"):
                self.unchanged.append(office.name)

    def _beside(
        self, path: str, office: Office, chance: Random, figures: Figures, made: Mapping[str, Any]
    ) -> dict[str, str]:
        """Last year's file and the manuscript, where an office has them, as its data file names them."""
        more = {}
        if chance.random() < 0.2:
            is_same = chance.random() < 0.1
            name = f"{office.name}{YEAR - 1}{'同' if is_same else ''}.yaml"
            last = made if is_same else ledgers(chance, 0.3)
            text = data_file(office, YEAR - 1, last, chance).replace(f"{YEAR}-", f"{YEAR - 1}-")
            here, county, _ = path.split("/")
            folder = here if chance.random() < 0.3 else "上年"
            self._write(f"{folder}/{county}/{name}", text.encode())
            more["previous"] = f"../../{folder}/{county}/{name}"
        if chance.random() < 0.1:
            cited = {"合同.份数": "签署合同", "行政检查.次数": "开展行政检查", "学习.次数": "组织法治学习"}
            known = {
                title: said
                for title, said in cited.items()
                if figures.get(title, NOTHING).extent == "exact" and figures.get(title, NOTHING).number
            }
            self._write(f"{path}.md", manuscript(office, known).encode())
            more["manuscript"] = f"{office.name}.md"
        return more

    def _count(self, figures: Figures) -> None:
        for title, known in figures.items():
            self._known[title][known.extent] += 1
            if known.extent in ("exact", "least"):
                self._sums[title] += known.number

    def _write(self, path: str, content: bytes) -> None:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def told(self) -> dict[str, Any]:
        """What is expected of a program that collects what was written."""
        return {
            "year": YEAR,
            "standings": self.standings,
            "broken": self.broken,
            "twice": self.twice,
            "unchanged": self.unchanged,
            "sums": {
                title: {"value": self._sums[title], **known} for title, known in sorted(self._known.items())
            },
        }


def _day(chance: Random) -> tuple[str, str]:
    """The day of a report, and how its office stands."""
    drawn = chance.random()
    if drawn < 0.05:
        return "", "未写日期"
    if drawn < 0.1:
        return f"{YEAR + 1}-03-{chance.randint(1, 28):02}", "迟交"
    return f"{YEAR + 1}-{chance.randint(1, 2):02}-{chance.randint(10, 28)}", "已交"


def _with_unknown_key(text: str) -> bytes:
    return f"{text}无此项: 1\n".encode()


def _unclosed(text: str) -> bytes:
    return f"{text}合同: [\n".encode()


_FAULTS: Mapping[str, Callable[[str], bytes]] = {
    "yaml": _unclosed,
    "schema": _with_unknown_key,
    "gb18030": lambda text: text.encode("gb18030"),
    "empty": lambda _: b"",
}


def write(folder: Path, count: int, seed: int, share: Share) -> dict[str, Any]:
    """Write what so many offices hand in; what is expected of it, which is written as well."""
    district = District(folder, seed, share)
    names = []
    for number, office in enumerate(offices(count, Random(seed))):  # noqa: S311  nothing is hidden by it
        names.append(office.name)
        district.add(number, office)
    with (folder / ROSTER).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("序号", "单位"), *enumerate(names, start=1)])
    told = district.told()
    (folder / EXPECTED).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return told


def main() -> int:
    """Write, and say what."""
    parser = argparse.ArgumentParser(description="Makes up what the offices of a province hand in.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--offices", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    for name, default in Share()._asdict().items():
        parser.add_argument(f"--{name}", type=float, default=default)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    told = write(asked.folder, asked.offices, asked.seed, Share(asked.broken, asked.missing, asked.twice))
    standings = Counter(told["standings"].values())
    sys.stdout.write(
        f"{dict(standings)}, broken: {dict(Counter(told['broken'].values()))}, twice: {len(told['twice'])}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
