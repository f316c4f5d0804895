"""Many offices: who has handed in, what it adds up to, what is asked; every sum worked out by hand."""

import csv
import io
import json
import re
import sys
from datetime import date
from fnmatch import fnmatchcase
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from fazhi_report import pipeline
from fazhi_report.comparing import offices
from fazhi_report.comparing.offices import OfficeFigure, Return, collected
from fazhi_report.comparing.offices.collected_forms import sum_text
from fazhi_report.comparing.offices.collected_page import page
from fazhi_report.comparing.offices.collected_workbook import workbook
from fazhi_report.comparing.offices.plots import Bar, bars
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.loading import Roster, read_roster
from fazhi_report.notation import Extent
from tests.conftest import BAD, GOOD, MINIMAL, Run, json_bytes, write


def figure(value: int | str | None, extent: Extent = "exact", **more: Any) -> OfficeFigure:
    """Cases of penalties, or another figure."""
    number = None if value is None else Fraction(value)
    told = {
        "name": "penalties.count",
        "title": "行政处罚.件数",
        "unit": "件",
        "is_share": False,
        "is_amount": False,
    }
    return OfficeFigure(**{**told, **more, "value": number, "extent": extent, "text": f"{value}件"})


def handed_in(office: str, *figures: OfficeFigure, **more: Any) -> Return:
    usual = {"year": 2024, "issued_on": date(2025, 2, 10), "errors": 0, "warnings": 0, "unchanged": (0, 0)}
    return Return(file=f"{office}.yaml", office=office, figures=figures, **{**usual, **more})


def standing(
    *returns: Return, roster: Roster | None = None, **more: Any
) -> list[tuple[str, str, tuple[str, ...]]]:
    rows = collected(returns, roster, **more).rows
    return [(row.office, row.standing, row.remarks) for row in rows]


# The list --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "单位\n甲局\n乙局\n甲局\n".encode(),
        "\ufeff序号,机关名称,联系人\n1,甲局,张\n\n2, 乙局 ,李\n3,,王\n".encode(),
        "单位\r\n甲局\r\n乙局\r\n".encode("gb18030"),
        "甲局\n乙局\n".encode(),
        'office,"x"\n"甲局",1\n乙局,2\n'.encode(),
    ],
)
def test_a_list_is_a_column_of_offices(content: bytes) -> None:
    assert read_roster(content, "名单.csv") == Roster(("甲局", "乙局"))


def test_a_list_may_be_a_workbook() -> None:
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(["单位"])
    hidden.append(["丙局"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("名单")
    for row in ([None, "单位"], [1, "甲局"], [2, "乙局"], [3, "没了"]):
        sheet.append(row)
    sheet.row_dimensions[4].hidden = True
    content = io.BytesIO()
    book.save(content)

    assert read_roster(content.getvalue(), "名单.xlsx") == Roster(("甲局", "乙局"))


@pytest.mark.parametrize(
    ("content", "code", "part"),
    [
        (b"", "FZ048", "是空的"),
        ("序号,部门\n1,甲局\n".encode(), "FZ048", "没有“单位”一列"),
        (b"\xff\xfe\x80", "FZ048", "读不出"),
        (b'"a', "FZ048", "读不出"),
        (b"PK\x03\x04xx", "FZ020", ""),
    ],
)
def test_what_is_no_list_is_told(content: bytes, code: str, part: str) -> None:
    fault = read_roster(content, "名单.csv")
    assert isinstance(fault, Diagnostic)
    assert fault.code == code
    assert part in fault.message


# Who is in -------------------------------------------------------------------------------------------------


def test_who_is_in_and_who_is_not() -> None:
    returns = [
        handed_in("甲局"),
        handed_in("乙局", issued_on=date(2025, 3, 1)),
        handed_in("丙局", issued_on=None),
        handed_in("丁局", year=2023),
        handed_in("戊局", errors=2),
        handed_in("外局"),
        handed_in("甲局"),
        handed_in("己局", year=None, issued_on=None),
    ]
    roster = Roster(("庚局", "甲局", "乙局", "丙局", "丁局", "戊局", "己局"))

    assert standing(*returns, roster=roster) == [
        ("庚局", "未交", ()),
        ("甲局", "已交", ("交了 2 份",)),
        ("乙局", "迟交", ()),
        ("丙局", "未写日期", ()),
        ("丁局", "未交", ("丁局.yaml 是2023年的",)),
        ("戊局", "已交", ("戊局.yaml 有 2 个错误",)),
        ("己局", "读不了", ()),
        ("外局", "已交", ("不在名单里",)),
    ]


@pytest.mark.parametrize(
    ("due", "as_of", "missing", "late"),
    [
        (None, None, "未交", "已交"),
        (None, date(2025, 2, 28), "未交", "已交"),
        (None, date(2025, 3, 1), "逾期未交", "已交"),
        (date(2025, 2, 10), date(2025, 2, 9), "未交", "迟交"),
        (date(2025, 2, 11), date(2025, 2, 11), "逾期未交", "已交"),
    ],
)
def test_lateness_is_told_by_days_that_are_given(
    due: date | None, as_of: date | None, missing: str, late: str
) -> None:
    rows = standing(handed_in("甲局"), roster=Roster(("甲局", "乙局")), due=due, as_of=as_of)

    assert [each[1] for each in rows] == [late, missing]


def test_the_year_is_the_one_of_most_files_or_the_later_one() -> None:
    assert collected([handed_in("甲", year=2023), handed_in("乙"), handed_in("丙")], None).year == 2024
    assert collected([handed_in("甲", year=2023), handed_in("乙")], None).year == 2024
    assert collected([handed_in("甲", year=2023), handed_in("乙")], None, 2023).year == 2023
    assert collected([], Roster(("甲",))) == offices.Collected(
        None, (offices.OfficeRow("甲", "未交", (), ()),), (), ()
    )


# Sums ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "roster", "told", "known"),
    [
        ([figure(3), figure(4)], None, "7件", "2/2"),
        ([figure(3), figure(4, "least")], None, "至少7件", "2/2"),
        ([figure(3), figure(4)], ("甲", "乙", "丙"), "至少7件", "2/3"),
        ([figure(3), figure(4)], ("甲", "丙"), "至少3件", "1/2"),
        ([figure(3), figure(None)], None, "至少3件", "1/2"),
        ([figure(3), figure(4, "neither")], None, "至少3件", "1/2"),
        ([figure(3), figure(4, "most")], None, "至少3件", "1/2"),
        ([figure(None), figure(None)], None, "未知", "0/2"),
        ([figure("1/2", is_share=True), figure("1/4", is_share=True)], None, "—", "2/2"),
        ([figure("12000.5", is_amount=True), figure("100000", is_amount=True)], None, "11.2万元", "2/2"),
        ([figure("0.5", is_amount=True, unit="元"), figure("2", is_amount=True)], None, "2.5元", "2/2"),
        ([figure("1/2", unit="公里"), figure("0.25", unit="公里")], None, "0.75公里", "2/2"),
    ],
)
def test_a_sum_says_of_how_many_offices_it_is_known(
    figures: list[OfficeFigure], roster: tuple[str, ...] | None, told: str, known: str
) -> None:
    returns = [handed_in(office, each) for office, each in zip("甲乙", figures, strict=True)]
    (found,) = collected(returns, Roster(roster) if roster else None).sums

    assert (sum_text(found), f"{found.known}/{found.of}") == (told, known)


def test_what_is_handed_in_twice_or_of_another_year_is_in_no_sum() -> None:
    returns = [
        handed_in("甲", figure(3)),
        handed_in("甲", figure(3)),
        handed_in("乙", figure(4)),
        handed_in("丙", figure(5), year=2023),
    ]

    (found,) = collected(returns, None).sums

    assert (found.value, found.exact, found.known, found.of) == (Fraction(4), False, 1, 3)


def test_last_years_file_beside_this_years_takes_nothing_from_it() -> None:
    returns = [handed_in("甲", figure(9), year=2023), handed_in("甲", figure(3)), handed_in("乙", figure(4))]

    found = collected(returns, None)

    assert [(row.standing, row.remarks) for row in found.rows] == [
        ("已交", ("甲.yaml 是2023年的",)),
        ("已交", ()),
    ]
    assert [(each.value, each.exact, each.known) for each in found.sums] == [(Fraction(7), True, 2)]


def test_a_page_of_very_many_leaves_out_those_of_whom_nothing_is_to_be_said() -> None:
    returns = [handed_in(f"{number}局", figure(1)) for number in range(502)]
    returns.append(handed_in("末局", figure(2), issued_on=None))
    found = collected(returns, None)
    told = page(found).decode()

    assert "只列 500 个" in told
    assert "另有 3 个没有列出" in told
    assert told.count("<td>末局</td>") == 2
    assert told.count("<td>499局</td>") == 0
    assert "至少" not in told
    asked = found._replace(questions=(offices.OfficeQuestion("甲", "", "问"),) * 203)
    assert "另有 3 条没有列出" in page(asked).decode()
    assert "没有列出" not in page(collected(returns[:9], None)).decode()


# Questions -------------------------------------------------------------------------------------------------


def asked(*values: int) -> list[str]:
    returns = [handed_in(f"{number}局", figure(value)) for number, value in enumerate(values)]
    return [f"{each.office}：{each.text}" for each in collected(returns, None).questions]


def test_what_stands_out_is_asked_about() -> None:
    assert asked(0, 3, 4, 5, 6) == ["0局：行政处罚.件数是 0，其余 4 个单位都有"]
    assert asked(0, 3, 4, 5) == asked(0, 0, 3, 4, 5) == asked(1, 3, 4, 5, 6) == []
    assert asked(45, 3, 4, 5, 6) == ["0局：行政处罚.件数是 45件，是其余单位中位数的 10 倍"]
    assert asked(4, 3, 40, 4, 5) == ["2局：行政处罚.件数是 40件，是其余单位中位数的 10 倍"]
    assert asked(44, 3, 4, 5, 6) == asked(9, 0, 0, 0, 0) == []


@pytest.mark.parametrize(
    ("unchanged", "told"), [((5, 5), ["5 个数都和上年一样"]), ((4, 5), []), ((4, 4), [])]
)
def test_a_year_like_the_last_is_asked_about(unchanged: tuple[int, int], told: list[str]) -> None:
    found = collected([handed_in("甲", unchanged=unchanged)], None)

    assert [each.text for each in found.questions] == told


# From a data file ------------------------------------------------------------------------------------------


class Beside:
    """A folder with last year's file."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, path: str) -> bytes | None:
        return self._content if path == "2023.yaml" else None

    def holds(self, path: str) -> bool:
        return path == "2023.yaml"

    def matching(self, pattern: str) -> list[str] | None:
        return [path for path in ("2023.yaml",) if fnmatchcase(path, pattern)]

    def beside(self, path: str) -> "Beside":
        return Beside(b"" if path != "2023.yaml" else self._content)


def test_what_an_office_has_handed_in_is_what_its_ledgers_state() -> None:
    data = {
        **MINIMAL,
        "issued_on": "2025-02-10",
        "previous": "2023.yaml",
        "contracts": [{"legality_reviewed": True}, {"legality_reviewed": True}],
        "study_sessions": {"total": "10余"},
    }
    last = {**MINIMAL, "year": 2023, "contracts": [{}]}
    examined = pipeline.examined(json_bytes(data), "a.yaml", Beside(json_bytes(last)))

    found = offices.returned("a.yaml", examined.loaded, errors=1, warnings=2)

    assert (found.office, found.year, found.issued_on) == ("青山县水利局", 2024, date(2025, 2, 10))
    told = {each.name: (each.value, each.extent, each.last) for each in found.figures}
    assert told["contracts.count"] == (Fraction(2), "exact", Fraction(1))
    assert told["study.count"] == (Fraction(10), "least", None)
    assert not {name for name in told if name.startswith("report.") or name.endswith(("_last", "_change"))}
    assert found.unchanged == (0, 1)
    assert Return.of_plain(json.loads(json.dumps(found.plain()))) == found


def test_a_file_that_does_not_fit_has_handed_in_nothing_but_itself() -> None:
    examined = pipeline.examined(BAD.encode(), "a.yaml")
    found = offices.returned("a.yaml", examined.loaded, errors=1, warnings=0)

    assert found == Return("a.yaml", "解放区财政局", None, None, 1, 0, (), (0, 0))
    assert Return.of_plain(found.plain()) == found


# Forms -----------------------------------------------------------------------------------------------------

FOUND = collected(
    [
        handed_in(
            "甲<局>", figure(3, last=Fraction(2)), figure("0.5", name="rate", title="率", is_share=True)
        ),
        handed_in("=乙$局$", figure(0), warnings=1),
        handed_in("丙局", figure(None), issued_on=None),
    ],
    Roster(("甲<局>", "=乙$局$", "丙局", "丁局")),
    as_of=date(2025, 3, 1),
)


def test_text() -> None:
    assert offices.FORMS["text"](FOUND) == (
        "2024年：2 个已交，1 个未写日期，1 个逾期未交\n"
        "\n"
        "单位     情况      成文日期       错误  警告  文件          说明\n"
        "甲<局>   已交      2025年2月10日     0     0  甲<局>.yaml\n"
        "=乙$局$  已交      2025年2月10日     0     1  =乙$局$.yaml\n"
        "丙局     未写日期                    0     0  丙局.yaml\n"
        "丁局     逾期未交\n"
        "\n"
        "项目           合计     写明的单位\n"
        "行政处罚.件数  至少3件  2/4\n"
        "率             —        1/4\n"
    )


def test_questions_are_told_below() -> None:
    found = collected([handed_in("甲", unchanged=(7, 7))], None)

    assert offices.FORMS["text"](found).endswith("\n要问的：\n  甲：7 个数都和上年一样\n")
    assert (
        offices.FORMS["text"](collected([], None))
        == "不知道哪一年：没有单位\n\n单位  情况  成文日期  错误  警告  文件  说明\n"
    )


def test_csv() -> None:
    text = offices.FORMS["csv"](FOUND)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert rows[0][-2:] == ["行政处罚.件数", "率"]
    assert [(row[0], *row[-2:]) for row in rows[1:]] == [
        ("甲<局>", "3件", "0.5件"),
        ("'=乙$局$", "0件", ""),
        ("丙局", "未知", ""),
        ("丁局", "", ""),
        ("合计", "至少3件", "—"),
        ("写明的单位", "2/4", "1/4"),
    ]


def test_json() -> None:
    told = json.loads(offices.FORMS["json"](FOUND))

    assert told["year"] == 2024
    assert [each["standing"] for each in told["offices"]] == ["已交", "已交", "未写日期", "逾期未交"]
    assert told["offices"][0]["returns"][0]["figures"] == {"penalties.count": "3件", "rate": "0.5件"}
    assert told["sums"][0] == {
        "name": "penalties.count", "title": "行政处罚.件数", "unit": "件",
        "value": "3", "exact": False, "known": 2, "of": 4,
    }  # fmt: skip


def test_workbook() -> None:
    content = workbook(FOUND)
    book = load_workbook(io.BytesIO(content))

    assert content == workbook(FOUND)
    assert book.sheetnames == ["各单位", "各单位的数", "合计", "要问的"]
    assert [cell.value for cell in book["各单位"][3]][:5] == ["=乙$局$", "已交", "2025年2月10日", 0, 1]
    assert book["各单位"]["A3"].data_type == "s"
    assert [cell.value for cell in book["各单位的数"]["B"]] == [
        "行政处罚.件数",
        "3件",
        "0件",
        "未知",
        None,
        "至少3件",
        "2/4",
    ]
    assert book["各单位"].freeze_panes == "B2"


def test_page() -> None:
    content = page(FOUND)
    text = content.decode()

    assert content == page(FOUND)
    assert "甲&lt;局&gt;" in text
    assert "<局>" not in text
    assert not re.findall(r"(?:src|href)=\"(?!#|http://www\.w3\.org)", text)
    assert "default-src 'none'" in text
    assert "Date" not in text.split("<svg")[1]
    assert text.count("<svg") == 1
    assert "2 个已交" in text


def test_bars_are_as_long_as_the_figures() -> None:
    drawn = bars([Bar("甲局", 4, 2), Bar("乙局", 2, None)], "件")
    lengths = []
    for shape in re.findall(r'<path d="([^"]*)" clip-path="[^"]*" style="fill: (#\w+)"', drawn):
        places = [float(each) for each in re.findall(r"[ML] ([\d.]+)", shape[0])]
        lengths.append((shape[1], max(places) - min(places)))

    then = [length for colour, length in lengths if colour == "#c9c5c2"]
    now = [length for colour, length in lengths if colour == "#b3261e"]
    assert now[0] == pytest.approx(2 * now[1]) == pytest.approx(2 * then[0])
    assert then[1] == 0
    assert "甲局" in drawn
    assert "4件" in drawn
    assert len(bars([Bar("甲局", 4, None)], "件")) > 100


# The command -----------------------------------------------------------------------------------------------


def district() -> None:
    """Two offices that are in, one with a fault, one that can't be read."""
    dated = GOOD + "\nissued_on: 2024-02-20\n"
    for number, office in enumerate(("甲局", "乙局")):
        write(f"data/{number}.yaml", dated.replace("解放区财政局", office))
    write("data/2.yaml", BAD.replace("解放区财政局", "丙局"))
    write("data/3.yaml", "a: [")
    write("data/说明.txt", "x")
    write("名单.csv", "单位\n甲局\n乙局\n丙局\n丁局\n")


def test_a_folder_is_collected(fazhi: Run) -> None:
    district()

    code, out, err = fazhi("collect", "data", "--offices", "名单.csv", "--as-of", "2024-03-01")

    assert code == 0
    assert out.startswith("2023年：2 个已交，2 个读不了，1 个逾期未交\n")
    assert err == "略过 1 个文件：data/说明.txt\n"
    assert fazhi("collect", "data", "--format", "csv")[1].startswith("\ufeff单位,")
    assert fazhi("collect", "data", "--due", "2024-02-20", "--format", "json")[1].count("迟交") == 2
    assert fazhi("collect", "data", "--year", "2022")[1].startswith("2022年：")


def test_files_are_written_by_their_suffix(fazhi: Run) -> None:
    district()
    names = [f"汇总.{suffix}" for suffix in ("xlsx", "html", "csv", "json", "txt")]

    code, out, err = fazhi("collect", "data", *(part for name in names for part in ("-o", name)))

    assert (code, out) == (0, "")
    assert [line for line in err.splitlines() if line.startswith("已生成")] == [
        f"已生成 {name}" for name in names
    ]
    assert all(Path(name).stat().st_size > 100 for name in names)
    assert Path("汇总.txt").read_text(encoding="utf-8") == fazhi("collect", "data")[1]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("-o", "汇总.docx"), "不认识的格式“.docx”"),
        (("-o", "-"), "不认识的格式“-”"),
        (("--offices", "none.csv"), "FZ001"),
        (("--offices", "data/说明.txt"), "FZ048"),
    ],
)
def test_a_wrong_call_writes_nothing(fazhi: Run, arguments: tuple[str, str], part: str) -> None:
    district()
    write("data/说明.txt", "a,b\n1,2\n")

    code, out, err = fazhi("collect", "data", *arguments)

    assert (code, out) == (2, "")
    assert part in err


def test_a_file_that_is_not_there_costs_no_other(fazhi: Run) -> None:
    district()

    code, out, err = fazhi("collect", "data/0.yaml", "none.yaml")

    assert code == 2
    assert out.startswith("2023年：1 个已交\n")
    assert "none.yaml: 错误 FZ001" in err


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("汇总.html", "collected_page", "plots"), ("汇总.xlsx", "collected_workbook", "excel")],
)
def test_a_part_that_is_missing_is_named(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.delattr(offices, module, raising=False)
    monkeypatch.setitem(sys.modules, f"fazhi_report.comparing.offices.{module}", None)
    district()

    code, _, err = fazhi("collect", "data", "-o", name)

    assert code == 2
    assert f"fazhi-report[{extra}]" in err
    assert not Path(name).exists()
