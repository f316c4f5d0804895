"""Figures that most reports have: what they are called, and what is done with what is counted."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity


class CommonFigure(NamedTuple):
    """A figure of the whole year: what is done with what, and by which words it is counted.

    `is_named` where the noun alone tells what is meant, `is_standing` where it is not of what was done.
    """

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    units: tuple[str, ...]
    is_named: bool = True
    is_standing: bool = False


def _figure(row: str) -> CommonFigure:
    verbs, nouns, units, *kind = (tuple(part.split()) for part in row.split("|"))
    return CommonFigure(verbs, nouns, units, ("verbal",) not in kind, ("standing",) in kind)


_FIGURES = tuple(
    map(
        _figure,
        """\
聘请 外聘 聘用 选聘 配备 现有 有 | 法律顾问 常年法律顾问 外聘法律顾问 | 名 人 位 | standing
现有 有 配备 设立 | 公职律师 | 名 人 位 | standing
现有 有 配备 | 执法人员 行政执法人员 在编执法人员 在岗执法人员 | 名 人 | standing
现有 有 配备 | 人民调解员 专兼职人民调解员 | 名 人 | standing
建立 设立 成立 现有 有 | 人民调解委员会 | 个 | standing
培育 培养 现有 有 | 法律明白人 乡村法律明白人 村居法律明白人 | 名 人 | standing
梳理 公布 公开 保留 编制 现有 有 | 权责清单事项 权责事项 | 项 | standing
梳理 公布 公开 保留 编制 现有 有 | 行政权力事项 | 项 | standing
 | 出庭应诉率 负责人出庭应诉率 行政机关负责人出庭应诉率 负责人出庭率 | % | standing
 | 持证率 执法人员持证率 行政执法人员持证率 持证上岗率 执法人员持证上岗率 | % | standing
 | 合法性审核率 规范性文件合法性审核率 行政规范性文件合法性审核率 | % | standing
 | 综合纠错率 行政复议综合纠错率 行政复议纠错率 | % | standing
 | 败诉率 行政诉讼败诉率 行政败诉率 | % | standing
出动 | 车辆 执法车辆 行政执法车辆 | 辆次 辆 台次 车次
出动 | 人员 执法人员 行政执法人员 | 人次 | verbal
办理 实施 查处 查办 | 行政处罚 行政处罚案件 行政处罚案 | 件 宗 起
作出 | 行政处罚 行政处罚决定 | 件 宗 起 份 | verbal
办理 发生 产生 | 行政复议 行政复议案件 行政复议案 | 件 宗 起
收到 | 行政复议申请 | 件 宗 起 | verbal
受理 | 行政复议申请 | 件 宗 起 | verbal
办理 发生 参与 | 行政诉讼 行政诉讼案件 行政应诉 行政应诉案件 | 件 宗 起
办理 作出 | 行政许可 行政许可事项 行政许可案件 | 件
开展 实施 | 行政检查 | 次 家次 户次
采取 实施 | 行政强制 行政强制措施 | 件 次 起
制定 出台 印发 制发 发布 | 规范性文件 行政规范性文件 | 件 份 部
作出 确定 列入 将 | 重大决策 重大行政决策 重大决策事项 重大行政决策事项 | 项 个 件
开展 | 公平竞争审查 | 件 份 次
公开 主动公开 | 信息 政府信息 政务信息 各类政府信息 各类信息 | 条 | verbal
收到 | 信息公开申请 政府信息公开申请 | 件
办理 | 依申请公开 依申请公开事项 信息公开申请 政府信息公开申请 | 件 | verbal
审核 审查 | 合同 各类合同 行政合同 | 份 件 | verbal
签订 签署 | 合同 各类合同 行政合同 | 份 件 | verbal
收缴 | 罚没款 罚没金额 罚没款项 | 元
排查 | 纠纷 矛盾纠纷 各类矛盾纠纷 | 件 宗 起 | verbal
化解 调解 调处 成功化解 成功调解 成功调处 | 纠纷 矛盾纠纷 各类矛盾纠纷 | 件 宗 起 | verbal
办理 开展 | 行政调解 行政调解案件 | 件 起
受理 | 劳动争议案件 劳动人事争议案件 劳动人事争议仲裁案件 | 件 起 | verbal
开展 举办 组织 | 普法活动 普法宣传活动 法治宣传活动 法治宣传教育活动 普法宣传教育活动 | 场次 场 次
举办 开展 | 法治讲座 普法讲座 法治专题讲座 | 场次 场 次 期
举办 开展 组织 | 执法培训 行政执法培训 执法人员培训 行政执法人员培训 | 期 次 场 场次 | verbal
发放 印发 散发 | 宣传资料 宣传材料 普法宣传资料 法治宣传资料 法律宣传资料 各类宣传资料 | 份 册 | verbal
办理 承办 受理 处理 | 12345热线工单 12345热线事项 12345热线 12345政务服务便民热线工单 | 件
接收 收到 | 投诉举报 举报投诉 群众投诉举报 各类投诉举报 | 件 起 条 宗 | verbal
受理 | 投诉举报 举报投诉 群众投诉举报 各类投诉举报 | 件 起 条 宗 | verbal
受理 接收 | 信访事项 信访件 群众信访事项 | 件 | verbal
办理 承办 | 人大代表建议 人大建议 | 件
办理 承办 | 政协提案 政协委员提案 | 件
收到 办理 | 检察建议 检察建议书 | 件 份 条 | verbal
收到 办理 | 司法建议 司法建议书 | 件 份 条 | verbal
评查 | 案卷 执法案卷 行政执法案卷 处罚案卷 行政处罚案卷 | 卷 件 份 宗 本 | verbal
办理 承办 | 法律援助案件 法律援助 | 件
办理 | 公证 公证事项 公证案件 | 件
出具 提供 | 法律意见 法律意见书 | 份 条
取消 精简 | 证明事项 | 项 | verbal
召开 主持召开 | 党组会 党组会议 | 次 | verbal
召开 主持召开 | 党委会 党委会议 | 次 | verbal
组织 开展 | 中心组学法 理论学习中心组学法 党组理论学习中心组学法 中心组集中学法 | 次
坚持 开展 组织 | 会前学法 | 次
督察反馈 巡察反馈 审计反馈 上级反馈 考核反馈 法治督察反馈 | 问题 | 个 项 条 | verbal
""".splitlines(),
    )
)

_LEAD = Pattern(
    "(?:20\\d\\d年度?|全年|本年度?|今年|年内|一年来|[一二三四五六七八九]是|[我全本县区市省](?:[局省市县区镇乡委院厅]|街道|系统)|局|"
    "(?:组织|[为对给])(?=全[局省市县区镇乡])|对(?=制定|出台|印发|制发|发布)|法律顾问(?=审|出具|提供)|公证处|对照|针对|[局镇]?党[组委](?=坚持|召开|会)|共计?|累计|合计|总[计共]|已|依法){0,4}"
)
_BEHIND = ("共计", "达到", "总数", "共", "达", "有", "为")
_LONGEST = 18


@cache
def _named() -> Mapping[str, tuple[CommonFigure, ...]]:
    """The figures by verb and noun, and by the noun alone where that is enough."""
    found: dict[str, tuple[CommonFigure, ...]] = {}
    for each in _FIGURES:
        for noun in each.nouns:
            for verb in (*each.verbs, *("",) * each.is_named):
                found[verb + noun] = (*found.get(verb + noun, ()), each)
    return found


@cache
def _counted() -> Mapping[str, tuple[CommonFigure, ...]]:
    """The figures by what is counted."""
    found: dict[str, tuple[CommonFigure, ...]] = {}
    for each in _FIGURES:
        for noun in each.nouns:
            found[noun] = (*found.get(noun, ()), each)
    return found


def figure_called(name: str) -> CommonFigure | None:
    """The figure that a heading of a table names."""
    return next(iter(_named().get(name, ())), None)


def figure_told(each: Quantity) -> tuple[CommonFigure, int] | None:
    """The figure that a quantity is, with where the noun ends if it stands behind the number, else 0."""
    if each.unit not in _UNITS:
        return None
    text = each.line.text
    if text.startswith(_STOPS, each.end) or each.end == len(text):
        told = _told(each)
        found = _named().get(told) or _named().get(_without_filler(told), ())
        return next(((figure, 0) for figure in found if each.unit in figure.units), None)
    own = None
    for end, noun in _nouns_behind(each):
        own = _told(each).removesuffix("的").removesuffix("了") if own is None else own
        for figure in _counted()[noun]:
            known = own in figure.verbs or (figure.is_named and own in {"", "办理", "现有"})
            if known and each.unit in figure.units:
                return figure, end
    return None


_UNITS = frozenset(unit for each in _FIGURES for unit in each.units)
_STOPS = tuple("，。；、：（）")


def _told(each: Quantity) -> str:
    """What is told before a quantity, without 全年 and the like."""
    text = each.line.text
    lead = _LEAD.match(text, each.clause, each.start)
    return text[lead.end() if lead else each.clause : each.start].translate(_NO_MARKS)


_NO_MARKS = str.maketrans("", "", "“”")


def _without_filler(told: str) -> str:
    return next((told.removesuffix(word) for word in _BEHIND if told.endswith(word)), told)


def _nouns_behind(each: Quantity) -> Iterator[tuple[int, str]]:
    """What is counted by the words right behind a quantity, the longest first."""
    behind = each.line.unquoted[each.end : each.end + _LONGEST]
    if behind[:2] in _beginnings():
        for length in range(len(behind), 1, -1):
            if behind[:length] in _counted():
                yield each.end + length, behind[:length]


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(noun[:2] for noun in _counted())
