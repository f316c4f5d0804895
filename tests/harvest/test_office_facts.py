"""What title, lead and text tell of an office."""

import pytest

from fazhi_report.editing.harvest.office_facts import OfficeFacts, office_facts

LEAD = "现将我局2024年法治政府建设情况报告如下："


def of(title: str, *paragraphs: str, **more: object) -> OfficeFacts:
    """What is known of an office."""
    return office_facts(title, paragraphs or (LEAD,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "kind", "short", "region", "level", "above", "party"),
    [
        ("解放区财政局关于2023年法治政府建设情况的报告", "部门", "区财政局", "解放区", "区", None, "局党组"),
        (
            "青山县市场监督管理局2024年度法治政府建设情况报告",
            "部门",
            "县市场监督管理局",
            "青山县",
            "县",
            None,
            "局党组",
        ),
        (
            "北京市朝阳区卫生健康委员会2023年法治政府建设年度报告",
            "部门",
            "区卫生健康委员会",
            "朝阳区",
            "区",
            ["市"],
            "委党组",
        ),
        ("河南省财政厅关于2021年法治政府建设情况的报告", "部门", "省财政厅", "河南省", "省", None, "厅党组"),
        ("市水务局2022年度法治政府建设工作总结", "部门", "市水务局", "本市", "市", None, "局党组"),
        ("2024年度某县财政局法治政府建设工作总结", "部门", "县财政局", "某县", "县", None, "局党组"),
        ("民政局2024年度依法行政工作报告", "部门", "民政局", "本地区", "本级", None, "局党组"),
        (
            "云岭区临江街道办事处2024年法治政府建设情况报告",
            "街道办事处",
            "临江街道",
            "临江街道",
            "街道",
            ["区"],
            "街道党工委",
        ),
        ("石门镇人民政府2024年法治政府建设工作报告", "乡镇政府", "石门镇", "石门镇", "镇", None, "镇党委"),
        (
            "远山市云岭区人民政府2024年法治政府建设年度报告",
            "政府",
            "区政府",
            "云岭区",
            "区",
            ["市"],
            "区政府党组",
        ),
        (
            "云山经济开发区管理委员会关于2024年法治政府建设情况的报告",
            "开发区管委会",
            "管委会",
            "云山经济开发区",
            "区",
            None,
            "党工委",
        ),
        (
            "国家税务总局青山县税务局2024年法治政府建设情况报告",
            "部门",
            "县税务局",
            "青山县",
            "县",
            None,
            "局党组",
        ),
    ],
)
def test_the_title_tells_the_office(  # noqa: PLR0913, PLR0917
    title: str, kind: str, short: str, region: str, level: str, above: list[str] | None, party: str
) -> None:
    found = of(title).organization

    assert (found["类型"], found["简称"], found["党组织"]) == (kind, short, party)
    assert (found["地区"]["名称"], found["地区"]["级别"], found["地区"].get("上级")) == (region, level, above)


def test_the_text_tells_what_the_office_calls_itself() -> None:
    found = of(
        "青山县市场监督管理局2024年法治政府建设情况报告",
        LEAD,
        "县市场监管局认真落实。局党委研究。贯彻省、市、县关于",
    )

    assert found.organization["自称"] == "我局"
    assert found.organization["简称"] == "县市场监管局"
    assert found.organization["党组织"] == "局党委"
    assert found.organization["地区"]["上级"] == ["省", "市"]
    assert found.supposed == ()


@pytest.mark.parametrize(
    ("title", "full", "kind", "short"),
    [
        ("2024年龙城区法治政府建设情况报告", "龙城区人民政府", "政府", "区政府"),
        ("石门镇2024年法治政府建设情况报告", "石门镇人民政府", "乡镇政府", "石门镇"),
        ("和平街道2024年法治政府建设年度报告", "和平街道办事处", "街道办事处", "和平街道"),
    ],
)
def test_the_name_of_a_region_is_that_of_its_government(title: str, full: str, kind: str, short: str) -> None:
    found = of(title)
    known = of(title, signed=f"{full}办公室")

    assert (found.organization["全称"], found.organization["类型"]) == (full, kind)
    assert found.organization["简称"] == short
    assert (
        found.supposed[0]
        == f"机构的全称：标题里只有“{title.replace('2024年', '').partition('法治')[0]}”，暂写“{full}”"
    )
    assert known.organization["全称"] == f"{full}办公室"
    assert "全称" not in "".join(known.supposed)
    assert of("云山开发区2024年法治政府建设情况报告").organization["全称"] == "云山开发区"


def test_what_is_only_supposed_is_told() -> None:
    assert of("青山县水利局2024年法治政府建设情况报告").supposed == (
        "机构的党组织：正文里没有写，暂写“局党组”",
    )
    assert "暂写“本地区”“本级”" in of("民政局2024年度工作报告").supposed[0]


def test_a_party_committee_by_its_kind_alone() -> None:
    found = of("城北区城市管理局2024年法治政府建设情况报告", LEAD, "党委理论学习中心组学习。")

    assert found.organization["党组织"] == "局党委"
    assert (
        of("城北区卫生健康委员会2024年法治政府建设情况报告", "党委理论学习中心组学习。").organization[
            "党组织"
        ]
        == "委党委"
    )


def test_the_field_of_an_office_is_a_short_one() -> None:
    assert of("青山县水利局2024年法治政府建设情况报告").organization["工作领域"] == "水利"
    assert "工作领域" not in of("青山县市场监督管理局2024年法治政府建设情况报告").organization
    assert "自称" not in office_facts("青山县水利局2024年报告", ("一、主要做法",)).organization


@pytest.mark.parametrize(
    ("title", "paragraphs", "year"),
    [
        ("青山县水利局2024年法治政府建设情况报告", (), 2024),
        ("青山县水利局法治政府建设情况报告", (LEAD,), 2024),
        ("青山县水利局贯彻《法治政府建设实施纲要（2021—2025年）》情况报告", ("一、主要做法",), None),
    ],
)
def test_the_year(title: str, paragraphs: tuple[str, ...], year: int | None) -> None:
    assert of(title, *paragraphs).year == year if paragraphs else of(title).year == year


def test_the_call_may_say_year_and_name() -> None:
    found = of("关于法治政府建设情况的报告", "一、主要做法", year=2023, name="青山县水利局")

    assert (found.year, found.organization["全称"]) == (2023, "青山县水利局")
    assert of("关于2024年法治政府建设情况的报告").organization == {}
    assert (
        of("关于2024年法治政府建设情况的报告", signed="青山县水利局").organization["全称"] == "青山县水利局"
    )


def test_the_basis_of_the_lead() -> None:
    lead = (
        "根据中共中央、国务院《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》）和中共中央办公厅、国务院办公厅"
        "《法治政府建设与责任落实督察工作规定》有关要求，现将我局2024年法治政府建设情况报告如下："
    )
    found = of("青山县水利局2024年法治政府建设情况报告", lead)

    assert found.basis == (
        {"标题": "法治政府建设实施纲要（2021—2025年）", "制发机关": ["中共中央", "国务院"], "简称": "纲要"},
        {"标题": "法治政府建设与责任落实督察工作规定", "制发机关": ["中共中央办公厅", "国务院办公厅"]},
    )
    assert of("甲县水利局2024年报告", "学习《水法》，现将2024年法治政府建设情况报告如下：").basis == ()
    assert of("甲县水利局2024年报告", "按照上级《通知》要求开展工作。").basis == ({"标题": "通知"},)
