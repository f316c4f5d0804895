"""Titles break where the sense breaks, in a trapezoid or a diamond (GB/T 9704—2012, 7.3.1)."""

import re
from itertools import combinations, pairwise, product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fazhi_report import pipeline
from fazhi_report.document import Document, Run
from fazhi_report.page import width
from fazhi_report.writers import title_breaks, titles
from fazhi_report.writers.title_breaks import best_lines
from tests.conftest import json_bytes

ROOM = 20

# The lines as a clerk would set them, one title each.
TITLES = [
    "解放区财政局关于|2023年法治政府建设情况的报告",
    "河南省焦作市解放区人力资源和社会保障局|关于2023年度法治政府建设情况的报告",
    "国家税务总局焦作市解放区税务局关于|2023年法治政府建设情况的报告",
    "呼伦贝尔市鄂伦春自治旗发展和改革委员会|关于2024年度法治政府建设情况的报告",
    "解放区市场监督管理局关于|2023年法治政府建设工作情况的报告",
    "上海市浦东新区科技和经济委员会|2023年法治政府建设情况报告",
    "北京市朝阳区人民政府|城市管理综合行政执法局|2024年法治政府建设年度报告",
    "新疆维吾尔自治区巴音郭楞蒙古自治州|焉耆回族自治县人力资源和社会保障局关于|2023年度法治政府建设情况的报告",
    "黔西南布依族苗族自治州|安龙县文化广电和旅游局关于|2022年度推进法治政府建设工作情况的报告",
    # 法治政府建设 is one word, and 依法治区 no region.
    "四川省阿坝藏族羌族自治州人民政府|国有资产监督管理委员会关于2024年|法治政府建设情况的报告",
    "中共焦作市委全面依法治市委员会办公室关于|2024年法治政府建设情况的报告",
    "广西壮族自治区|住房和城乡建设厅关于贯彻落实|《法治政府建设与责任落实督察工作规定》|情况的报告",
    # 区委 is one word, as are the numbers of a year or a standard that 一字线 joins, and 落实情况.
    "中共云川市临江区委|全面依法治区委员会办公室关于贯彻落实|《法治政府建设实施纲要（2021—2025年）》|情况的报告",
    "青山县水利局关于印发|《2024年GB/T 9704—2012执行情况|检查方案（试行）》的报告",
    "云川市公安局交通警察支队车辆管理所关于|办理区十四届人大三次会议第28号建议|落实情况的报告",
    # What is wider than a line breaks before its （试行）, or behind the place that it is of.
    "呼伦贝尔市|鄂伦春自治旗发展和改革委员会关于|报送《云川市临江区行政规范性文件管理办法|（试行）》实施情况的报告",
    "青山县水利局关于《云川市|法治政府建设“一规划两纲要”实施方案|（2021—2025年）》落实情况的报告",
    # Five lines that end at the sense, where four would not.
    "临江区财政局|（临江区人民政府国有资产监督管理委员会、|临江区金融工作局）关于2023年度推进|法治政府建设暨落实“谁执法谁普法”|责任制工作情况的报告",
]


@pytest.mark.parametrize("lines", TITLES)
def test_real_long_names(lines: str) -> None:
    expected = tuple(lines.split("|"))
    whole = "".join(expected)
    wished = (whole.index("关于") + 2,) if "关于" in whole else ()
    assert best_lines(whole, ROOM, wished) == expected


@pytest.mark.parametrize("text", ["解放区财政局2023年法治政府建设年度报告", "佐证材料清单", ""])
def test_a_title_that_fits_stays_on_one_line(text: str) -> None:
    assert best_lines(text, ROOM) == (text,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 市场 is no town, 社区 no region, 委员 no committee.
        ("青山县市场监督管理局", "青山县|市场监督管理局"),
        ("青山县社区矫正管理局", "青山县|社区矫正管理局"),
        ("青山县人民政府办公室", "青山县人民政府|办公室"),
        ("安宁（二〇二三年版）办法", "安宁|（二〇二三年版）|办法"),
        ("第12项整改任务完成情况的说明", "第12项"),
        ("甲、乙和丙的某某情况", "甲、乙|和丙的某某情况"),
    ],
)
def test_no_word_is_broken(text: str, expected: str) -> None:
    lines = best_lines(text + "关于2023年法治政府建设情况的报告", 9)
    assert not {len(line) for line in lines} & {0}
    joined = "|".join(lines)
    for part in expected.split("|"):
        assert part in joined


@pytest.mark.parametrize(
    "lines",
    [
        # A line that is as wide as the room, and has digits in it, is too wide in some fonts.
        "焦作市解放区|政务服务和大数据管理局（行政审批局）|2023年法治政府建设工作报告",
        "青山县人民政府办公室关于|《青山县规范性文件管理办法（试行）》|贯彻情况的报告",
        # 的 begins no line, and with it this 《》 is wider than one.
        "青山县人民政府办公室关于|《青山县行政规范性文件管理办法|（试行）》的说明",
        # A name in brackets that is wider than a line breaks where the sense breaks.
        "解放区财政局（解放区人民政府|国有资产监督管理委员会、解放区|金融工作局）2023年法治政府建设工作报告",
        # A title that only just fits is kept on its line rather than broken.
        "关于贯彻落实|《法治政府建设实施纲要（2021—2025年）》|情况的报告",
    ],
)
def test_brackets_and_full_lines(lines: str) -> None:
    expected = tuple(lines.split("|"))
    assert best_lines("".join(expected), ROOM) == expected


@pytest.mark.parametrize(
    ("lines", "unfit"),
    [
        ("解放区财政局关于|2023年法治政府建设情况的报告", ""),
        ("解放区财政局关于2023年法治政府|建设情况的报告", "解放区财政局关于2023年法治政府"),
        ("解放区财政局|《办法（试|行）》说明", "《办法（试"),
        ("甲" * 21 + "|报告", "甲" * 21),
        ("甲" * 20, ""),
    ],
)
def test_the_first_line_that_does_not_fit(lines: str, unfit: str) -> None:
    assert title_breaks.unfit_line(tuple(lines.split("|")), ROOM) == unfit


def test_a_word_wider_than_a_line_fills_lines() -> None:
    assert best_lines("甲" * 50, ROOM) == ("甲" * 20, "甲" * 20, "甲" * 10)
    assert best_lines("《" + "甲" * 30 + "》情况", ROOM) == ("《" + "甲" * 19, "甲" * 11 + "》情况")
    assert best_lines("1234567890" * 9, ROOM) == ("1234567890" * 9,)


def by_trying_all(text: str, room: float, wished: tuple[int, ...]) -> tuple[str, ...] | None:
    """The cheapest of all ways to break a title between words into the fewest lines; None where there is none."""
    costs = title_breaks._breaks(text, wished, room)
    breaks = [place for place in costs if place.cost < title_breaks._IN_WORD]
    for measure, count in (
        *product((title_breaks._reach, width), (1, 2, 3, 4)),
        *product((title_breaks._reach, width), (5, 6)),
    ):
        found = []
        for places in combinations(breaks, count - 1):
            indexes = [0, *(place.index for place in places), len(text)]
            lines = tuple(text[start:end] for start, end in pairwise(indexes))
            if all(measure(line) <= room for line in lines):
                found.append((sum(place.cost for place in places) + title_breaks._shape(lines), lines))
        if found:
            return min(found)[1]
    return None


WORDS = (
    *("解放区", "财政局", "人民政府", "关于", "2023年度", "法治政府建设", "情况", "的", "报告", "、", "和"),
    *("《", "》", "甲", "0.5", "%", "第3项", "（", "）", "A"),
)


@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=15), st.lists(st.integers(0, 40), max_size=3))
def test_no_better_lines_are_passed_over(words: list[str], wished: list[int]) -> None:
    text, room = "".join(words)[:40], 9
    assume(width(text) > room)
    best = by_trying_all(text, room, tuple(wished))
    assert best is None or best_lines(text, room, tuple(wished)) == best


@pytest.mark.parametrize("words", ["解放区财政局", "甲", "和", "《甲》", "1", "第1.1项"])
def test_a_title_of_any_length_is_gone_through_once(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0

    def counted(text: str) -> float:
        nonlocal measured
        measured += len(text)
        return width(text)

    monkeypatch.setattr(title_breaks, "width", counted)
    monkeypatch.setattr(title_breaks, "widest", counted)
    assert "".join(best_lines(words * 300, ROOM)) == words * 300
    once, measured = measured, 0
    assert "".join(best_lines(words * 600, ROOM)) == words * 600
    assert measured < 2.2 * once


provinces = st.sampled_from(["河南省", "内蒙古自治区", ""])
cities = st.sampled_from(["焦作市", "延边朝鲜族自治州", ""])
counties = st.sampled_from(["解放区", "武陟县", "鄂温克族自治旗", ""])
offices = st.sampled_from(
    [
        "财政局",
        "人力资源和社会保障局",
        "住房和城乡建设局",
        "发展和改革委员会",
        "市场监督管理局",
        "人民政府办公室",
        "城市管理局",
    ]
)
matters = st.sampled_from(
    [
        "2023年法治政府建设情况的报告",
        "2023年度法治政府建设工作情况的报告",
        "贯彻落实《法治政府建设实施纲要（2021—2025年）》情况的报告",
    ]
)
names = st.builds(
    lambda *parts: "".join(parts), provinces, cities, counties, offices, st.just("关于"), matters
)


@given(names)
def test_lines_make_the_title_and_fit(text: str) -> None:
    lines = best_lines(text, ROOM)
    assert "".join(lines) == text
    assert len(lines) <= (5 if "《" in text else 4)
    for line in lines:
        assert len(re.sub("[0-9]", "", line)) + len(re.findall("[0-9]", line)) / 2 <= ROOM
        assert line.count("《") == line.count("》")
        assert not re.search(r"\d$", line)
        assert not line.startswith(("年", "》", "的", "）"))


@given(names, st.sampled_from(["（试行）", "（行政审批局）", "《实施办法（暂行）》"]), st.integers(1, 60))
def test_nothing_in_brackets_that_fits_is_broken(text: str, group: str, place: int) -> None:
    assume(text[:place].count("《") == text[:place].count("》"))
    lines = best_lines(text[:place] + group + text[place:], ROOM)
    assert any(group in line for line in lines)
    assert all(width(line) <= ROOM for line in lines)


@given(names.filter(lambda text: "《" not in text))
def test_lines_are_a_trapezoid_or_a_diamond(text: str) -> None:
    widths = [len(line) for line in best_lines(text, ROOM)]
    steps = [after - before for before, after in pairwise(widths) if abs(after - before) > 1]
    assert not any(first < 0 < second for first, second in pairwise(steps))


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=120), st.integers(1, 30)
)
def test_any_text_is_kept(text: str, room: int) -> None:
    assert "".join(best_lines(text, room)) == text


def test_runs_keep_their_facts() -> None:
    title = ((Run("解放区财政局关于", "name"),), (Run("2023", "year"), Run("年法治政府建设情况的报告")))
    lines = titles.title_lines(title)
    assert lines == [
        (Run("解放区财政局关于", "name"),),
        (Run("2023", "year"), Run("年法治政府建设情况的报告")),
    ]
    (whole,) = title_of_one_run = titles.title_lines(((Run("短题", "fact"),),))
    assert title_of_one_run == [whole]
    assert whole == (Run("短题", "fact"),)


def test_a_run_across_lines_is_parted() -> None:
    text = "河南省焦作市解放区人力资源和社会保障局关于2023年度法治政府建设情况的报告"
    first, second = titles.title_lines(((Run(text, "fact"),),))
    assert first == (Run("河南省焦作市解放区人力资源和社会保障局", "fact"),)
    assert second == (Run("关于2023年度法治政府建设情况的报告", "fact"),)


# The data --------------------------------------------------------------------------------------------------

ORGANIZATION = {
    "name": "青山县水利局",
    "short_name": "县水利局",
    "party_body": "局党组",
    "field": "水利",
    "region": {"name": "青山县", "level": "县"},
}


def data(*lines: str) -> dict[str, Any]:
    return {"year": 2024, "organization": ORGANIZATION, "structure": {"title_lines": list(lines)}}


def composed(*lines: str) -> Document:
    document = pipeline.compose(json_bytes(data(*lines)), "a.yaml").document
    assert document is not None
    return document


def test_lines_in_the_data_are_the_lines() -> None:
    lines = ("青山县水利局", "关于2024年", "法治政府建设情况的报告")
    document = composed(*lines)
    assert tuple("".join(run.text for run in line) for line in titles.lines_of(document)) == lines
    assert document.title_text == "".join(lines)


def test_lines_that_are_not_the_title() -> None:
    (found,) = pipeline.compose(json_bytes(data("青山县水利局", "2024年报告")), "a.yaml").diagnostics
    assert (found.code, found.message) == (
        "FZ236", "“标题分行”连起来是“青山县水利局2024年报告”，标题是“青山县水利局关于2024年法治政府建设情况的报告”",
    )  # fmt: skip


def test_a_line_too_wide() -> None:
    whole = "青山县水利局关于2024年法治政府建设情况的报告"
    (found,) = pipeline.compose(json_bytes(data(whole)), "a.yaml").diagnostics
    assert (found.code, found.message) == ("FZ237", "标题的这一行有 22 个字宽，一行排得下 20 个")


def test_a_number_stays_with_what_it_counts() -> None:
    text = "青山县水利局关于第12项整改任务完成情况的说明和佐证材料目录"
    first, second = best_lines(text, ROOM)
    assert first + second == text
    assert not first.endswith(("第", "1", "12"))
