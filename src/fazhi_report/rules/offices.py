"""The office that signs a report, and words by which other offices call themselves."""

from collections.abc import Iterator

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot

_SIGNS = Pattern("(?:[局委厅部办院署会镇乡股科处室]|政府|街道|办公室|办事处|中心|党组|党委|公司|[支大总]队)$")
_BLANKS = str.maketrans("", "", " \u3000")
_INNER = Pattern("(?:[股科处]|科室|股室|处室|办公室)$")
_WITH_INNER = ("局", "委", "厅", "办事处", "委员会")


@rule("FZ313")
def signing_office(subject: Subject) -> Iterator[Fault]:
    """署名的机关就是标题里的机关。

    标题是水利局，落款是农业农村局，是套用别的单位的稿子留下的。全称与规范化简称、党组与机关、几个机关联合署名的不在
    此列；内设机构不署名。

    依据：《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成，署名署发文机关全称或者规范化简称（R）
    错误：
        # 青山县水利局关于2023年法治政府建设情况的报告
        全年开展法治培训4次。
        青山县农业农村局
        2024年2月5日
    正确：
        # 青山县人民政府关于2023年法治政府建设情况的报告
        全年开展法治培训4次。
        青山县政府
        2024年2月5日
    """
    report = subject.report
    if report:
        own, office = report.organization, report.official.office
        if office and not any(_is_same(office, name) for name in (own.name, own.short_name)):
            message = f"署名“{office}”不是机构“{own.name}”"
            yield Fault(("official", "office"), message, "署机构的全称或者规范化简称")
        return
    title = subject.title.text.translate(_BLANKS)
    signed = [
        (line, line.text.translate(_BLANKS))
        for line in subject.signatures
        if _SIGNS.search(line.text.strip())
    ]
    if not subject.office or any(_is_same(name, subject.office) or name in title for _, name in signed):
        signed = [(line, name) for line, name in signed if _is_inner(name, subject.office)]
    for line, name in signed:
        message = f"标题的机关是“{subject.office}”，署名是“{name}”"
        yield Fault(line.spot(0, len(line.text)), message, "改成同一个机关")


def _is_same(name: str, other: str) -> bool:
    """Whether one name of an office is the other or shortens it."""
    long, short = sorted((name.translate(_BLANKS), other.translate(_BLANKS)), key=len, reverse=True)
    left = iter(long)
    return all(character in left for character in short) and not _is_merged(long, short)


def _is_merged(long: str, short: str) -> bool:
    """Whether one bureau has a field more in its name, as 教育体育局 beside 教育局."""
    if not long.endswith("局") or not short.endswith("局") or len(long) == len(short):
        return False
    same = next(at for at, character in enumerate(long) if character != short[at : at + 1])
    more = long[same : same + len(long) - len(short)]
    is_one = long[:same] + long[same + len(more) :] == short and same > _SHORTEST_REGION
    return is_one and len(more) in _FIELDS and not _LEFT_OUT.match(more)


def _is_inner(name: str, office: str) -> bool:
    """Whether a name is that of an inner body of an office."""
    inner = name.startswith(office) and _INNER.search(name.removeprefix(office))
    return bool(inner and office.endswith(_WITH_INNER))


_SHORTEST_REGION = 2
_FIELDS = range(2, 5)
"""Characters of a field; by more a name may be shortened."""
_LEFT_OUT = Pattern("[和与及]|事务|管理|行政|综合|监督|人民|运输|服务|资源")
_KINDS = (
    # what the name of an office ends with, what it calls itself
    ("街道", Pattern("街道(?:办事处|党工委)?$")),
    ("管委会", Pattern("管委会$|管理委员会$")),
    ("镇", Pattern("镇(?:人民政府|政府|党委)?$")),
    ("乡", Pattern("乡(?:人民政府|政府|党委)?$")),
    ("局", Pattern("局(?:党组|法律顾问|属|党委)?$")),
    ("厅", Pattern("厅(?:党组|党委)?$")),
    ("委", Pattern("(?:委|委员会)(?:党组|党委)?$")),
    ("政府", Pattern("(?:[省市县区州旗]|政府)$")),
)
_FOREIGN = {
    "街道": "局镇乡委厅院校",
    "管委会": "局镇乡街厅院校",
    "镇": "局乡街委厅院校",
    "乡": "局镇街委厅院校",
    "局": "镇乡街委厅院校",
    "厅": "局镇乡街院校",
    "委": "局镇乡街厅院校",
    "政府": "局镇乡街委厅院校",
}
_OWN = Pattern(
    "(?<!自)我(?:(?P<kind>[镇院校厅]|局(?![限部面势])|乡(?!村|土|情)|委(?![托派任员])|街道)|(?P<region>[县区]))",
    words="我",
)
_WHOLE_BUREAU = Pattern(
    r"(?:^|[，。；、：和]|组织|要求|动员|引导|督促|带领|[对为向在使让])(?P<word>全局)(?=\d|共(?!识|建|享|谋)|法治|依法|上下|干部|职工|党员|机关|各[股科处]室|在编|现有|持证|(?:行政)?执法人员|工作人员|中层)",
    words=("全局",),
)
_BUREAU_BODY = Pattern(
    "(?:^|[，。；：由经])(?P<word>局(?:党组|党委(?!、)|领导班子|主要负责人|机关|务会|长办公会|长(?!期|远|效|制)))",
    words=("局",),
)
_PARTY_AND_GOVERNMENT = Pattern(
    "(?<![治市])(?P<level>[县区])(?:委、?[县区]政府|政府党组)", words=("县政府", "区政府")
)
_AUTONOMOUS = ("自治区", "广西", "内蒙古", "宁夏", "新疆", "西藏", "开发区", "高新区", "新区", "园区")
_COUNTY_OR_DISTRICT = Pattern(
    "(?:[^县区市州旗]{1,6}[市州])?[^县区市州旗]{1,6}(?P<level>县|(?<![社发园新范景税林校城管])区)"
)


@rule("FZ376")
def words_of_another_office(subject: Subject) -> Iterator[Fault]:
    """自称和本机关的类型相符。

    局的报告里写“我镇”，街道的报告里写“全局干部”“局党组”，是抄了别的单位的稿子；县里的报告写“我区”也是。
    “着眼全局”和别的机关的党组、局长不在此列。

    依据：公开的报告里有照搬别的单位稿子的（D）；机关名称用全称或规范化简称，条例第九条（R）
    错误：我镇坚持把法治政府建设摆在重要位置。
    正确：我局着眼全局，指导各镇加强法治建设，县公安局党组专题研究。
    """
    name = subject.office.partition("（")[0]
    kind = next((kind for kind, pattern in _KINDS if pattern.search(name)), "")
    told = set()
    for spot in _foreign_words(subject, kind, name) if kind else ():
        if spot.text not in told:
            told.add(spot.text)
            message = f"“{subject.office}”的报告里写“{spot.text}”"
            yield Fault(spot, message, "改成本机关的自称、本级的党委和政府；确是别的机关的，写明是哪个")


def _foreign_words(subject: Subject, kind: str, name: str) -> Iterator[Spot]:
    """The words by which another kind of office, or one of another kind of region, calls its own."""
    level = _COUNTY_OR_DISTRICT.match(name)
    other = {"县": "区", "区": "县"}.get(level["level"] if level else "", "")
    if other == "区" and any(word in subject.lines.text for word in _AUTONOMOUS):
        other = ""
    for line, match in subject.body.found_unquoted(_OWN):
        if (match["kind"] and match["kind"][0] in _FOREIGN[kind]) or (other and match["region"] == other):
            yield line.at(match)
    for line, match in subject.body.found_unquoted(_PARTY_AND_GOVERNMENT):
        if match["level"] == other:
            yield line.at(match)
    if kind in ("街道", "镇", "乡", "政府", "管委会", "委"):
        for pattern in (_WHOLE_BUREAU, _BUREAU_BODY):
            for line, match in subject.body.found_unquoted(pattern):
                yield line.at(match, "word")


RULES: tuple[Rule, ...] = (
    signing_office,
    words_of_another_office,
)
