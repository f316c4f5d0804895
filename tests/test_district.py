"""A made-up district: what `fazhi collect` makes of it is what its maker worked out without the program."""

import json
from pathlib import Path

import pytest
from district import EXPECTED, Share, write
from judge_district import collected, differences


def test_the_same_arguments_make_the_same_files(tmp_path: Path) -> None:
    made = []
    for name in "ab":
        (tmp_path / name).mkdir()
        write(tmp_path / name, 20, 3, Share(0.2, 0.1, 0.1))
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        made.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in files])

    assert made[0] == made[1]
    assert len(made[0]) > 18


@pytest.mark.long
def test_what_is_collected_is_what_was_handed_in(tmp_path: Path) -> None:
    expected = write(tmp_path, 200, 2, Share(0.1, 0.03, 0.03))
    assert json.loads((tmp_path / EXPECTED).read_text(encoding="utf-8")) == expected

    found = collected(tmp_path, 1)

    assert list(differences(found, expected)) == []
    assert len(expected["sums"]) > 100
    spoiled = {**expected, "sums": {**expected["sums"], "合同.份数": {"value": 1, "exact": 1}}}
    assert len(list(differences(found, spoiled))) == 1
