"""The first file of an office and the file of another year, as a clerk makes them."""

import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import Severity
from fazhi_report.editing.first_file import starter
from fazhi_report.editing.next_year import EMPTIED, KEPT, OF_THE_OFFICE
from fazhi_report.editing.questions import faults
from fazhi_report.loading import load
from fazhi_report.schema import Ledger, Model, Report, field_name, models_in
from fazhi_report.schema.annexes import Annex, AnnexSection
from fazhi_report.schema.json_schema import Language, dumped
from fazhi_report.schema.official import Official
from fazhi_report.schema.prospects import Plan
from fazhi_report.schema.structure import Addition
from fazhi_report.schema.texts import ReviewedText, Statement
from fazhi_report.source import read
from fazhi_report.source.spelling import inline
from tests.conftest import ROOT, Run, write

ANSWERS: dict[str, object] = {
    "year": 2024,
    "name": "青山县水利局",
    "short_name": "县水利局",
    "self_name": "我局",
    "party_body": "局党组",
    "field": "水利",
    "region": "青山县",
    "level": "县",
    "above": ["省", "市"],
}
OPTIONS = (
    *("--year", "2024", "--name", "青山县水利局", "--short-name", "县水利局", "--self-name", "我局"),
    *("--party-body", "局党组", "--field", "水利", "--region", "青山县", "--level", "县", "--above", "省,市"),
)
NOTHING = """\
青山县水利局关于2024年法治政府建设情况的报告
现将我局2024年法治政府建设情况报告如下：
"""
"""The report of an office that has not entered anything."""


def errors(text: str) -> list[str]:
    """The errors of a data file, as messages."""
    return [
        each.message for each in load(text.encode(), "a.yaml").findings if each.severity is Severity.ERROR
    ]


# The form --------------------------------------------------------------------------------------------------


@cache
def blocks(keys: Language) -> tuple[str, dict[str, list[str]]]:
    """What is active in a first file, and the commented-out parts with their lines, by field name."""
    parts: dict[str, list[str]] = {}
    active = []
    for block in starter(ANSWERS, keys).split("\n\n"):
        lines = block.splitlines()
        if block.startswith("# # "):
            key = lines[1].removeprefix("# ").partition(":")[0]
            parts[field_name(Report, key) or key] = lines
        else:
            active.append(block)
    return "\n\n".join(active) + "\n", parts


STATEMENTS = {"approval", "disclosure_review"}
PARTS = [name for name in Report.model_fields if name not in {"format", "year", "organization", *STATEMENTS}]


def test_every_part_of_the_schema_is_in_the_form() -> None:
    assert len(PARTS) > 20
    assert list(blocks("zh")[1]) == PARTS
    assert list(blocks("en")[1]) == PARTS


@pytest.mark.parametrize("keys", get_args(Language))
@pytest.mark.parametrize("name", PARTS)
def test_every_part_can_be_uncommented(name: str, keys: Language) -> None:
    active, parts = blocks(keys)
    lines = parts[name]
    text = active + "\n" + "\n".join(line.removeprefix("# ") for line in lines)
    loaded = load(text.encode(), "a.yaml")
    found = [each for each in loaded.findings if each.severity is Severity.ERROR and each.code != "FZ266"]

    assert all(each.hint in lines[0] for each in found), found
    assert not found or not issubclass(next(models_in(Report.model_fields[name].annotation)), Ledger)
    assert loaded.source.data is not None
    assert {field_name(Report, key) for key in loaded.source.data} == {"format", "year", "organization", name}


def test_a_remark_lists_what_may_be_written() -> None:
    parts = blocks("zh")[1]

    assert "#     结果:  # 办理结果；可以写：准予许可、不予许可、办理中" in parts["licences"]
    (rows,) = (line for line in parts["annexes"] if "  行: [] " in line)
    assert rows.endswith("如 '36.50'")  # cells are of any text


def test_only_what_needs_the_basis_needs_anything_else() -> None:
    needy = {name for name, lines in blocks("zh")[1].items() if "；先在“依据”" in lines[0]}

    assert needy == {"implementation"}


def shown_keys(node: Any, model: type[Model]) -> set[tuple[str, str | None]]:
    """The fields, with their models, that plain data has keys for."""
    if isinstance(node, list):
        if issubclass(model, Ledger):
            model = next(models_in(model.model_fields["records"].annotation))
        return set().union(*(shown_keys(item, model) for item in node))
    found = set()
    for key, value in node.items() if isinstance(node, dict) else ():
        name = field_name(model, key)
        found.add((model.__name__, name))
        inner = next(models_in(model.model_fields[name or ""].annotation), None)
        found |= shown_keys(value, inner) if inner else set()
    return found


def test_every_field_of_every_part_is_in_the_form() -> None:
    active, parts = blocks("zh")
    text = active + "\n".join(line.removeprefix("# ") for lines in parts.values() for line in lines)
    shown = shown_keys(read(text.encode(), "a.yaml").data, Report)
    models = {model for name in PARTS for model in inner_models(Report.model_fields[name].annotation)}
    wanted = {
        (model.__name__, name)
        for model in models
        for name in model.model_fields
        if not (issubclass(model, Ledger) and name in {*Ledger.model_fields, *model.totals()})
        and not issubclass(model, Statement | ReviewedText)
        and (model, name)
        not in {
            (Plan, "reviewed"),
            (Addition, "reviewed"),
            *((each, "reviewed") for each in (Annex, AnnexSection)),
        }
    }

    assert len(wanted) > 100
    assert wanted <= shown


def inner_models(annotation: object) -> set[type[Model]]:
    found = set(models_in(annotation))
    for model in list(found):
        for field in model.model_fields.values():
            found |= inner_models(field.annotation)
    return found


def test_nothing_is_suggested_that_someone_must_state() -> None:
    assert not [word for word in ("签发:", "复核:", "复核人:") if word in starter(ANSWERS, "zh")]
    assert not [word for word in ("approval:", "digest:", "figures:") if word in starter(ANSWERS, "en")]


def test_a_place_is_a_part_unless_the_clerk_says_which() -> None:
    assert [line.partition("  # ")[0].rstrip() for line in blocks("zh")[1]["additions"][1:]] == [
        "# 补充段落:",
        "#   - 位置: 第一责任人",
        "#     放在:",
        "#     标题:",
        "#     内容: 待填",
    ]


def test_a_part_looks_like_this() -> None:
    assert blocks("zh")[1]["last_plans"] == [
        "# # 去年安排的事项，逐条写明是否完成；由 fazhi new 列出",
        "# 上年安排:",
        "#   - 标题: 待填  # 去年安排的小标题，末尾不带标点",
        "#     完成:       # 是否已经完成；没有回答之前空着",
        "#     说明:       # 怎样完成的，或者为什么没有完成，一个分句",
    ]
    assert blocks("en")[1]["shortcomings"] == [
        "# # 存在的不足和原因，一条一句；可以引用数字",
        "# shortcomings:",
        "#   - 待填",
    ]


def test_closed_lists_are_named() -> None:
    text = starter(ANSWERS, "zh")

    assert "#     形式:         # 学习形式，按形式分别计数；可以写：专题学习、中心组学习、" in text
    assert "已经履行的法定程序；可以写：公众参与、专家论证、" in text


def test_an_uncommented_part_claims_nothing_by_itself(fazhi: Run) -> None:
    active, parts = blocks("zh")
    for name in ("audit", "responsibility", "business_environment"):
        active += "\n".join(line.removeprefix("# ") for line in parts[name]) + "\n"

    code, out, _ = fazhi("render", write("a.yaml", active), "--stage", "送审", "--to", "txt", "-o", "-")
    assert (code, out) == (0, NOTHING)


def test_the_form_leaves_no_chapter_out() -> None:
    (chapters,) = (line for line in blocks("zh")[1]["structure"] if line.startswith("#   章节:"))
    assert chapters.partition(":")[2].lstrip().startswith("# 主要举措和成效各章")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("解放区财政局", "解放区财政局"),
        ("践行思想，做好工作", "践行思想，做好工作"),
        ("null", "'null'"),
        ("2024年", "'2024年'"),
        ("甲: 乙", "'甲: 乙'"),
        ("“互联网+监管” # 甲", "'“互联网+监管” # 甲'"),
        ("It's", "'It''s'"),
        ("- 甲", "'- 甲'"),
        (["省", "*市"], "[省, '*市']"),
        (2024, "2024"),
    ],
)
def test_values_are_written_as_they_are_read(value: object, written: str) -> None:
    assert inline(value, "form") == written
    assert read(f"a: {written}".encode(), "a.yaml").data == {"a": value}


def test_missing_answers_are_no_fault() -> None:
    assert faults({}) == []
    assert [each.code for each in faults({"party_body": "办公室"})] == ["FZ115"]


# init ------------------------------------------------------------------------------------------------------


def test_init_writes_a_file_and_its_schema(fazhi: Run) -> None:
    code, out, err = fazhi("init", *OPTIONS)

    assert (code, out) == (0, "")
    assert err.replace("\\", "/") == "已生成 data/2024.yaml\n已生成 schema.zh.json\n"
    lines = Path("data/2024.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[:3] == [
        "# yaml-language-server: $schema=../schema.zh.json",
        "# 青山县水利局2024年法治政府建设台账",
        "# 检查：fazhi validate data/2024.yaml    生成报告：fazhi render data/2024.yaml",
    ]
    assert "  全称: 青山县水利局  # 机关全称或规范化简称，用在标题里" in lines
    assert "    上级: [省, 市]    # 上面各级，从高到低，如 [省, 市]" in lines
    assert Path("schema.zh.json").read_text(encoding="utf-8") == dumped("zh")


def test_the_first_file_is_a_draft_and_claims_nothing(fazhi: Run) -> None:
    fazhi("init", "水利", *OPTIONS, "--keys", "en")

    assert Path("水利/schema.json").exists()
    path = "水利/data/2024.yaml"
    code, out, err = fazhi("validate", "--strict", path)
    assert (code, err) == (1, "")
    assert out.endswith("\n1 个警告，1 个提示\n")
    assert out.startswith(f"{path}:1:1: 提示 FZ319 这份报告还没有写：举措和成效、不足和原因、")
    assert f"\n{path}:30:1: 警告 FZ265 这份台账还一项也没有填：" in out
    assert fazhi("render", path, "--stage", "送审", "--to", "txt", "-o", "-")[:2] == (0, NOTHING)


def test_init_never_overwrites(fazhi: Run) -> None:
    write("data/2024.yaml", "mine")
    write("schema.zh.json", "mine as well")

    code, out, err = fazhi("init", *OPTIONS)

    assert (code, out) == (2, "")
    assert err.replace("\\", "/") == "错误：已经有 data/2024.yaml，没有改动；要重新开始，先把它移走或改名\n"
    assert Path("data/2024.yaml").read_text(encoding="utf-8") == "mine"
    Path("data/2024.yaml").unlink()
    assert fazhi("init", *OPTIONS)[2].replace("\\", "/") == "已生成 data/2024.yaml\n"
    assert Path("schema.zh.json").read_text(encoding="utf-8") == "mine as well"


def test_init_without_a_terminal_names_what_is_missing(fazhi: Run) -> None:
    code, out, err = fazhi("init", *OPTIONS[:4])

    assert (code, out) == (2, "")
    assert err == "错误：缺少 --short-name、--party-body、--region、--level；在终端里运行时会逐项询问\n"
    assert not Path("data").exists()


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        ("--year", "今年", "应为整数，写成了文字“今年”"),
        ("--year", "25", "不能小于 2015；改正这个数"),
        ("--year", "1024", "不能小于 2015；改正这个数"),
        ("--party-body", "办公室", "看不出是哪种党组织；以党组、党委、党工委、党总支或党支部结尾"),
        ("--name", "", "只有空白，没有文字"),
        ("--short-name", "县水利局。", "结尾有标点“。”；删去它"),
        ("--above", "省,,市", "只有空白，没有文字"),
        ("--region", "青山\x07县", "有看不见的或者残缺的字符（U+0007）"),
        ("--region", "青山\udcff县", "有看不见的或者残缺的字符（U+DCFF）"),
    ],
)
def test_init_refuses_an_answer_that_does_not_fit(fazhi: Run, option: str, text: str, message: str) -> None:
    code, out, err = fazhi("init", *OPTIONS, option, text)

    assert (code, out) == (2, "")
    assert err.startswith(f"错误：{option} 写的是“")
    assert message in err
    assert not Path("data").exists()


def test_init_says_why_it_can_not_write(fazhi: Run) -> None:
    write("data", "a file")

    code, _, err = fazhi("init", *OPTIONS)

    assert code == 2
    assert "FZ501 写不了这个文件" in err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi_report.cli.start_commands._on_terminal", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_init_asks_on_a_terminal(fazhi: Run) -> None:
    typed = [
        "24",
        "2024",
        "青山县水利局",
        "县水利局",
        "",
        "水利局",
        "局党委",
        "",
        "青山县",
        "县",
        "省、市",
        "英文",
        "en",
        "",
    ]

    code, _, err = fazhi("init", stdin="".join(f"{line}\n" for line in typed).encode())

    assert code == 0
    assert "年度（报告的年度，四位数字，如 2023）：" in err
    assert "  不能小于 2015；改正这个数\n" in err
    assert "自称（导语里的自称，如“我局”） [我单位]：" in err
    assert "  看不出是哪种党组织；" in err
    assert "地区名称（所在地区，如“解放区”）：" in err
    assert "  写 zh 或 en\n" in err
    data = read(Path("data/2024.yaml").read_bytes(), "").data
    assert data is not None
    assert data["organization"]["self_name"] == "我单位"
    assert data["organization"]["party_body"] == "局党委"
    assert data["organization"]["field"] is None
    assert data["organization"]["region"] == {"name": "青山县", "level": "县", "above": ["省", "市"]}


@pytest.mark.usefixtures("terminal")
def test_init_asks_only_what_the_options_leave_open(fazhi: Run) -> None:
    code, out, err = fazhi("init", *OPTIONS[2:], "--keys", "zh", stdin=b"2024\n\n")

    assert (code, out.strip()) == (0, "")
    guide, asked, *shown = err.splitlines()
    assert guide.startswith("逐项回答，按回车；")
    assert asked == "年度（报告的年度，四位数字，如 2023）："
    assert shown == [
        "要写进台账的：",
        "   1 年度      2024",
        "   2 全称      青山县水利局",
        "   3 简称      县水利局",
        "   4 自称      我局",
        "   5 党组织    局党组",
        "   6 工作领域  水利",
        "   7 地区名称  青山县",
        "   8 地区级别  县",
        "   9 地区上级  省、市",
        "  10 键        中文",
        f"按回车写出；输入序号改那一项；输入 q 退出：已生成 {Path('data/2024.yaml')}",
        "已生成 schema.zh.json",
    ]


def interviewed(fazhi: Run, *typed: str) -> tuple[int, dict[str, Any], str]:
    """The exit code, what is written of the office, and what is printed, after some answers."""
    code, _, err = fazhi("init", stdin="".join(f"{line}\n" for line in typed).encode())
    written = list(Path().glob("data/*.yaml"))
    data = read(written[0].read_bytes(), "").data if written else {}
    assert data is not None
    return code, data, err


ANSWERED = ("2024", "青山县水利局", "县水利局", "我局", "局党组", "水利", "青山县", "县", "省、市", "zh")


@pytest.mark.usefixtures("terminal")
def test_init_goes_back_to_what_was_answered(fazhi: Run) -> None:
    """Back at the first question is the first question; an answer that is kept is offered."""
    year, name, *rest = ANSWERED
    typed = ("<", "2023", "青山县林业局", "上一项", "＜", year, name, *rest[:-1], "<", "国家 省 市", "en", "")

    code, data, err = interviewed(fazhi, *typed)

    assert code == 0
    assert Path("schema.json").exists()
    assert data["year"] == 2024
    assert data["organization"]["name"] == "青山县水利局"
    assert data["organization"]["region"]["above"] == ["国家", "省", "市"]
    assert "四位数字，如 2023） [2023]：" in err
    assert "地区上级（上面各级，从高到低，如 [省, 市]） [省、市]：" in err


@pytest.mark.usefixtures("terminal")
def test_init_changes_what_is_wrong_before_it_writes(fazhi: Run) -> None:
    typed = (*ANSWERED, "11", "0", "二", "2", "青山县水务局", "6", "-", "10", "en", "")

    code, data, err = interviewed(fazhi, *typed)

    assert code == 0
    assert data["organization"]["name"] == "青山县水务局"
    assert data["organization"]["field"] is None
    assert err.count("  写 1 到 10 的序号\n") == 3
    assert "   6 工作领域  （没有写）\n" in err
    assert err.count("要写进台账的：") == 4


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("leaving", ["q", "Q", "退出"])
def test_init_writes_nothing_that_was_not_confirmed(fazhi: Run, leaving: str) -> None:
    code, _, err = interviewed(fazhi, *ANSWERED, leaving)

    assert code == 2
    assert err.endswith("错误：中途退出，没有写文件\n")
    assert not list(Path().iterdir())


@pytest.mark.usefixtures("terminal")
def test_init_sees_a_file_that_is_there_when_the_year_is_changed(fazhi: Run) -> None:
    write("data/2025.yaml", "mine")

    code, _, err = fazhi("init", stdin="".join(f"{line}\n" for line in (*ANSWERED, "1", "2025")).encode())

    assert code == 2
    assert "错误：已经有 " in err
    assert [path.name for path in Path("data").iterdir()] == ["2025.yaml"]


@pytest.mark.parametrize(
    "year", ["2024", "2024年", "２０２４", "２０２４年", " 2024 年度 ", "2024年度", "二〇二四年", "二零二四"]
)
def test_a_year_is_taken_as_it_is_typed(fazhi: Run, year: str) -> None:
    assert fazhi("init", "甲", "--year", year, *OPTIONS[2:])[0] == 0
    assert Path("甲/data/2024.yaml").exists()
    assert fazhi("new", year, "--from", write("乙/2023.yaml", LEAST))[0] == 0
    assert Path("乙/2024.yaml").exists()


@pytest.mark.parametrize("year", ["24", "2024.5", "2024年1月", "20245", "年", "２０２"])
def test_what_is_no_year_is_none(fazhi: Run, year: str) -> None:
    assert fazhi("init", "--year", year, *OPTIONS[2:])[0] == 2
    assert fazhi("new", year, "--from", "2023.yaml")[0] == 2


@pytest.mark.parametrize(
    ("level", "above", "expected"),
    [
        ("县", "省,市", ["省", "市", "县"]),
        ("县级", "省级、市级", ["省", "市", "县"]),
        ("街道级", "省 市级，区", ["省", "市", "区", "街道"]),
        ("自治区", "国家级", ["国家", "自治区"]),
        ("县级市", "省", ["省", "县级市"]),
    ],
)
def test_a_level_is_taken_as_it_is_called(fazhi: Run, level: str, above: str, expected: list[str]) -> None:
    assert fazhi("init", *OPTIONS[:-4], "--level", level, "--above", above)[0] == 0
    data = read(Path("data/2024.yaml").read_bytes(), "").data
    assert data is not None
    region = load(Path("data/2024.yaml").read_bytes(), "").report
    assert region is not None
    assert list(region.organization.region.levels) == expected


@pytest.mark.usefixtures("terminal")
def test_init_sees_a_file_that_is_there_before_it_asks_on(fazhi: Run) -> None:
    write("data/2024.yaml", "mine")

    code, _, err = fazhi("init", stdin=b" 2024 \n")

    assert code == 2
    assert "错误：已经有 " in err
    assert "全称" not in err


@pytest.mark.usefixtures("terminal")
def test_init_left_half_way_writes_nothing(fazhi: Run) -> None:
    code, _, err = fazhi("init", stdin="2024\n青山县水利局\n".encode())

    assert code == 2
    assert err.endswith("\n错误：中途退出，没有写文件\n")
    assert not list(Path().iterdir())


# new -------------------------------------------------------------------------------------------------------

LAST_YEAR = """\
# 水利局台账
格式版本: 1
年度: 2023   # 报告的年度
机构:
  全称: 青山县水利局   # 用在标题里
  简称: 县水利局
  自称: 我局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县, 上级: [省, 市]}

# 第一责任人的职责
第一责任人:
  落实职责规定: 是   # 每年核对

  # 学法
  决策前学法: 是
领导班子学法:
  学习内容: [甲思想,
乙精神]
  成效: >-
    第一行
    # 不是注释

法治学习:
  总数: 4   # 明细没有全部列出时才写
  明细:   # 一次一条
    # 一季度
    - {形式: 专题学习, 学习法规: [水法]}   # 四月
重大决策:
  目录化管理: 是
  明细: [{事项: 甲}]
行政许可:
  未注明为否: [网办]   # 年年一样
  未注明为: {即办: 否}
  网办: 3   # 全年
  网办率: 50%
  来源: 审批台账
合同:
  - 名称: 甲合同
    # 还有纠纷的写在这里
    纠纷: 1
行政执法: {三项制度: 是}
执法监督:
审计整改: {整改责任制: 是}   # 每季度核对
普法宣传:
# 去年：  普法责任清单: 是
  普法项目落地: 是

补充段落:
  # 放在末尾
  - 位置: 不足和整改
    内容: |
      第一段

      第二段
不足: [甲不足,   # 一
  # 二
  乙不足]   # 三条以内
整改: [甲整改]   # 一条一句
总体要求: >-   # 一段
  坚持。
  # 也是文字
下年安排:
  # 每条一个小标题
  - {标题: '强化“甲: 乙”', 内容: 丙}
  - 标题: 提升能力
    内容: 丁
# 完"""
THIS_YEAR = """\
# 水利局台账
格式版本: 2
年度: 2024   # 报告的年度
机构:
  全称: 青山县水利局   # 用在标题里
  简称: 县水利局
  自称: 我局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县, 上级: [省, 市]}

# 第一责任人的职责
第一责任人:
  # 去年：落实职责规定: 是   # 每年核对

  # 学法
  # 去年：决策前学法: 是
领导班子学法:
  # 去年：学习内容: [甲思想,
# 去年：乙精神]
  # 去年：成效: >-
  # 去年：  第一行
    # 不是注释

法治学习:
  总数:     # 明细没有全部列出时才写
  明细:   # 一次一条
    # 一季度
重大决策:
  # 去年：目录化管理: 是
  明细:
行政许可:
  未注明为否: [网办]   # 年年一样
  未注明为: {即办: 否}
  网办:     # 全年
  网办率:
  来源:
合同:
    # 还有纠纷的写在这里
# 去年：行政执法: {三项制度: 是}
执法监督:
# 去年：审计整改: {整改责任制: 是}   # 每季度核对
普法宣传:
# 2022年：  普法责任清单: 是
  # 去年：普法项目落地: 是

# 去年：补充段落:
  # 放在末尾
# 去年：  - 位置: 不足和整改
# 去年：    内容: |
# 去年：      第一段
# 去年：
# 去年：      第二段
不足:  # 三条以内
  # 二
整改:            # 一条一句
总体要求:      # 一段
下年安排:
  # 每条一个小标题

# 去年的安排，逐条在“完成”后面写 是 或 否；可以加一行“说明”
上年安排:
  - 标题: '强化“甲: 乙”'
    完成:
  - 标题: 提升能力
    完成:
# 完
"""


def without_previous(text: str) -> str:
    """The file without the line that names the file it was made from."""
    return re.sub("^ *(?:previous|上年文件):.*\r?\n", "", text, flags=re.MULTILINE)


def test_new_keeps_what_stays_and_empties_what_counts(fazhi: Run) -> None:
    code, out, err = fazhi("new", "2024", "--from", write("data/2023.yaml", LAST_YEAR))

    assert without_previous(Path("data/2024.yaml").read_bytes().decode()) == THIS_YEAR
    assert (code, out) == (0, "")
    assert [line.partition(": ")[2] for line in err.splitlines() if "data" in line][:3] == [
        "提示 FZ270 “第一责任人”“领导班子学法”“法治学习”“重大决策”“合同”等空着，等于没写",
        "警告 FZ209 去年安排的“强化“甲: 乙””还没有回答是否完成",
        "警告 FZ209 去年安排的“提升能力”还没有回答是否完成",
    ]
    assert Path("data/2023.yaml").read_text(encoding="utf-8") == LAST_YEAR


def test_the_first_render_claims_nothing_of_last_year(fazhi: Run) -> None:
    fazhi("new", "2024", "--from", write("2023.yaml", LAST_YEAR))

    code, out, _ = fazhi("render", "2024.yaml", "--to", "txt", "-o", "-")

    assert (code, out) == (0, NOTHING)


def test_the_2023_file_of_the_repository_rolls_over(fazhi: Run) -> None:
    path = write("2023.yaml", (ROOT / "data" / "2023.yaml").read_bytes())

    code, _, err = fazhi("new", "2024", "--from", path)
    lines = Path("2024.yaml").read_text(encoding="utf-8").splitlines()

    assert code == 0
    assert err.count("警告 FZ209") == 5
    assert "year: 2024" in lines
    assert "  # 去年：study_before_decisions: true      # 坚持重大决策前专题学法" in lines
    assert "  - title: 践行习近平法治思想，做好财政法治工作" in lines
    assert fazhi("render", "2024.yaml", "--to", "txt", "-o", "-")[1] == (
        "解放区财政局关于2024年法治政府建设情况的报告\n"
        "根据中共中央、国务院《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》）和中共中央办公厅、"
        "国务院办公厅《法治政府建设与责任落实督察工作规定》有关要求，现将我局2024年法治政府建设情况报告如下：\n"
    )


def test_a_deed_comes_back_when_its_mark_is_deleted(fazhi: Run) -> None:
    fazhi("new", "2024", "--from", write("2023.yaml", LAST_YEAR))
    kept = Path("2024.yaml").read_text(encoding="utf-8").replace("# 去年：", "")

    data = read(kept.encode(), "").data
    last = read(LAST_YEAR.encode(), "").data
    assert data is not None
    assert last is not None
    for key in ("第一责任人", "领导班子学法", "行政执法", "审计整改", "普法宣传", "补充段落"):
        assert data[key] == last[key]


def test_answers_silence_the_checklist() -> None:
    text = THIS_YEAR.replace("完成:\n  - ", "完成: 是\n  - ").replace(
        "完成:\n# 完", "完成: 否\n    说明: 甲\n# 完"
    )

    assert [each.code for each in load(text.encode(), "a.yaml").diagnostics()] == ["FZ270"]


def test_an_unanswered_plan_is_a_warning_at_its_place() -> None:
    (first, second) = (
        each for each in load(THIS_YEAR.encode(), "a.yaml").diagnostics() if each.code == "FZ209"
    )

    line = THIS_YEAR.splitlines().index("  - 标题: 提升能力") + 1
    assert (second.line, second.column, second.code, second.severity) == (line, 5, "FZ209", Severity.WARNING)
    assert second.message == "去年安排的“提升能力”还没有回答是否完成"
    assert second.hint == "写上 完成: 是 或 完成: 否"
    english = "last_plans: [{title: a}]\n" + LEAST
    assert load(english.encode(), "").findings[0].hint == "写上 done: true 或 done: false"
    assert first.line == line - 2


LEAST = """\
year: 2023
organization:
  name: 青山县水利局
  short_name: 县水利局
  party_body: 局党组
  field: 水利
  region: {name: 青山县, level: 县}
"""


STATED = """\
年度: 2023
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
不足:   # 三条以内
  - 内容: 甲不足
    复核: {复核人: 张三, 日期: 2023-12-01}
  - 乙不足
整改: [{内容: 甲整改, 复核: {复核人: 张三, 日期: 2023-12-01}}]
总体要求:
  内容: >-
    坚持。
  复核:   # 谁看过
    复核人: 张三
    日期: 2023-12-01
下年安排:
  - 标题: 甲安排
    内容: 甲
    复核: {复核人: 张三, 日期: 2023-12-01}
补充段落:
  - 位置: 不足和整改
    内容: 甲
    复核: {复核人: 张三, 日期: 2023-12-01}
签发:   # 主要负责人
  签发人: 李四
  日期: 2023-12-20
  校验码: %s
"""


def test_reviews_and_the_approval_of_last_year_go(fazhi: Run) -> None:
    unsigned = STATED.partition("签发:")[0]
    composed = pipeline.compose(unsigned.encode(), "a.yaml")
    assert composed.document is not None

    text = rolled(fazhi, STATED % pipeline.digest(composed.document))

    assert (
        without_previous(text)
        == """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
不足:   # 三条以内
整改:
总体要求:
下年安排:

# 去年的安排，逐条在“完成”后面写 是 或 否；可以加一行“说明”
上年安排:
  - 标题: 甲安排
    完成:
# 去年：补充段落:
# 去年：  - 位置: 不足和整改
# 去年：    内容: 甲
# 去年：    复核: {复核人: 张三, 日期: 2023-12-01}
签发:   # 主要负责人
"""
    )


def rolled(fazhi: Run, text: str | bytes, year: str = "2024") -> str:
    code, _, err = fazhi("new", year, "--from", write("old.yaml", text), "-o", "new.yaml")
    assert code == 0, err
    made = Path("new.yaml").read_bytes().decode()
    Path("new.yaml").unlink()
    return without_previous(made)


def test_what_stands_around_the_text_stays_but_what_is_of_one_year_does_not(fazhi: Run) -> None:
    official = """\
公文要素:
  发文字号: 青水〔2024〕5号
  签发人: [王五]
  署名: 青山县水利局
  公开版落款: 是
  附注: 联系人：李四
  抄送: [市水利局]   # 年年一样
  印发机关: 青山县水利局办公室
  印发日期: 2024-02-11
"""
    assert (
        rolled(fazhi, STATED.partition("不足:")[0] + official).partition("公文要素")[2]
        == """:
  # 去年：发文字号: 青水〔2024〕5号
  # 去年：签发人: [王五]
  署名: 青山县水利局
  公开版落款: 是
  附注: 联系人：李四
  抄送: [市水利局]   # 年年一样
  印发机关: 青山县水利局办公室
  # 去年：印发日期: 2024-02-11
"""
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# 青山县水利局2023年法治政府建设台账", "# 青山县水利局2024年法治政府建设台账"),
        ("# 财政局 2023 年度法治政府建设台账", "# 财政局 2024 年度法治政府建设台账"),
        (
            "# 检查：fazhi validate data/2023.yaml    生成报告：fazhi render data/2023.yaml",
            "# 检查：fazhi validate data/2024.yaml    生成报告：fazhi render data/2024.yaml",
        ),
        ("# 照2023年的要点记", "# 照2023年的要点记"),
    ],
)
def test_what_a_file_says_of_itself_is_of_the_new_year(fazhi: Run, old: str, new: str) -> None:
    assert rolled(fazhi, f"{old}\n{LEAST}") == f"{new}\n{LEAST.replace('2023', '2024')}"
    below = LEAST + f"{old}\n"
    assert rolled(fazhi, below) == below.replace("year: 2023", "year: 2024")


def test_a_second_year_replaces_the_checklist(fazhi: Run) -> None:
    old = LEAST + "last_plans:   # 逐条\n  - {title: 甲, done: true}\nplans:\n  - {title: 乙, text: 丙}\n"

    assert rolled(fazhi, old) == LEAST.replace("2023", "2024") + (
        "last_plans:   # 逐条\n  - title: 乙\n    done:\nplans:\n"
    )


def test_without_plans_there_is_no_checklist(fazhi: Run) -> None:
    old = LEAST + "plans:\nlast_plans: [{title: 甲, done: false}]\n"

    assert rolled(fazhi, old) == LEAST.replace("2023", "2024") + "plans:\nlast_plans:\n"


def test_line_ends_and_a_byte_order_mark_stay(fazhi: Run) -> None:
    old = ("\ufeff" + LEAST + "plans: [{title: 甲, text: 乙}]").replace("\n", "\r\n")
    new = (
        "\ufeff"
        + LEAST.replace("2023", "2024")
        + (
            "plans:\n\n# 去年的安排，逐条在“done”后面写 true 或 false；可以加一行“note”\n"
            "last_plans:\n  - title: 甲\n    done:\n"
        )
    )

    assert rolled(fazhi, old) == new.replace("\n", "\r\n")


def test_a_file_indented_as_a_whole_stays_so(fazhi: Run) -> None:
    old = "".join(f"  {line}\n" for line in (LEAST + "plans: [{title: 甲, text: 乙}]").splitlines())

    new = rolled(fazhi, old)

    assert "\n  last_plans:\n    - title: 甲\n      done:\n" in new
    assert new.startswith("  year: 2024\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("additions: []\ncontracts: []   # 还没有\n", "additions: []\ncontracts: []   # 还没有\n"),
        ("guidance: &a >-   # 一段\n  甲\n# 乙\nremedies:\n", "guidance:         # 一段\n# 乙\nremedies:\n"),
        ("guidance: 甲\n  乙   # 一段\n", "guidance:  # 一段\n"),
        ("guidance: 甲\n  乙\n", "guidance:\n"),
        ("guidance: '甲 # 乙'\n", "guidance:\n"),
        (
            "guidance: |\n  甲\n  # 去年：乙\n\n  丙\n",
            "guidance:\n",
        ),  # text that looks like what is left over
        (  # headings stay, with the year that they name; texts of last year do not
            (
                "structure:   # 2023年定的\n  title: 青山县水利局2023年依法治水报告\n"
                "  title_lines: [青山县水利局, '2023年依法治水报告']\n"
                "sections:\n- {part: 下年安排, title: 2024年打算}   # 2024年\n- part: 第一责任人\n  own_only: true\n"
                "additions:\n- {part: 下年安排, text: 2024年多办实事。}\nlead: |\n  2023年，甲。\n"
            ),
            (
                "structure:   # 2023年定的\n  title: 青山县水利局2024年依法治水报告\n"
                "  title_lines: [青山县水利局, '2024年依法治水报告']\n"
                "sections:\n- {part: 下年安排, title: 2025年打算}   # 2024年\n- part: 第一责任人\n  own_only: true\n"
                "# 去年：additions:\n# 去年：- {part: 下年安排, text: 2024年多办实事。}\n"
                "# 去年：lead: |\n# 去年：  2023年，甲。\n"
            ),
        ),
        ('"audit" : {rectification: true}\n', '# 去年："audit" : {rectification: true}\n'),
        (  # of an annex the columns are shown, of their rows those that share a line with something else
            (
                "annexes:\n- title: 甲\n  tables:\n  - columns: [乙]\n    rows:   # 件\n    - [1]\n    - [\n      2]   # 丙\n"
                "    - - 3\n    landscape: true\n  - {columns: [丁], rows: [[4]]}\n"
            ),
            "".join(
                f"# 去年：{line}\n"
                for line in (
                    *("annexes:", "- title: 甲", "  tables:", "  - columns: [乙]", "    rows:   # 件"),
                    *("    - - 3", "    landscape: true", "  - {columns: [丁], rows: [[4]]}"),
                )
            ),
        ),
        (
            "publicity:\n    total: 3\n    records: []   # 无\n",
            "publicity:\n    total:\n    records:      # 无\n",
        ),
        ("contracts:   # 每份\n- title: 甲\n# 丙\n- title: 乙\n", "contracts:   # 每份\n# 丙\n"),
        (
            "audit:\n  rectification: true\n  \n  # 甲\n",
            "audit:\n  # 去年：rectification: true\n  \n  # 甲\n",
        ),
        ("合同:\n  日期:\n日期:\n", "合同:\n  日期:\n日期:\n"),  # keys that nothing knows, without a value
    ],
)
def test_every_way_of_writing_is_rolled_over(fazhi: Run, old: str, new: str) -> None:
    assert rolled(fazhi, LEAST + old) == LEAST.replace("2023", "2024") + new


def test_every_part_named_exists() -> None:
    assert set(Report.model_fields) >= KEPT | EMPTIED
    assert set(Official.model_fields) > OF_THE_OFFICE
    assert not KEPT & EMPTIED


def test_new_never_overwrites(fazhi: Run) -> None:
    write("2024.yaml", "mine")

    assert fazhi("new", "2024", "--from", write("2023.yaml", LAST_YEAR)) == (
        2,
        "",
        "错误：已经有 2024.yaml，没有改动；要重新开始，先把它移走或改名\n",
    )
    assert Path("2024.yaml").read_text(encoding="utf-8") == "mine"


def test_another_year_than_the_next_is_a_warning(fazhi: Run) -> None:
    code, _, err = fazhi("new", "2025", "--from", write("2023.yaml", LEAST))

    assert code == 0
    assert "警告：2023.yaml 是 2023 年的台账，下一年不是 2025 年；不作同比\n" in err
    assert Path("2025.yaml").read_text(encoding="utf-8") == LEAST.replace("2023", "2025")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "错误：缺少年度，如 fazhi new 2024 --from data/2023.yaml\n"),
        (("明年",), "错误：年度写的是“明年”：应为整数，写成了文字“明年”；"),
        (("2100",), "错误：年度写的是“2100”：不能大于 2099；改正这个数\n"),
        (("2024",), "错误：用 --from 写明去年的台账，如 fazhi new 2024 --from data/2023.yaml\n"),
        (
            ("2024", "--from", "-"),
            "错误：用 --from 写明去年的台账，如 fazhi new 2024 --from data/2023.yaml\n",
        ),
        (("2024", "--from", "none.yaml"), "none.yaml: 错误 FZ001 没有这个文件\n"),
    ],
)
def test_new_called_wrongly(fazhi: Run, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = fazhi("new", *arguments)

    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert not list(Path().iterdir())


def test_a_file_with_errors_is_not_rolled_over(fazhi: Run) -> None:
    code, out, err = fazhi("new", "2024", "--from", write("2023.yaml", LEAST + "合同法: 1\n"))

    assert (code, out) == (1, "")
    assert err.startswith("2023.yaml:8:1: 错误 FZ102 不认识的键“合同法”\n")
    assert not Path("2024.yaml").exists()


def test_an_unfilled_file_is_not_rolled_over(fazhi: Run) -> None:
    assert fazhi("new", "2024", "--from", write("2023.yaml", b""))[0] == 1


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "{year: 2023, organization: {name: 甲, short_name: 乙, party_body: 局党组, region: {name: 丁, level: 县}}}",
            "1:1",
            "整份台账写在花括号里，不能逐行改成下一年的",
        ),
        (
            LEAST + "shortcomings: &a [甲]\nremedies: *a\n",
            "8:15",
            "这里的内容被“*”引用，不能逐行改成下一年的",
        ),
        (
            LEAST + "? previous\n: 2022.yaml\n",
            "1:1",
            "这份台账的写法不能逐行改成下一年的",
        ),
        (
            LEAST + "? last_plans\n: - {title: 甲, done: true}\nplans: [{title: 乙, text: 丙}]\n",
            "1:1",
            "这份台账的写法不能逐行改成下一年的",
        ),
    ],
)
def test_files_that_have_no_lines_to_edit(fazhi: Run, text: str, place: str, message: str) -> None:
    write("2022.yaml", LEAST.replace("2023", "2022"))

    code, out, err = fazhi("new", "2024", "--from", write("2023.yaml", text))

    assert (code, out) == (2, "")
    assert err.startswith(f"2023.yaml:{place}: 错误 FZ018 {message}\n")
    assert "\n    提示：" in err
    assert not Path("2024.yaml").exists()


def test_the_file_of_last_year_is_named(fazhi: Run) -> None:
    fazhi("new", "2024", "--from", write("data/2023.yaml", LEAST))
    assert "year: 2024\nprevious: '2023.yaml'\n" in Path("data/2024.yaml").read_text(encoding="utf-8")

    fazhi("new", "2025", "--from", "data/2024.yaml", "-o", "新/2025.yaml")
    assert "year: 2025\nprevious: '../data/2024.yaml'\n" in Path("新/2025.yaml").read_text(encoding="utf-8")

    write("data/2024.yaml", LEAST.replace("2023\n", "2024\nprevious: 2023.yaml   # 作同比\n"))
    fazhi("new", "2026", "--from", "data/2024.yaml")
    assert "year: 2026\nprevious:             # 作同比\n" in Path("data/2026.yaml").read_text(
        encoding="utf-8"
    )
    fazhi("new", "2025", "--from", "data/2024.yaml")
    assert "year: 2025\nprevious: '2024.yaml'  # 作同比\n" in Path("data/2025.yaml").read_text(
        encoding="utf-8"
    )
    assert fazhi("validate", "data/2025.yaml")[0] == 0


def test_the_file_of_last_year_is_named_on_another_drive(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", refuse)
    fazhi("new", "2024", "--from", write("2023.yaml", LEAST))

    assert f"previous: '{Path('2023.yaml').resolve().as_posix()}'\n" in Path("2024.yaml").read_text(
        encoding="utf-8"
    )
