"""Unknown keys: what the clerk may have meant, by the table of synonyms, by place and by spelling."""

import pytest

from fazhi_report.pipeline import validate
from fazhi_report.schema import Model, Report
from fazhi_report.schema.fields import key
from fazhi_report.schema.key_advice import advice, elsewhere
from fazhi_report.schema.vocabulary import forms, homes, homes_of, synonyms, terms
from fazhi_report.settings.model import Settings

HEAD = "年度: 2024\n机构: {全称: 甲局, 简称: 甲局, 党组织: 局党组, 地区: {名称: 甲县, 级别: 县}}\n"


def hint(text: str) -> str:
    """What is told of the one unknown key of a data file."""
    (found,) = [each for each in validate((HEAD + text).encode(), "a.yaml") if each.code == "FZ102"]
    return found.hint


OUTERMOST = {
    # a word of the table
    "学法": "是否想写“法治学习”或“领导班子学法”？",
    "存在的问题": "是否想写“不足”？",
    "下一步打算": "是否想写“下年安排”？",
    "纠纷调解": "是否想写“矛盾纠纷”？",
    "区委常委会": "是否想写“会议”？",
    "工作专班": "是否想写“领导小组”？",
    "法治公园": "是否想写“法治文化阵地”？",
    "典型案例": "是否想写“示范创建”？",
    "政务公开": "是否想写“主动公开”或“依申请公开”？",
    "普法": "是否想写“普法宣传”？",
    "执法检查": "是否想写“行政检查”？",
    "报告年份": "是否想写“年度”？",
    "12345": "是否想写“热线工单”？",
    "next_steps": "是否想写“下年安排”？",
    # one of a key deeper down
    "单位名称": "是否想写“全称”（写在“机构”里）？",
    "持证率": "“持证率”写在“执法人员”里",
    "标题": "是否想写“标题句式”（写在“篇章”里）？",
    "罚没": "是否想写“罚款金额”或“没收金额”（写在“行政处罚”里）？",
    "签发日期": "是否想写“成文日期”或“日期”（写在“签发”里）？",
    "合法性审核率": "是否想写“审核”、“合法性审核”（写在“规范性文件”里）或“合法性审核”（写在“合同”里）？",
    # one that no ledger is for
    "社区矫正": "没有单独的台账：数写进最外层的“指标”，文字写进“补充段落”",
    "法治经费": "没有单独的台账：数写进最外层的“指标”，文字写进“补充段落”",
    # the key itself, or a value, of a deeper level
    "三项制度": "“三项制度”写在“行政执法”里",
    "法律明白人": "“法律明白人”写在“基层力量”里",
    "批示": "“批示”写在“主要负责人”里",
    "述法全覆盖": "“述法全覆盖”写在“述法”里",
    "主送机关": "“主送机关”写在“篇章”里",
    "研读法规": "“研读法规”写在“领导班子学法”里",
    "双随机抽查": "“双随机抽查”写在“行政检查”里",
    # with what stands around it
    "全年培训场次": "是否想写“培训”？",
    "2025年重点工作安排": "是否想写“下年安排”？",
    # one inside the other, the longest first
    "党组会研究法治": "是否想写“党组会议”？",
    "行政处罚及罚没情况": "是否想写“行政处罚”？",
    "旁听庭审活动": "没有单独的台账：数写进最外层的“指标”，文字写进“补充段落”",
    # one that runs through the other
    "局党组专题会": "是否想写“党组会议”？",
    "政府信息申请": "是否想写“依申请公开”？",
    # a value in it
    "专家论证会": "是否想写“履行程序”（写在“重大决策”的“明细”里的每一条）？",
    # a year before it
    "2025年度存在问题": "是否想写“不足”？",
    # an outermost key before one deeper down
    "投诉类型": "是否想写“信访”？",
    # a name deeper down
    "检查家次合计": "是否想写“检查家次”（写在“行政检查”里）？",
    # misspelt
    "行政检察": "是否想写“行政检查”？",
    "执法人圆": "是否想写“执法人员”？",
    "合铜": "是否想写“合同”？",
    "检查佳次": "是否想写“检查家次”（写在“行政检查”里）？",
}


@pytest.mark.parametrize("written", OUTERMOST)
def test_a_guess_at_the_outermost_level(written: str) -> None:
    assert advice(written, (), Report, english=False, has_parts=False) == OUTERMOST[written]


ELSEWHERE = "；没有的，数写进最外层的“指标”，文字写进“补充段落”"

WITHIN = {
    "a word of the table for a key beside": ("合同:\n  - 件数: 3\n", "是否想写“数量”？"),
    "a word of one character for a key beside": ("合同:\n  - 件: 3\n", "是否想写“数量”？"),
    "the same at the ledger": ("合同:\n  件数: 3\n", "是否想写“总数”？"),
    "a word beside that is another thing elsewhere": (
        "行政处罚:\n  - 罚没: 3\n",
        "是否想写“罚款金额”或“没收金额”？",
    ),
    "a name of the ledger before it": ("行政检查:\n  - 检查次数: 3\n", "是否想写“数量”？"),
    "a key one level deeper": (
        "重大决策:\n  履行程序: [公众参与]\n",
        "“履行程序”写在“重大决策”的“明细”里的每一条",
    ),
    "a word for one": (
        "矛盾纠纷:\n  化解数: 98\n",
        "是否想写“已化解”？",
    ),
    "a value of one": (
        "行政复议:\n  - 维持: 3\n",
        "是否想写“结果: 维持”？",
    ),
    "a part of a value": (
        "行政处罚:\n  - 警告: 3\n",
        "是否想写“种类: 警告、通报批评”？",
    ),
    "a key one level higher": ("重大决策:\n  - 目录化管理: 是\n", "“目录化管理”写在“重大决策”里"),
    "a key of a part within": ("行政许可:\n  - 是否网办: 是\n", "是否想写“网办”？"),
    "an outermost key": ("审计整改:\n  普法宣传: 是\n", "“普法宣传”是最外层的键，检查这一行的缩进"),
    "an outermost key that is a value as well, with records": (
        "审核:\n  - 合同: [{数量: 3}]\n",
        "“合同”是最外层的键，检查这一行的缩进",
    ),
    "the same with a value": ("审核:\n  - 合同: 3\n", "是否想写“对象: 合同”？"),
    "a key of another part": ("公文要素:\n  主送机关: [甲]\n", "“主送机关”写在“篇章”里"),
    "a word for one of another part": (
        "公文要素:\n  签发日期: 甲\n",
        "是否想写“成文日期”（写在最外层）或“日期”（写在“签发”里）？",
    ),
    "values in one word": ("建议提案:\n  - 主办会办: 3\n", "是否想写“办理方式”？"),
    "a description": ("行政许可:\n  - 当场办: 是\n", "是否想写“即办”？"),
    "a slip one level deeper": (
        "行政检查:\n  检查佳次: 3\n",
        "是否想写“检查家次”？",
    ),
    "a word that holds one of another part": (
        "法治学习:\n  - 行政处罚案卷: 3\n",
        "是否想写“行政处罚”（写在最外层）或“行政处罚”（写在“监管事项”里）？",
    ),
    "a word for what no ledger is for": (
        "合同:\n  - 社区矫正: 3\n",
        "这里没有这一项：数写进最外层的“指标”，文字写进“补充段落”",
    ),
    "a usual word that nothing here has": (
        "领导班子学法:\n  标题: 甲\n",
        "这里可以写：理论学习活动、纳入内容、中心组学法、学习内容、研读法规、成效" + ELSEWHERE,
    ),
    "a word of one character": (
        "审计整改:\n  甲: 3\n",
        "这里可以写：整改责任制、整改落实" + ELSEWHERE,
    ),
}


@pytest.mark.parametrize("name", WITHIN)
def test_a_guess_inside_a_part(name: str) -> None:
    text, expected = WITHIN[name]

    assert hint(text) == expected


@pytest.mark.parametrize(
    ("written", "here", "expected"),
    [
        ("problems", (), "是否想写“shortcomings”？"),
        ("procedures", ("decisions",), "“procedures”写在“decisions”的“records”里的每一条"),
        ("社区矫正", (), "没有单独的台账：数写进最外层的“metrics”，文字写进“additions”"),
    ],
)
def test_a_file_in_english_is_told_of_english_keys(
    written: str, here: tuple[str, ...], expected: str
) -> None:
    assert advice(written, here, Report, english=True, has_parts=False) == expected


@pytest.mark.parametrize(
    "written", ["气象", "疫情防控", "乡村振兴", "招商引资", "法治食堂", "行政班车", "qqq", "abc", "1", ""]
)
def test_a_word_like_nothing_leads_nowhere(written: str) -> None:
    assert advice(written, (), Report, english=False, has_parts=False) == ""


@pytest.mark.parametrize("written", ["县" * 20 + "数" * 20, "加强" * 20_000, "a" * 50_000])
def test_a_long_key_takes_no_time(written: str) -> None:
    assert advice(written, (), Report, english=False, has_parts=False) == ""


def test_several_places_of_one_key_are_all_told() -> None:
    assert advice("学习内容", ("audit",), Report, english=False, has_parts=False) == (
        "“学习内容”写在“领导班子学法”里，或者“法治学习”的“明细”里的每一条"
    )


class _Patrols(Model):
    """Keys of one kind."""

    first: int = key("巡查甲组", "")
    second: int = key("巡查乙组", "")
    third: int = key("巡查丙组", "")
    fourth: int = key("巡查丁组", "")


def test_more_than_three_candidates_are_none() -> None:
    assert advice("巡查", (), _Patrols, english=False, has_parts=False) == ""


def test_another_schema_has_no_use_for_the_table() -> None:
    assert advice("领导小组", (), Settings, english=False, has_parts=False) == ""
    assert elsewhere(Settings, english=False) == ""


# --- the table -------------------------------------------------------------------------------------------

TABLE = [(target, word) for target, words in synonyms().keys.items() for word in words]


@pytest.mark.parametrize("target", synonyms().keys)
def test_every_target_of_the_table_is_a_key(target: str) -> None:
    assert homes_of(target, Report)


def test_the_table_is_a_generous_one() -> None:
    assert len({word for _, word in TABLE}) > 900


def test_no_word_stands_twice_for_a_key_or_for_itself() -> None:
    twice = {pair for pair in TABLE if TABLE.count(pair) > 1}
    itself = {pair for pair in TABLE if pair[0] == pair[1]}

    assert (twice, itself) == (set(), set())


def test_a_word_without_a_ledger_is_no_outermost_key() -> None:
    outermost = {home.title for home in homes(Report).values() if not home.above}

    assert not outermost & {*synonyms().no_ledger}
    assert not {word for target, word in TABLE if "." not in target} & {*synonyms().no_ledger}


@pytest.mark.parametrize("target", [target for target in synonyms().keys if "." not in target])
def test_every_word_for_an_outermost_key_leads_to_it(target: str) -> None:
    for word in synonyms().keys[target]:
        if not any(home.title == word and not home.above for home in homes(Report).values()):
            assert f"“{target}”" in advice(word, (), Report, english=False, has_parts=False), word


def test_words_are_found_with_what_they_stand_for() -> None:
    assert [term.home.title for term in terms(Report)["化解率"] if term.home] == [
        "化解率",
    ]
    assert [term.home for term in terms(Report)["社区矫正"]] == [None]


def test_what_stands_around_a_word_is_taken_off() -> None:
    assert forms("是否备案") == ("是否备案", "备案")
    assert forms("全年培训期数")[-1] == "培训"
    assert "户次" not in forms("检查户次")
    assert "户次" in forms("检查户次", ("行政检查",))
    assert forms("甲") == ()
