"""汇总: sums over the ledgers of other offices, each known exactly, at least, or not at all, and who is behind."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.document import Table, plain
from fazhi_report.facts import Fact
from fazhi_report.issuing import annotate, trace, with_evidence
from fazhi_report.loading import Loaded, load
from fazhi_report.pipeline import compose, validate
from fazhi_report.settings import DEFAULTS
from tests.conftest import MINIMAL, json_bytes
from tests.last_year import Shelf

NAME = "县政府2024.yaml"


def office(name: str, **ledgers: Any) -> bytes:
    """The least ledger of an office, with some ledgers."""
    return json_bytes({**MINIMAL, "organization": {**MINIMAL["organization"], "name": name}, **ledgers})


def district(
    files: dict[str, bytes], *names: str, more: dict[str, Any] | None = None, **rollup: Any
) -> Loaded:
    """A ledger that adds up the files of a folder, of which the offices must be these."""
    data = {**MINIMAL, "rollup": {"files": ["部门/*"], "offices": [*names], **rollup}, **(more or {})}
    return load(json_bytes(data), NAME, Shelf(**files))


def of(loaded: Loaded, name: str = "汇总.合同.份数") -> Fact:
    fact = loaded.facts.find(name)
    assert fact is not None
    return fact


def codes(loaded: Loaded) -> list[str]:
    return [each.code for each in loaded.findings]


KNOWN = {
    "部门/甲.yaml": office("甲局", contracts={"total": 5}),
    "部门/乙.yaml": office("乙局", contracts={"total": 7}),
}
SILENT = {"部门/丙.yaml": office("丙局")}
ABOUT = {"部门/丁.yaml": office("丁局", contracts={"total": "20余"})}
NEAR = {"部门/戊.yaml": office("戊局", contracts={"total": "约30"})}
NONE = {"部门/己.yaml": office("己局", contracts={"total": 0})}


@pytest.mark.parametrize(
    ("files", "names", "printed"),
    [
        (KNOWN, "甲乙", "12份"),
        (KNOWN | NONE, "甲乙己", "12份"),
        (NONE, "己", "0份"),
        (KNOWN | SILENT, "甲乙丙", "12份以上"),
        (KNOWN, "甲乙庚", "12份以上"),
        (KNOWN | ABOUT, "甲乙丁", "32份以上"),
        (ABOUT, "丁", "20余份"),
        (KNOWN | NEAR, "甲乙戊", "未知份"),
        (NONE | SILENT, "己丙", "未知份"),
    ],
)
def test_a_sum_is_as_exact_as_all_that_is_in_it(files: dict[str, bytes], names: str, printed: str) -> None:
    fact = of(district(files, *(f"{name}局" for name in names)))

    assert fact.phrase == printed
    assert bool(fact.missing) == (printed not in {"12份", "0份"})


def test_who_states_nothing_has_nothing_where_the_government_says_so() -> None:
    found = district(KNOWN | SILENT, "甲局", "乙局", "丙局", none_of=["合同"])

    assert (of(found).phrase, of(found).missing) == ("12份", "")


def test_what_is_said_of_silence_is_not_said_of_who_has_no_ledger() -> None:
    found = district(KNOWN, "甲局", "乙局", "丙局", none_of=["合同"])

    assert of(found).phrase == "12份以上"
    assert of(found).missing == "1 个单位没有写“合同.份数”：丙局"


def test_a_kind_is_told_of_all_or_not_at_all() -> None:
    files = {
        "部门/甲.yaml": office("甲局", penalties=[{"procedure": "普通程序", "count": 3, "fine": 20000}]),
        "部门/乙.yaml": office("乙局", penalties={"total": 4}),
    }
    found = district(files, "甲局", "乙局")

    assert of(found, "汇总.行政处罚.件数").phrase == "7件"
    assert of(found, "汇总.行政处罚.普通程序").value is None
    assert of(found, "汇总.行政处罚.罚款金额").phrase == "2万元以上"


def test_of_nothing_there_is_no_part() -> None:
    files = {
        "部门/甲.yaml": office("甲局", penalties=[{"procedure": "普通程序", "count": 3, "fine": 20000}]),
        "部门/乙.yaml": office("乙局", penalties={"total": 0}),
    }
    found = district(files, "甲局", "乙局")

    assert of(found, "汇总.行政处罚.普通程序").phrase == "3件"
    assert of(found, "汇总.行政处罚.罚款金额").phrase == "2万元"


def test_a_rate_of_nothing_is_none() -> None:
    files = {
        "部门/甲.yaml": office("甲局", exams={"total": 0}),
        "部门/乙.yaml": office("乙局", exams={"total": 0}),
    }
    rate = of(district(files, "甲局", "乙局"), "rollup.exams.pass_rate")

    assert (rate.value, rate.missing) == (None, "汇总.考试.实考人数为零")


def test_a_rate_is_that_of_the_sums() -> None:
    files = {
        "部门/甲.yaml": office("甲局", exams=[{"participants": "甲", "sat": 10, "passed": 9}]),
        "部门/乙.yaml": office("乙局", exams=[{"participants": "乙", "sat": 30, "passed": 30}]),
    }
    rate = of(district(files, "甲局", "乙局"), "rollup.exams.pass_rate")

    assert rate.phrase == "97.5%"
    assert rate.formula == "汇总.考试.合格人数 ÷ 汇总.考试.实考人数 = 39 ÷ 40"


def test_an_office_that_is_there_twice_is_not_counted() -> None:
    found = district(KNOWN | {"部门/甲（改）.yaml": KNOWN["部门/甲.yaml"]}, "甲局", "乙局")

    assert codes(found) == ["FZ081"]
    assert found.findings[0].message == "“甲局”有 2 份台账：“部门/甲.yaml”、“部门/甲（改）.yaml”"
    assert of(found).phrase == "7份以上"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b"\xd6\xd0", "“部门/甲.yaml”有错误，没有算进汇总"),
        (office("甲局", year=2023), "“部门/甲.yaml”是 2023 年的，没有算进汇总"),
        (office("甲分局", contracts={"total": 5}), "“部门/甲.yaml”的“甲分局”不在单位名单里，没有算进汇总"),
        (office("甲局", contracts={"total": 1, "records": [{}, {}]}), "“部门/甲.yaml”有错误，没有算进汇总"),
        (office("甲局", shortcomings=["合同{{ 合同.分数 }}"]), "“部门/甲.yaml”有错误，没有算进汇总"),
    ],
)
def test_a_ledger_that_is_not_counted_is_told(file: bytes, message: str) -> None:
    found = district(KNOWN | {"部门/甲.yaml": file}, "甲局", "乙局")

    assert "FZ082" in codes(found)
    assert message in [each.message for each in found.findings]
    assert of(found).phrase == "7份以上"


def test_a_ledger_that_can_not_be_read_is_told() -> None:
    class Locked(Shelf):
        def read(self, path: str) -> bytes | None:
            return None if path == "部门/甲.yaml" else super().read(path)

    data = {**MINIMAL, "rollup": {"files": ["部门/*"], "offices": ["甲局", "乙局"]}}
    found = load(json_bytes(data), NAME, Locked(**KNOWN))

    assert "读不了“部门/甲.yaml”，没有算进汇总" in [each.message for each in found.findings]
    assert of(found).phrase == "7份以上"


def test_the_offices_without_a_ledger_are_told_in_one() -> None:
    found = district(KNOWN, "甲局", "乙局", *(f"{number}局" for number in range(12)))
    (missing,) = (each for each in found.findings if each.code == "FZ082")

    assert missing.message == (
        "14 个单位里 12 个没有台账：0局、1局、2局、3局、4局、5局、6局、7局、8局、9局等"
    )


def test_a_list_of_offices_may_be_a_file() -> None:
    files = KNOWN | {"名单.csv": "序号,单位\n1,甲局\n2,乙局\n".encode()}

    assert of(district(files, roster="名单.csv")).phrase == "12份"


@pytest.mark.parametrize(
    ("rollup", "message"),
    [
        ({"offices": ["甲局"], "roster": "名单.csv"}, "“单位”和“单位名单”只写一个"),
        ({}, "没有写要汇总哪些单位"),
        ({"roster": "没有.csv"}, "读不了单位名单“没有.csv”"),
        ({"roster": "空.csv"}, "单位名单“空.csv”：单位名单是空的"),
        ({"offices": ["甲局"], "none_of": ["行政处分"]}, "没有“行政处分”这本台账"),
        ({"offices": ["甲局"], "files": ["处室/*.yaml"]}, "没有“处室/*.yaml”这样的台账"),
    ],
)
def test_what_is_wrong_with_the_list_is_told(rollup: dict[str, Any], message: str) -> None:
    found = load(
        json_bytes({**MINIMAL, "rollup": {"files": ["部门/*"], **rollup}}),
        NAME,
        Shelf(**KNOWN, **{"空.csv": b""}),
    )

    assert message in [each.message for each in found.findings if each.code == "FZ080"]


def test_a_search_without_end_is_told() -> None:
    class Endless(Shelf):
        def matching(self, pattern: str) -> list[str] | None:
            del pattern
            return None

    data = {**MINIMAL, "rollup": {"files": ["/**/*"], "offices": ["甲局"]}}
    found = load(json_bytes(data), NAME, Endless())

    assert found.findings[0].message == "“/**/*”要找的文件夹太多，没有找完"


def test_the_file_itself_is_no_part() -> None:
    own = office("甲局", contracts={"total": 100})
    data = {**MINIMAL, "rollup": {"files": ["*.yaml"], "offices": ["甲局"]}}
    files = {NAME: own, "甲.yaml": office("甲局", contracts={"total": 5})}

    assert of(load(json_bytes(data), NAME, Shelf(**files))).phrase == "5份"


def test_a_folder_is_all_ledgers_in_it_and_what_is_no_ledger_is_none() -> None:
    files = KNOWN | {"部门/说明.md": b"# \n", "部门/下/丙.yml": office("丙局", contracts={"total": 1})}
    data = {**MINIMAL, "rollup": {"files": ["部门"], "offices": ["甲局", "乙局", "丙局"]}}
    found = load(json_bytes(data), NAME, Shelf(**files))

    assert (of(found).phrase, codes(found)) == ("13份", [])


def test_a_file_that_two_patterns_mean_counts_once() -> None:
    rollup = {"files": ["部门/*", "部门/甲.yaml"], "offices": ["甲局", "乙局"]}
    found = load(json_bytes({**MINIMAL, "rollup": rollup}), NAME, Shelf(**KNOWN))

    assert (of(found).phrase, codes(found)) == ("12份", [])


def test_a_marked_ledger_keeps_the_report_from_the_public() -> None:
    marked = {"copy_number": "000001", "secrecy": {"level": "秘密"}}
    found = district(
        KNOWN | {"部门/甲.yaml": office("甲局", contracts={"total": 5}, official=marked)}, "甲局", "乙局"
    )

    assert found.level == "秘密"
    assert [each.what for each in found.classified] == ["汇总的台账“部门/甲.yaml”"]


# What is printed ------------------------------------------------------------------------------------------

CITED = {"shortcomings": ["签署合同{{ 汇总.合同.份数|带单位 }}，主要原因是审核不够及时"]}


def test_who_is_behind_a_number_is_in_facts_comments_and_evidence() -> None:
    found = district(KNOWN | SILENT, "甲局", "乙局", "丙局", "丁局", none_of=["合同"], more=CITED)
    document = compose(json_bytes(found.source.data), NAME, None, Shelf(**KNOWN, **SILENT)).document
    assert document is not None
    (row,) = (each for each in trace(found, document) if each.fact.name == "rollup.contracts.count")
    annex = with_evidence(found, document).annexes[-1]
    note = annotate(found, document).notes["rollup.contracts.count"]

    assert row.records == (
        "甲局 5份（部门/甲.yaml:1）",
        "乙局 7份（部门/乙.yaml:1）",
        "丙局 没有写按无（部门/丙.yaml）",
        "丁局 没有台账",
    )
    assert row.parts == ("甲局 5份", "乙局 7份", "丙局 没有写按无", "丁局 没有台账")
    assert note == (
        "汇总.合同.份数：12份以上\n算法：4 个单位的“合同.份数”相加\n"
        "单位：甲局 5份、乙局 7份、丙局 没有写按无、丁局 没有台账"
    )
    (table,) = annex.content
    assert isinstance(table, Table)
    assert table.rows == (
        ("1", "汇总.合同.份数", "12份以上", "4个单位的台账", "—"),
        ("", "甲局", "5份", "—", "—"),
        ("", "乙局", "7份", "—", "—"),
        ("", "丙局", "没有写按无", "—", "—"),
        ("", "丁局", "没有台账", "—", "—"),
    )


def told(files: dict[str, bytes], *names: str, **more: Any) -> list[tuple[str, str]]:
    data = {**MINIMAL, "rollup": {"files": ["部门/*"], "offices": [*names]}, **more}
    found = validate(json_bytes(data), NAME, Shelf(**files), DEFAULTS)
    return [(each.code, each.message) for each in found if each.code in {"FZ083", "FZ206", "FZ208", "FZ247"}]


def test_a_number_that_is_not_known_of_all_says_so() -> None:
    assert told(KNOWN | SILENT, "甲局", "乙局", "丙局", **CITED) == [
        (
            "FZ083",
            "“汇总.合同.份数”印成“12份以上”，不是各单位都写明的数：1 个单位没有写“合同.份数”：丙局",
        )
    ]
    assert told(KNOWN, "甲局", "乙局", **CITED) == []


def test_a_number_that_nobody_knows_is_not_printed() -> None:
    ((code, message),) = told(NONE | SILENT, "己局", "丙局", **CITED)

    assert code == "FZ208"
    assert message == "“汇总.合同.份数”算不出来：1 个单位没有写“合同.份数”：丙局"


def test_what_is_not_known_of_all_holds_up_no_claim() -> None:
    claim = {"shortcomings": ["[合同是十二份以上]{汇总.合同.份数=12份以上}，主要原因是审核不够及时"]}
    found = validate(
        json_bytes(
            {**MINIMAL, "rollup": {"files": ["部门/*"], "offices": ["甲局", "乙局", "丙局"]}, **claim}
        ),
        NAME,
        Shelf(**KNOWN, **SILENT),
        DEFAULTS,
    )

    assert "FZ290" in [each.code for each in found]


def test_ledgers_that_no_sum_is_cited_of_are_told() -> None:
    assert told(KNOWN, "甲局", "乙局") == [("FZ247", "“汇总”写了，正文里没有印：没有引用一个合计")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("汇总.合同.分数", "没有“汇总.合同.分数”这个数：没有一个单位写了这本台账，或者它不能相加"),
        ("汇总.指标.巡河", "没有“汇总.指标.巡河”这个数：没有一个单位写了这本台账，或者它不能相加"),
    ],
)
def test_what_is_no_sum_is_told(name: str, message: str) -> None:
    cited = {"shortcomings": [f"合同{{{{ {name} }}}}，主要原因是审核不够及时"]}

    assert ("FZ206", message) in told(KNOWN, "甲局", "乙局", **cited)


def test_without_a_rollup_there_is_no_sum() -> None:
    found = validate(json_bytes({**MINIMAL, **CITED}), NAME, Shelf(), DEFAULTS)

    assert "没有“汇总.合同.份数”这个数，各单位的台账没有汇总" in [each.message for each in found]


def test_last_years_sum_is_compared_with() -> None:
    last = json_bytes(
        {**MINIMAL, "year": MINIMAL["year"] - 1, "rollup": {"files": ["去年/*"], "offices": ["甲局"]}}
    )
    files = {
        **KNOWN,
        "last.yaml": last,
        "去年/甲.yaml": office("甲局", year=MINIMAL["year"] - 1, contracts={"total": 8}),
    }
    cited = {"previous": "last.yaml", "shortcomings": ["合同{{ 汇总.合同.份数|同比 }}，主要原因是业务增加"]}
    data = {**MINIMAL, "rollup": {"files": ["部门/*"], "offices": ["甲局", "乙局"]}, **cited}
    document = compose(
        json_bytes(data), NAME, None, Shelf(**{k.replace("_", "."): v for k, v in files.items()})
    ).document

    assert document is not None
    assert "合同同比增长50%" in "".join(plain(line) for line in document.lines)


# Against another way of adding up --------------------------------------------------------------------------

TOLD = st.one_of(
    st.none(), st.integers(0, 10**6), st.just("silent"), st.integers(1, 10**4).map(lambda n: f"{n}余")
)


@given(st.lists(TOLD, min_size=1, max_size=12), st.booleans())
def test_sums_are_those_of_the_raw_numbers(numbers: list[int | str | None], says_none: bool) -> None:  # noqa: FBT001  drawn
    files, least, is_exact = {}, 0, True
    for index, number in enumerate(numbers):
        name = f"{index}号局"
        if number is None:
            is_exact = False
        elif number == "silent":
            files[f"部门/{index}.yaml"] = office(name)
            is_exact = is_exact and says_none
        else:
            files[f"部门/{index}.yaml"] = office(name, contracts={"total": number})
            is_exact = is_exact and isinstance(number, int)
            least += int(str(number).removesuffix("余"))
    files = files or {"部门/无.yaml": office("无局")}
    names = [f"{index}号局" for index in range(len(numbers))]
    fact = district(files, *names, none_of=["合同"] if says_none else []).facts.find("汇总.合同.份数")

    if is_exact:
        assert fact is not None
        assert (fact.value, fact.word) == (least, "")
    elif fact is not None and fact.value is not None:
        assert fact.value == least
        assert fact.word in {"以上", "余"}
    else:
        assert least == 0
