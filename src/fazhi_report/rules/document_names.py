"""One name for one document: the same form throughout, and short names that are told."""

from collections.abc import Iterator

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.cited_laws import CitedTitle, citations
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.registry import COUNTRY, normal
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot


@rule("FZ354")
def mixed_forms(subject: Subject) -> Iterator[Fault]:
    """同一部法律在一份报告里只用一种写法。

    《中华人民共和国预算法》和《预算法》都对，一份报告里用一种；先写全称并括注“以下简称”的不算混用。

    依据：法律名称全称、简称都有使用，同一报告宜保持一种（D）
    错误：学习《预算法》。
        宣传《中华人民共和国预算法》。
    正确：学习《中华人民共和国预算法》（以下简称《预算法》）。
        宣传《预算法》。
    """
    forms: dict[str, CitedTitle] = {}
    defined = {short for _, short in _definitions(subject)}
    for cited in citations(subject):
        entry = cited.entry
        name = entry.title if entry else cited.title.removeprefix(COUNTRY)
        first = forms.setdefault(name, cited)
        one, other = _form(first), _form(cited)
        if one != other and not {one, other} & defined:
            yield Fault(
                cited.spot,
                f"前面写“《{first.title}》”，这里写“《{cited.title}》”",
                "同一部法律在全文用一种写法",
            )
            forms[name] = cited


def _form(cited: CitedTitle) -> str:
    """A title, but for dashes and brackets, which other rules look after."""
    return cited.title if cited.title.startswith(COUNTRY) else normal(cited.title)


_YEAR = Pattern(r"(20\d\d)年度?")
_FILLERS = Pattern("[的和与及、 ]")


@rule("FZ355")
def differing_titles(subject: Subject) -> Iterator[Fault]:
    """同一份文件前后用同一个名称。

    只差“年”与“年度”、“的”、“和”与“与”、年份前后位置或者横线、空格的，看来是同一份文件，名称以印发的为准。
    年份、文种不同的是不同的文件。

    依据：《党政机关公文处理工作条例》第二十条，审核重点包括引文准确（R）；
        样例（一）写“2023年度……工作要点”，（三）写“2023年……工作要点”，是同一份文件（D）
    错误：审议《2023年度青山县水利局法治政府建设工作要点》。
        印发《2023年青山县水利局法治政府建设工作要点》。
    正确：审议《青山县水利局2023年法治政府建设工作要点》《青山县水利局2023年法治政府建设情况报告》。
        总结《青山县水利局2022年法治政府建设工作要点》落实情况。
    """
    first: dict[str, CitedTitle] = {}
    found = set()
    for cited in citations(subject):
        if cited.entry or cited.title in found:
            continue
        other = first.setdefault(_sameness(cited.title), cited)
        if other.title != cited.title:
            found.add(cited.title)
            yield Fault(
                cited.spot,
                f"前面称“《{other.title}》”，这里称“《{cited.title}》”，像是同一份文件",
                "是同一份的，以印发的名称为准，全文一致",
            )


def _sameness(title: str) -> str:
    """What titles of the same document have in common; its year stands in front."""
    text = normal(title)
    years = "".join(_YEAR.findall(text))
    return years + COUNTRY * title.startswith(COUNTRY) + _FILLERS.sub("", _YEAR.sub("", text))


_NOTICE = Pattern("(?:要点|方案|计划|办法|规定|制度|细则|规划|清单|纲要|条例|规则|规程)的通知$")


@rule("FZ356")
def notices_without_subject(subject: Subject) -> Iterator[Fault]:
    """印发文件的通知，名称写“关于印发〈……〉的通知”。

    只写“……要点的通知”，漏了“关于印发”，不成其为通知的标题；引用文件本身的，不写“的通知”。

    依据：《党政机关公文处理工作条例》第九条第七项，标题由发文机关名称、事由和文种组成（R）；
        公开的报告里有写作“《……要点的通知》”的（D）
    错误：制定《2023年法治政府建设工作要点的通知》。
    正确：制定《2023年法治政府建设工作要点》，落实《关于印发〈2023年依法行政工作要点〉的通知》。
    """
    for cited in citations(subject):
        if "关于" not in cited.title and _NOTICE.search(cited.title):
            what = cited.title.removesuffix("的通知")
            message = f"“《{cited.title}》”缺“关于印发”"
            hint = f"写成《关于印发〈{what}〉的通知》，或者直接写《{what}》"
            yield Fault(cited.spot, message, hint)


# Short names ---------------------------------------------------------------------------------------------

_DEFINITION = Pattern("(?:统称|简称|并称)为?[：:]?(《[^《》]{1,20}》|“[^“”]{1,20}”)", words="称")
_FULL = Pattern("《([^《》]{1,100})》（以下[简统]称", words=("》（以下",))
_GENERIC = frozenset(
    ("纲要", "规定", "条例", "意见", "办法", "规划", "方案", "通知", "决定", "细则", "督察规定", "实施纲要")
)
"""Short names that say nothing by themselves."""


def _definitions(subject: Subject) -> Iterator[tuple[Spot, str]]:
    """Every 以下简称 with the short name it gives."""
    for line, match in subject.lines.found(_DEFINITION):
        yield line.at(match, 1), match[1].strip("《》“”")


@rule("FZ357")
def short_names(subject: Subject) -> Iterator[Fault]:
    """简称在第一次出现时交代一次，以后都用它。

    《纲要》《规定》这样的简称本身不说明是哪一份文件，第一次引用时要括注“以下简称《纲要》”；
    先用后交代、交代两次、交代了不用，都要改。

    依据：《党政机关公文处理工作条例》第二十条和公文写作的通行做法（D）
    错误：按照《纲要》要求，将任务落实到责任股室。
    正确：根据《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》），现将有关情况报告如下：
        按照《纲要》要求，将任务落实到责任股室。
    """
    defined: dict[str, Spot] = {}
    for spot, name in _definitions(subject):
        if name in defined:
            yield Fault(spot, f"简称“{name}”前面已经交代过", "删去这里的括注，直接用简称")
        elif _uses(subject, spot.text) == 1:
            message = f"交代了简称“{name}”，后面没有用到"
            yield Fault(spot, message, "删去“以下简称”的括注，或者在后文用简称", Severity.INFO)
        defined.setdefault(name, spot)
    yield from _undefined(subject, defined)
    yield from _in_full_again(subject)


def _uses(subject: Subject, name: str) -> int:
    """How often a short name stands in the report, where it is defined included; a title with its marks."""
    bare = name if name.startswith("《") else name[1:-1]
    return subject.lines.text.count(bare)


def _in_full_again(subject: Subject) -> Iterator[Fault]:
    """The full titles that come again behind their short name."""
    defined = {match[1] for _, match in subject.lines.found(_FULL)}
    seen = set()
    for cited in citations(subject) if defined else ():
        if cited.title in seen:
            message = f"“《{cited.title}》”前面已经交代了简称，这里又写全称"
            yield Fault(cited.spot, message, "用简称", Severity.INFO)
        seen |= {cited.title} & defined


def _undefined(subject: Subject, defined: dict[str, Spot]) -> Iterator[Fault]:
    """The short titles that are used before they are defined, or are not defined and say nothing."""
    lines = {line: index for index, line in enumerate(subject.lines)}
    seen = set()
    for cited in citations(subject):
        spot = defined.get(cited.title)
        if cited.title in seen:
            continue
        seen.add(cited.title)
        if spot is None and cited.title in _GENERIC:
            message = f"简称“《{cited.title}》”没有交代是哪一份文件"
            yield Fault(cited.spot, message, f"第一次引用写全称，括注“以下简称《{cited.title}》”")
        elif spot and (lines[cited.line], cited.start) < (lines[spot.line], spot.start):
            message = f"简称“《{cited.title}》”用在交代之前"
            yield Fault(cited.spot, message, "把“以下简称”的括注移到第一次引用的地方")


# Plans of legal education --------------------------------------------------------------------------------


RULES: tuple[Rule, ...] = (mixed_forms, differing_titles, notices_without_subject, short_names)
