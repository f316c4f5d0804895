"""Years of titles, numbers and comparisons, and times up to which something is told."""

import pytest

from tests.rules.checking import quotes

DEEDS = "一、推进法治政府建设的主要举措和成效\n"
LACKS = "三、存在的不足和原因\n"
PLANS = "四、2024年推进法治政府建设的初步安排\n"
CODES = ["FZ623", "FZ624", "FZ625", "FZ626"]


@pytest.mark.parametrize("code", CODES)
def test_text_without_a_year(code: str) -> None:
    text = "印发《2021年工作要点》（青水〔2019〕5号），与2023年相比多3件，截至2029年底。"

    assert quotes(code, f"# 法治政府建设报告\n{DEEDS}{text}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEEDS}印发《2022年法治政府建设工作要点》。", ["2022年"]),
        (f"{DEEDS}落实《青山县2022年度普法责任清单》。", ["2022年"]),
        (f"{DEEDS}按照《2024年行政检查计划》开展检查。", ["2024年"]),
        (f"{DEEDS}制定2022年度学法计划。", ["2022年"]),
        (f"{DEEDS}《2022年法治政府建设工作要点》确定的26项任务，2023年全部完成。", []),
        (f"{DEEDS}印发《2023年法治政府建设工作要点》。", []),
        (f"{DEEDS}起草《2024年行政检查计划》。", []),
        (f"{DEEDS}印发《水利普法工作计划（2022—2024年）》《2022—2024年普法工作计划》。", []),
        (f"{DEEDS}2022年印发的《2022年法治政府建设工作要点》继续有效。", []),
        (f"{DEEDS}清理《2022年河道整治实施方案》等文件3件。", []),
        (f"{LACKS}《2024年行政检查计划》的落实还不够细。", []),
        (f"{PLANS}制定《2023年法治政府建设工作要点》。", ["2023年"]),
        (f"{PLANS}编制2023年度行政检查计划。", ["2023年"]),
        (f"{PLANS}总结《2023年法治政府建设工作要点》完成情况。", []),
        (f"{PLANS}《2023年法治政府建设工作要点》已经收官。", []),
        (f"{PLANS}制定《2024年法治政府建设工作要点》《2025年立法计划》。", []),
    ],
)
def test_years_of_plans(text: str, expected: list[str]) -> None:
    assert quotes("FZ623", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEEDS}印发《2023年工作要点》（青水〔2021〕5号）。", ["青水〔2021〕5号"]),
        (f"{DEEDS}印发《2023年工作要点》（青水〔2024〕5号）。", ["青水〔2024〕5号"]),
        (f"{DEEDS}印发《行政执法案卷评查办法》（青水〔2022〕5号）。", ["青水〔2022〕5号"]),
        (f"{DEEDS}落实《行政执法案卷评查办法》（青水〔2025〕5号）。", ["青水〔2025〕5号"]),
        ("根据《关于报送2023年度法治政府建设情况报告的通知》（青法办〔2022〕5号），报告如下：", ["青法办〔2022〕5号"]),
        (f"{DEEDS}落实《法治政府建设与责任落实督察工作规定》（厅字[2018]28号）。", ["厅字[2018]28号"]),
        (f"{DEEDS}印发《2023年工作要点》（青水〔2022〕5号），明确26项任务，2022年底印发。", []),
        (f"{DEEDS}落实《行政执法案卷评查办法》（青水〔2020〕5号）。", []),
        (f"{DEEDS}修订后印发《行政执法案卷评查办法》（青水〔2020〕5号）。", []),
        (f"{DEEDS}印发《普法工作计划（2021—2025年）》（青水〔2023〕5号）。", []),
        (f"{DEEDS}落实《2022年要点》《2021年清单和2022年清单》（青水〔2022〕5号）。", []),
        ("根据《关于报送2023年度法治政府建设情况报告的通知》（青法办〔2024〕5号），报告如下：", []),
        (f"{DEEDS}落实《法治政府建设与责任落实督察工作规定》（青办〔2019〕8号）。", []),
        (f"{DEEDS}落实《重大行政决策程序暂行条例》（国令〔2019〕713号）。", []),
        (f"{PLANS}印发《行政执法案卷评查办法》（青水〔2022〕5号）。", []),
    ],
)  # fmt: skip
def test_years_of_numbers(text: str, expected: list[str]) -> None:
    assert quotes("FZ624", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEEDS}办理案件26件，与2023年相比增加3件。", ["2023"]),
        (f"{DEEDS}办理案件26件，比2021年增加3件。", ["2021"]),
        (f"{DEEDS}办理案件26件，较2024年下降3%。", ["2024"]),
        (f"{PLANS}合格率比2024年提高2个百分点。", ["2024"]),
        (f"{DEEDS}办理案件26件，与2022年相比增加3件，比2019年下降。", []),
        (f"{DEEDS}两年来，办件量比2021年增长五成。", []),
        (f"{DEEDS}2022年比2021年增加3件。", []),
        (f"{DEEDS}办理案件26件，比2018年减少。", []),
        (f"{PLANS}合格率比2023年提高2个百分点。", []),
    ],
)
def test_years_compared_with(text: str, expected: list[str]) -> None:
    assert quotes("FZ625", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEEDS}截至2024年12月底，持证26人。", ["截至2024年12月底"]),
        (f"{DEEDS}截至2024年底，持证26人。", ["截至2024年底"]),
        (f"{DEEDS}截至2024年1月底，持证26人。", ["截至2024年1月底"]),
        (f"{DEEDS}截至2024年5月底，反馈问题完成整改。", ["截至2024年5月底"]),
        (f"{DEEDS}截至2024年1月底，反馈问题完成整改。", []),
        (f"{DEEDS}截至2023年12月底，持证26人；截至2022年底，持证20人。", []),
        (f"{PLANS}截至2024年6月底，完成整改。", []),
    ],
)
def test_up_to_a_time_to_come(text: str, expected: list[str]) -> None:
    assert quotes("FZ626", text) == expected
