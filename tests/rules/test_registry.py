"""The register of laws and documents: what it holds, and how titles are compared with it."""

from datetime import date

import pytest

from fazhi_report.rules.registry import Dated, Repeal, Revision, normal, registry

CONFIDENCES = {"R", "R2", "M"}


def test_every_entry_says_where_it_is_from() -> None:
    assert len(registry().entries) >= 700
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
        assert not entry.repeal or registry().find(entry.repeal.successor), entry.title


def test_laws_are_found_by_names_that_need_no_normalising() -> None:
    for name in registry().laws:
        assert normal(name) == name


def test_what_only_the_package_says_is_marked() -> None:
    for entry in registry().entries:
        if entry.source == "法条包":
            days = [entry.adopted, entry.in_force, *(each.known for each in entry.revised)]
            assert not any(day.sure for day in days if day), entry.title
            assert not entry.sure


def test_a_law_with_all_that_is_known_of_it() -> None:
    law = registry().find("中华人民共和国行政复议法")

    assert law
    assert (law.title, law.kind, law.prefixed, law.whole, law.repeal) == (
        "行政复议法",
        "法律",
        True,
        True,
        None,
    )
    assert (law.adopted, law.in_force) == (
        Dated(date(1999, 4, 29), sure=True),
        Dated(date(1999, 10, 1), sure=True),
    )
    assert law.revised[-1] == Revision(Dated(date(2023, 9, 1), sure=True), Dated(date(2024, 1, 1), sure=True))


def test_a_law_that_is_no_longer_in_force() -> None:
    law = registry().find("合同法")

    assert law
    assert law.repeal == Repeal(Dated(date(2021, 1, 1), sure=True), "民法典")
    assert (law.adopted, law.in_force, law.revised) == (None, None, ())


def test_a_law_that_is_being_revised_and_one_with_a_number() -> None:
    assert [registry().find(title).revising for title in ("招标投标法", "民法典")] == [True, False]  # type: ignore[union-attr]
    assert registry().find("政府督查工作条例").number == "国令733号"  # type: ignore[union-attr]


def test_is_read_once() -> None:
    assert registry() is registry()


@pytest.mark.parametrize(
    ("title", "day", "sure"),
    [
        ("法治宣传教育法", date(2025, 11, 1), True),
        ("会计法", date(1985, 5, 1), False),
        ("公司法", date(1994, 1, 1), False),
        ("审计法", date(1995, 1, 1), True),
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
    assert registry().find("统计条例") is None


def test_a_revision_without_a_date_is_refused() -> None:
    with pytest.raises(AssertionError):
        _ = Revision(None, None).known
