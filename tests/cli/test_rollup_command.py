"""汇总 on the disk: patterns of files, templates of an office, kept outcomes, the file of the next year."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import MINIMAL, Run, write

COUNTY = """\
年度: 2024
机构: {全称: 青山县人民政府, 简称: 县政府, 党组织: 县政府党组, 工作领域: 政府工作, 地区: {名称: 青山县, 级别: 县}}
汇总: {台账: [部门/**/*2024.yaml], 单位: [甲局, 乙局]}
不足: ["签署合同{{ 汇总.合同.份数|带单位 }}，审核不够，主要原因是人手不足"]
"""


def office(name: str, **ledgers: Any) -> str:
    organization = {**MINIMAL["organization"], "name": name}
    return json.dumps({**MINIMAL, "organization": organization, **ledgers}, ensure_ascii=False)


def county() -> str:
    write("部门/甲/2024.yaml", office("甲局", contracts={"total": 5}))
    write("部门/甲/2023.yaml", office("甲局", year=2023, contracts={"total": 4}))
    write("部门/乙2024.yaml", office("乙局", contracts={"total": 7}))
    return write("县政府2024.yaml", COUNTY)


def test_ledgers_are_found_below_the_folder_of_the_file(fazhi: Run) -> None:
    write("a/b.txt")
    county()
    _, out, _ = fazhi("render", "县政府2024.yaml", "--to", "txt", "-o", "-")
    assert "签署合同12份" in out

    Path("c").mkdir()
    Path("县政府2024.yaml").rename("c/县政府2024.yaml")
    Path("部门").rename("c/部门")
    _, out, _ = fazhi("render", "c/县政府2024.yaml", "--to", "txt", "-o", "-")
    assert "签署合同12份" in out


def test_templates_of_an_office_print_sums(fazhi: Run) -> None:
    county()
    write(
        "mine/parts/shortcomings.md.j2",
        "## 数\n\n全县{{ fact.汇总.合同.份数|unit }}，{{ fact.rollup.contracts.count }}。\n",
    )

    code, out, err = fazhi("render", "县政府2024.yaml", "--templates", "mine", "--to", "txt", "-o", "-")

    assert "全县12份，12。" in out, err
    assert code == 0


def test_a_template_that_prints_what_is_not_known_of_all_is_told(fazhi: Run) -> None:
    county()
    Path("部门/乙2024.yaml").unlink()
    write("mine/parts/shortcomings.md.j2", "## 数\n\n全县{{ fact.汇总.合同.份数|unit }}。\n")

    _, out, err = fazhi("render", "县政府2024.yaml", "--templates", "mine", "--to", "txt", "-o", "-")

    assert "全县5份以上。" in out
    assert "县政府2024.yaml:3:1: 警告 FZ083 “汇总.合同.份数”印成“5份以上”" in err


def test_a_manuscript_cites_sums(fazhi: Run) -> None:
    county()
    write("县政府2024.yaml", COUNTY.partition("不足")[0] + "文稿: 2024.md\n")
    write(
        "2024.md",
        "# 青山县人民政府关于{{ 年度.本年 }}年法治政府建设情况的报告\n\n## 合同\n\n全县签署合同{{ 汇总.合同.份数|带单位 }}。\n",
    )

    _, out, _ = fazhi("render", "县政府2024.yaml", "--to", "txt", "-o", "-")

    assert "全县签署合同12份。" in out


def test_an_outcome_is_kept_while_the_same_ledgers_are_meant(
    fazhi: Run, monkeypatch: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    county()
    for number in range(20):
        write(f"其他/{number}.yaml", office(f"{number}号局"))
    fazhi("validate", "县政府2024.yaml", "其他", "--jobs", "1")

    _, out, err = fazhi("validate", "县政府2024.yaml", "其他", "--jobs", "1")
    assert "21 份没有变，照上次的结果" in err
    assert "FZ081" not in out

    write("部门/新/乙2024.yaml", office("乙局"))
    _, out, err = fazhi("validate", "县政府2024.yaml", "其他", "--jobs", "1")
    assert "20 份没有变，照上次的结果" in err
    assert (
        "县政府2024.yaml:3:6: 错误 FZ081 “乙局”有 2 份台账：“部门/乙2024.yaml”、“部门/新/乙2024.yaml”" in out
    )

    Path("部门/新/乙2024.yaml").unlink()
    write("部门/乙2024.yaml", office("乙局", contracts={"total": 8}))
    _, out, err = fazhi("validate", "县政府2024.yaml", "其他", "--jobs", "1")
    assert "20 份没有变，照上次的结果" in err


def test_a_rate_is_cited_and_the_file_of_the_next_year_means_its_ledgers(fazhi: Run) -> None:
    county()
    write("data/县政府2024.yaml", COUNTY.replace("部门/", "../部门/"))
    fazhi("new", "2025", "--from", "data/县政府2024.yaml", "-o", "data/县政府2025.yaml")

    text = Path("data/县政府2025.yaml").read_text(encoding="utf-8")
    assert "汇总: {台账: [../部门/**/*2025.yaml], 单位: [甲局, 乙局]}" in text


def test_a_sum_is_no_figure_of_the_government_itself(fazhi: Run) -> None:
    county()
    _, out, _ = fazhi("collect", "县政府2024.yaml", "--format", "json")

    assert "汇总." not in out


def test_what_is_wrong_with_a_pattern_stands_at_it(fazhi: Run) -> None:
    write("县政府2024.yaml", county() and COUNTY.replace("部门/**/*2024.yaml", "部门/*, 处室"))

    code, out, _ = fazhi("validate", "县政府2024.yaml")

    assert code == 1
    assert "县政府2024.yaml:3:17: 错误 FZ080 没有“处室”这样的台账" in out
