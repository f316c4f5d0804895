"""The files of a made-up office: its ledgers as YAML, last year's, and its manuscript."""

import json
import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from district_ledgers import Data, Known, Ledger
from district_names import Office

TEXTS = {"不足.条数": Known("exact", 1), "整改.条数": Known("exact", 1), "下年安排.条数": Known("exact", 2)}
"""Figures of the texts that an office has in its data file where it has no manuscript."""

_PLAIN = re.compile(r"^[^\W\d_][^\s:#,\[\]{}&*!|>'\"%@`-]*$")
_LAST_STALE = "2022年以来，本单位深入学习贯彻党的二十大精神。"
_SHORT = 140  # characters of a line
_BLOCKS = 20  # records, of which some write each on several lines


def data_file(  # noqa: PLR0913  the parts of a file
    office: Office,
    year: int,
    ledgers: Mapping[str, Ledger],
    chance: Random,
    *,
    issued_on: str = "",
    previous: str = "",
    manuscript: str = "",
    is_stale: bool = False,
) -> str:
    """A data file of an office."""
    head: Data = {"格式版本": 2, "年度": year}
    head |= {"上年文件": previous} if previous else {}
    head |= {"文稿": manuscript} if manuscript else {}
    head |= {"成文日期": issued_on} if issued_on else {}
    organization: Data = {
        "类型": office.kind,
        "全称": office.name,
        "简称": office.short,
        "自称": office.own,
        "党组织": office.party,
    }
    organization |= {"工作领域": office.field} if office.field else {}
    organization["地区"] = {"名称": office.region, "级别": office.level, "上级": ["省", "市"]}
    head["机构"] = organization
    head["依据"] = [
        {
            "标题": "法治政府建设与责任落实督察工作规定",
            "制发机关": ["中共中央办公厅", "国务院办公厅"],
        }
    ]
    head["第一责任人"] = {"落实职责规定": True, "负责人出庭应诉": True}
    stale = _LAST_STALE if is_stale else ""
    tail: Data = {
        "不足": ["有的同志运用法治思维解决问题的能力还不够强，主要原因是学用结合不够紧密"],
        "整改": ["坚持会前学法制度，结合案例组织学习，提高干部依法办事能力"],
        "总体要求": f"{stale}{year + 1}年，{office.own}将全面贯彻习近平法治思想，推进依法行政。",
        "下年安排": [
            {"标题": "规范行政执法", "内容": "落实行政执法“三项制度”，开展执法案卷评查。"},
            {"标题": "抓好普法宣传", "内容": "落实“谁执法谁普法”责任制，推动法律进社区。"},
        ],
    }
    parts = [*_lines(head, chance)]
    for key, ledger in ledgers.items():
        parts += ["", *_lines({key: ledger.data}, chance)]
    parts += ["", *_lines({} if manuscript else tail, chance)]
    return "\n".join(parts) + "\n"


def _lines(data: Data, chance: Random) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{key}:"
            yield from _records(value, chance, "  ")
        elif isinstance(value, dict) and (len(value) > 4 or "明细" in value):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value, chance))
        else:
            yield f"{key}: {_flow(value)}"


def _records(records: list[Data], chance: Random, indent: str) -> Iterator[str]:
    is_block = chance.random() < 0.3 and len(records) < _BLOCKS
    for record in records:
        line = f"{indent}- {_flow(record)}"
        if not record or (not is_block and len(line) <= _SHORT):
            yield line
            continue
        mark = "- "
        for key, value in record.items():
            yield f"{indent}{mark}{key}: {_flow(value)}"
            mark = "  "


def _flow(value: Any) -> str:  # noqa: ANN401  plain data
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and not _PLAIN.match(value) and not _DAY.match(value):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")


def manuscript(office: Office, figures: Mapping[str, str]) -> str:
    """An office's own words, with known figures by their titles, and what is said of each."""
    cited = [f"{said}{{{{ {title}|带单位 }}}}。" for title, said in figures.items()]
    return "\n".join(
        (
            f"# {office.name}{{{{ 年度.本年 }}}}年法治政府建设情况的报告",
            "",
            f"根据有关要求，现将{office.own}{{{{ 年度.本年 }}}}年法治政府建设情况报告如下：",
            "",
            "## 党政主要负责人履行推进法治建设第一责任人职责、加强法治政府建设有关情况",
            "",
            "落实行政机关负责人出庭应诉制度。",
            "",
            "## 推进法治政府建设的主要举措和成效",
            "",
            "".join(cited) or "各项工作有序推进。",
            "",
            "## 存在的不足和原因",
            "",
            "有的同志运用法治思维解决问题的能力还不够强，主要原因是学用结合不够紧密。",
            "",
            "## 下一年度推进法治政府建设的主要安排",
            "",
            "落实行政执法“三项制度”，开展执法案卷评查。",
            "",
        )
    )
