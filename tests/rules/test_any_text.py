"""Whatever a text holds, the rules tell of it: no text makes one of them raise."""

from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.readers.text import read
from fazhi_report.rules import check, subject_of_text
from tests.conftest import GOLDEN

REPORT = (GOLDEN / "2023.txt").read_text(encoding="utf-8")

PIECES = st.sampled_from(
    [
        *"一二三四五六七八九十两1234567890〇年月日次件份项个人％%万元〔〕（）()《》〈〉“”‘’\"'，。；：、,.;:—-–～~/ \n\t#*■",
        "一是", "二是", "三是：", "：一是", "（一）", "（二）", "1.", "（1）", "一、", "2023年", "2024年度", "今年", "上年结转",
        "由5件下降到4件，", "下降2倍", "占35%", "：\n普通程序3件；", "、简易程序9件", "已整改6个", "（3月5日、6日）", "合计\t5\n",
        "其中", "均", "全部", "100%", "应持证", "已持证", "持证率", "以下3项措施：一是", "共", "分别为", "人次", "余", "同比",
        "习近平新时代", "思想", "习近平法治思想", "“两个确立”", "“四个意识”", "“两个维护”", "党的二十届三中全会", "八五", "普法",
        "《预算法》", "《中华人民共和国预算法》", "（以下简称《纲要》）", "《纲要》", "新修订的", "关于", "的报告", "青山县水利局",
        "局党组", "局党委", "我局", "合法性审核", "合法性审查", "重大行政决策", "法治审核", "现将有关情况报告如下：", "第一责任人",
        "存在的不足和原因", "工作安排", "13812345678", "11010519491231002X", "6222021234567890123", "账号", "秘密★1年", "XX",
        "【待补】", "___", "解财〔2023〕5号", "[2024]05号", "2021-2025年", "5-10%", "23年度", "2024.3.5", "2月30日", "县委、县政府：",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_made_of_pieces(text: str) -> None:
    list(check(subject_of_text(read(text))))


@given(st.integers(0, len(REPORT)), st.integers(0, 30), st.lists(PIECES, max_size=6).map("".join))
def test_a_damaged_report(start: int, length: int, instead: str) -> None:
    list(check(subject_of_text(read(REPORT[:start] + instead + REPORT[start + length :]))))


@given(st.text(max_size=200))
def test_made_of_any_characters(text: str) -> None:
    list(check(subject_of_text(read(text))))
