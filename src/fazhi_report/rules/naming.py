"""What the office and its party body are called."""

import re
from collections import Counter
from collections.abc import Iterator

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

_SELF = Pattern(
    "[我本](?:(?<=我)(?:局|厅|委|办(?![理法事案公])|院|单位|中心)|(?<=本)(?<![基根原版成文]本)(?:局|厅)(?![面部势限]))",
    words="我本",
)


@rule("FZ345")
def self_names(subject: Subject) -> Iterator[Fault]:
    """本机关的自称全文用一个。

    “我局”“本局”“我单位”混用，多半是各股室的材料拼在一起没有统一。机关的名称与自称并用是正常的。

    依据：自称全文统一，由公文用语一致的要求推出（D）
    错误：我局认真履行职责。
        本局组织学法4次。
        我局积极推进依法行政。
    正确：我局认真履行职责，县水利局组织学法4次，本单位主办的文件均已备案。
    """
    found = list(subject.body.found_unquoted(_SELF))
    counts = Counter(match[0] for _, match in found)
    usual = max(counts, key=counts.__getitem__, default="")
    seen = {usual}
    for line, match in found:
        if match[0] not in seen:
            seen.add(match[0])
            yield Fault(line.at(match), f"全文多称“{usual}”，这里称“{match[0]}”", f"统一为“{usual}”")


_OWN = Pattern(
    # Behind punctuation or a verb, so that it isn't the party body of another office: 县公安局党委.
    "[局厅委办院中单党](?:(?<![\u4e00-\u9fff].)|(?<=[由经向以按在将把我本请开听对织过展持入是].))"
    "(?:(?:(?<=[局厅委办院])|(?<=中)心|(?<=单)位)党(?P<body>[组委])(?![办、和与及宣政（])"
    "|(?<=党)(?P<group>[组委])(?:理论学习)?中心组)",
    words=("党组", "党委"),
)
_BODIES = ("党组", "党委")


@rule("FZ346")
def party_body(subject: Subject) -> Iterator[Fault]:
    """本单位的党组织前后称呼一致，是党组就不写党委。

    一个单位设党组还是党委是确定的，既称“局党组”又称“党委理论学习中心组”，是照抄别处材料留下的。
    区委、市局党委、机关党委等别的党组织不在此列。

    依据：公开的报告里有既称局党组又称党委理论学习中心组的，党组、党委只能有一个（D）
    错误：局党组2次研究法治政府建设。
        党委理论学习中心组集中学法4次。
    正确：局党组2次研究法治政府建设，机关党委组织党员学法，党组理论学习中心组集中学法4次，向县委报告。
    """
    organization = subject.report.organization if subject.report else None
    name = organization.short_name if organization else subject.office or "本机关"
    own_name = Pattern(f"{re.escape(name)}党(?P<body>[组委])(?P<group>)", words=(f"{name}党",))
    found = [
        (line, match, f"党{match['body'] or match['group']}")
        for pattern in (_OWN, own_name)
        for line, match in subject.body.found_unquoted(pattern)
    ]
    kinds = Counter(kind for _, _, kind in found)
    own = organization.party_kind if organization else ""
    if own not in _BODIES:  # the one that stands most often, or first
        own = max(kinds, key=kinds.__getitem__, default="")
    for line, match, kind in found:
        if kind != own:
            yield Fault(line.at(match), f"本单位设的是{own}，这里写“{match[0]}”", f"核对后统一为“{own}”")


_SHORTEST_NAME = 5
_LONGEST_NAME = 25
_LEFT_OUT = "和与及道"
"""What names are shortened by: 发展和改革 to 发展改革, 街道 to 街."""


@rule("FZ347")
def misspelt_office(subject: Subject) -> Iterator[Fault]:
    """正文里本机关的名称与标题一致。

    全称漏了一个字（“呼中区教育局”写成“呼中教育局”）或者末尾叠写（“民政局民政局”），是录入的差错。

    依据：公开的报告里有单位名漏“区”字、叠写的（D）；机关名称用全称或规范化简称，条例第九条（R）
    错误：青山水利局组织学法4次。
    正确：青山县水利局组织学法4次，县水利局印发工作要点。
    """
    office = subject.office
    if not _SHORTEST_NAME <= len(office) <= _LONGEST_NAME:
        return
    wrong = {
        office[:index] + office[index + 1 :]
        for index in range(1, len(office) - 1)
        if office[index] not in _LEFT_OUT
    }
    for name in sorted(each for each in wrong if each not in office):
        for line, match in subject.lines.found_unquoted(Pattern(re.escape(name), words=(name,))):
            yield Fault(line.at(match), f"“{name}”与机关名称“{office}”差一个字", f"写成“{office}”")


RULES: tuple[Rule, ...] = (
    self_names,
    party_body,
    misspelt_office,
)
