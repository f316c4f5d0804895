"""The register of laws and documents: what it holds, and how titles are compared with it."""

from datetime import date

import pytest

from fazhi_report.rules.registry import Revision, normal, registry

CONFIDENCES = {"R", "R2", "M"}


def test_every_entry_says_where_it_is_from() -> None:
    assert len(registry().entries) > 70
    for entry in registry().entries:
        assert entry.kind
        assert entry.source
        assert entry.confidence in CONFIDENCES
        assert all(each.known for each in entry.revised)


def test_no_name_is_registered_twice() -> None:
    names = [normal(name) for entry in registry().entries for name in entry.names]

    assert len(names) == len(set(names))


def test_dates_are_in_order() -> None:
    for entry in registry().entries:
        days = [each.day for each in (entry.adopted, entry.in_force) if each]
        revised = [each.known.day for each in entry.revised]
        assert days + revised == sorted(days + revised), entry.title


def test_successors_are_registered() -> None:
    for entry in registry().entries:
        assert not entry.successor or registry().find(entry.successor), entry.title


def test_is_read_once() -> None:
    assert registry() is registry()


@pytest.mark.parametrize(
    ("title", "day", "sure"),
    [
        ("法治宣传教育法", date(2025, 11, 1), True),
        ("会计法", date(1985, 5, 1), False),
        ("审计法", date(1995, 1, 1), False),
    ],
)
def test_a_day_that_is_only_remembered_is_marked(title: str, day: date, sure: bool) -> None:  # noqa: FBT001
    entry = registry().find(title)

    assert entry
    assert entry.in_force
    assert (entry.in_force.day, entry.in_force.sure) == (day, sure)


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国预算法",
        "预算法",
        "法治政府建设实施纲要(2021-2025年)",
        "法治政府建设实施纲要（2021-2025）",
        "法治政府建设实施纲要（2021年——2025年）",
        "保密法",
    ],
)
def test_short_forms_and_other_dashes_are_the_same_title(title: str) -> None:
    assert registry().find(title)


def test_unknown_title_is_not_found() -> None:
    assert registry().find("统计法") is None


def test_a_revision_without_a_date_is_refused() -> None:
    with pytest.raises(AssertionError):
        _ = Revision(None, None).known
