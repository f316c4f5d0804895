"""定稿: a report that lacks what the 督察规定 wants in it is not made, in whatever outline."""

import pytest

from tests.conftest import Run, write

OFFICE = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
公开审查: {审查人: 赵六, 日期: 2025-02-24}
"""
PARTS = {
    "举措和成效": "合同: [{名称: 河道清淤合同, 合法性审核: 是}]\n",
    "不足和原因": "不足: [合同送审偏晚，主要原因是送审的环节没有固定下来]\n",
    "党政主要负责人履行第一责任人职责的情况": "第一责任人: {落实职责规定: 是}\n",
    "下一年度的主要安排": "下年安排: [{标题: 规范合同管理, 内容: 合同先审核、后签署。}]\n",
}
OUTLINES = ("责任在前", "条例序", "学习贯彻在前", "主题式")
CLAUSES = {
    "举措和成效": "第一项",
    "不足和原因": "第二项",
    "党政主要负责人履行第一责任人职责的情况": "第三项",
    "下一年度的主要安排": "第四项",
}


def final(fazhi: Run, text: str) -> tuple[int, str, str]:
    """What comes of the final version of some data."""
    return fazhi("render", write("a.yaml", OFFICE + text), "--stage", "定稿", "--to", "txt", "-o", "-")


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_whole_report_is_made(fazhi: Run, outline: str) -> None:
    code, out, said = final(fazhi, f"篇章: {{骨架: {outline}}}\n" + "".join(PARTS.values()))

    assert (code, said) == (0, "")
    assert "四、" in out


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("missing", PARTS)
def test_a_report_without_a_statutory_part_is_refused(fazhi: Run, outline: str, missing: str) -> None:
    parts = "".join(text for name, text in PARTS.items() if name != missing)

    code, out, said = final(fazhi, f"篇章: {{骨架: {outline}}}\n{parts}")

    assert (code, out) == (1, "")
    assert f"错误 FZ319 报告没有写{missing}\n" in said
    assert f"《法治政府建设与责任落实督察工作规定》列明的内容{CLAUSES[missing]}" in said
    assert said.count("FZ319") == 1


def test_a_report_of_one_part_is_refused_for_each_of_the_others(fazhi: Run) -> None:
    code, _, said = final(fazhi, PARTS["举措和成效"])

    assert code == 1
    assert said.count("错误 FZ319 报告没有写") == 3


@pytest.mark.parametrize(
    "told",
    [
        "补充段落: [{位置: 主要举措和成效, 标题: 压实第一责任人职责, 内容: 局长主持法治学习4次。}]\n",
        "补充段落: [{位置: 主要举措和成效, 内容: 局长认真履行第一责任人职责，主持法治学习4次。}]\n",
        "补充段落: [{位置: 主要举措和成效, 标题: 强化组织领导, 内容: 局主要负责人切实履行法治建设职责。}]\n",
    ],
)
@pytest.mark.parametrize("outline", OUTLINES)
def test_the_first_responsible_may_stand_among_what_was_done(fazhi: Run, outline: str, told: str) -> None:
    others = "".join(PARTS[name] for name in ("举措和成效", "不足和原因", "下一年度的主要安排"))

    assert final(fazhi, f"篇章: {{骨架: {outline}}}\n{others}{told}")[0] == 0


def test_the_first_responsible_among_next_years_plans_is_no_report(fazhi: Run) -> None:
    others = PARTS["举措和成效"] + PARTS["不足和原因"]
    plans = "下年安排: [{标题: 压实第一责任人职责, 内容: 推动主要负责人履行第一责任人职责。}]\n"

    code, _, said = final(fazhi, others + plans)

    assert code == 1
    assert "报告没有写党政主要负责人履行第一责任人职责的情况" in said


def test_before_that_a_report_may_lack_parts(fazhi: Run) -> None:
    file = write("a.yaml", OFFICE + PARTS["举措和成效"])

    code, out, _ = fazhi("render", file, "--to", "txt", "-o", "-")

    assert code == 0
    assert "签署合同1份" in out


def test_an_office_may_let_it_stand_with_its_reason(fazhi: Run) -> None:
    others = "".join(text for name, text in PARTS.items() if name != "下一年度的主要安排")
    waiver = "豁免: [{规则: FZ319, 理由: 机构撤并，没有下一年度的安排}]\n"

    assert final(fazhi, others + waiver)[0] == 0


def test_what_is_open_around_the_text_is_told_together(fazhi: Run) -> None:
    file = write("a.yaml", OFFICE + "公文要素: {公开版落款: 是}\n" + PARTS["举措和成效"])

    code, _, said = fazhi("render", file, "--stage", "定稿", "--profile", "public,submission", "-o", "out/")

    assert code == 1
    assert "错误 FZ319 报告没有写不足和原因" in said
    assert "错误 FZ239 定稿缺发文字号" in said
    assert said.count("定稿缺成文日期") == 1
    assert "已生成" not in said
