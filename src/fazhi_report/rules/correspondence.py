"""The report as an official letter."""

import re
from collections.abc import Iterator

from fazhi_report.diagnostics import DataPath
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot

_REQUEST = Pattern(
    "妥否|当否(?=，)|(?<![申提报呈邀须需应])请(?:予以|予)?(?:批示|批准|审批|批复|核准)|请予(?:以)?(?:支持|解决)"
    "|恳请[^。]{0,15}(?:解决|支持|批准|批示|增加|给予|拨付)|特此请示|现请示如下"
)
_ASKING = Pattern("否(?<=[妥当]否)|请(?:(?<=恳请)|[予批审核示])")
_PERSON = Pattern("(?:省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|书记|局长|厅长|部长|主任|主席|同志)$")
_INNER = Pattern("(?:股|股室|科|科室|处室)$")  # not 办公室, 办事处
_SUPERIORS = Pattern("[、，,；;]")
# One of each is the office's own level: 本级党委、人大常委会、政府.
_BODIES = (
    ("党委", Pattern("委$|委员会$")),
    ("人大", Pattern("人大(?:常委会)?$|人民代表大会(?:常务委员会)?$")),
    ("政府", Pattern("政府$|公署$|管委会$")),
)
_LONGEST_ADDRESS = 60


@rule("FZ332")
def requests(subject: Subject) -> Iterator[Fault]:
    """报告里没有请求批准、请求解决问题的话。

    需要上级批准、解决的事项，另用请示行文。请示报告制度、请示汇报等说法不在此列。

    依据：《党政机关公文处理工作条例》第十五条第四项：不得在报告等非请示性公文中夹带请示事项（R）
    错误：恳请上级增加执法人员编制，妥否，请批示。
    正确：严格执行重大事项请示报告制度，及时向县委请示汇报。
    """
    told = set()
    for line, match in subject.body.found_unquoted(_REQUEST, sign=_ASKING):
        spot = line.at(match)
        if (line, spot.sentence) not in told:
            yield Fault(spot, f"报告里夹带了请示事项“{match[0]}”", "删去，需要请示的另行请示")
        told.add((line, spot.sentence))


@rule("FZ333")
def addressees(subject: Subject) -> Iterator[Fault]:
    """报告由机关行文，主送一个上级机关，不送个人。

    本级党委、人大常委会、政府可以并列，其他机关用抄送。内设股室不得对外正式行文。

    依据：《党政机关公文处理工作条例》第十五条第一项：原则上主送一个上级机关；第十五条第五项：
        不得以本机关名义向上级机关负责人报送公文；第十七条：内设机构除办公厅（室）外不得对外正式行文（R）
    错误：
        县委、县政府、市水利局：
        现将我局2023年法治政府建设情况报告如下：
    正确：
        县委、县政府：
        现将我局2023年法治政府建设情况报告如下：
    """
    if _INNER.search(subject.office):
        place: Spot | DataPath = ("organization", "name")
        if subject.report is None:
            place = subject.title.spot(0, subject.title.text.find(subject.office) + len(subject.office))
        yield Fault(place, f"“{subject.office}”是内设机构，不对外正式行文", "以机关名义报告")
    for place, names in _addresses(subject):
        for name in names:
            if _PERSON.search(name):
                yield Fault(place, f"主送“{name}”是个人", "主送机关，不送机关负责人")
        if _several(names):
            message = f"主送了几个上级机关：{'、'.join(names)}"
            yield Fault(place, message, "主送一个上级机关（本级党委、政府），其他机关抄送")


def _addresses(subject: Subject) -> Iterator[tuple[Spot | DataPath, list[str]]]:
    """The superiors that a report is sent to, by its data and by a line below the title."""
    given: tuple[str, ...] = getattr(getattr(subject.report, "structure", None), "addressees", ())
    if given:
        names = [name for entry in given for name in _SUPERIORS.split(entry)]
        yield ("structure", "addressees"), names
    first = next(iter(subject.body), None)
    if (
        first
        and not first.level
        and first.text.endswith(("：", ":"))
        and len(first.text) <= _LONGEST_ADDRESS
        and not re.search("[。如下将《]", first.text)
    ):
        yield first.spot(0, len(first.text) - 1), _SUPERIORS.split(first.text[:-1])


def _several(names: list[str]) -> bool:
    """Whether these are several superiors, 党委、人大常委会、政府 being one level's."""
    kinds = [next((kind for kind, pattern in _BODIES if pattern.search(name)), name) for name in names]
    single = {kind for kind, _ in _BODIES}
    return len(kinds) > 1 and (len(set(kinds)) < len(kinds) or not set(kinds) <= single)


_PAIR = Pattern(
    "(?P<party>[省市县区州旗镇乡])委(?P<mark>[、，,；; \u3000]?)"
    "(?P<government>[省市县区州旗镇乡])(?:人民)?政府"
)
_REVERSED = Pattern("政府[、，,；; \u3000]{0,2}[^、，,；;：政]{0,10}[省市县区州旗镇乡]委(?!依法|全面|办)")
_LEVEL = Pattern("(?:^|[、，,；; \u3000])(?P<level>[县区旗])(?:委|(?:人民)?政府)")
_NAMES_ONLY = Pattern(
    "[\u4e00-\u9fff]{0,12}(?:[省市县区州旗镇乡]委|政府)"
    "(?:[、，,；; \u3000]{1,2}[\u4e00-\u9fff]{1,16}(?:委|政府|局|办|人大常委会)){0,3}[。；;，,]?"
)
_REGION = Pattern(
    "(?:[^县区市州旗]{1,6}[市州])?(?P<region>[^县区市州旗]{1,6}(?:[县旗]|(?<![社发园新范景税林校城管])区))"
)
_NAMED = Pattern("(?P<region>[^、，；：委政 \u3000]{2,8}[县区旗])(?:委(?!员会办)|(?:人民)?政府)")


@rule("FZ377")
def form_of_addressees(subject: Subject) -> Iterator[Fault]:
    """主送机关按党委、政府的次序写，中间用顿号，末尾用冒号，写的是本级的党委、政府。

    “县政府、县委”次序颠倒，“县委县政府”“县委，县政府”标点不对，县里的局写成“区委、区政府”是别处的稿子。

    依据：主送机关后标全角冒号（GB/T 9704—2012 7.3.2）（R）；《法治政府建设与责任落实督察工作规定》：
        县级以上政府部门向本级党委和政府报告（R）；次序和顿号是通行的写法（D）
    错误：
        县政府、县委：
        现将我局2023年法治政府建设情况报告如下：
    正确：
        县委、县政府：
        现将我局2023年法治政府建设情况报告如下：
    """
    for place, text in _lines_of_addressees(subject):
        if isinstance(place, Spot) and not text.endswith(("：", ":")):
            yield Fault(place, "主送机关后面没有冒号", "末尾用“：”")
        yield from (Fault(place, message, hint) for message, hint in _wrong_names(text, subject.office))


def _wrong_names(text: str, office: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the names of those who are written to, and what to do."""
    region, named = _REGION.match(office), [match["region"] for match in _NAMED.finditer(text)]
    own = region["region"] if region else (named or [""])[0][-3:]
    level = _LEVEL.search(text)
    if any(not name.endswith(own) for name in named) or (region and level and level["level"] != own[-1]):
        yield f"“{office}”的主送机关写的是“{text.rstrip('：:')}”", "写本级党委、政府"
    if _REVERSED.search(text):
        yield f"“{text.rstrip('：:')}”次序颠倒", "先写党委，后写政府"
    for match in _PAIR.finditer(text):
        if match["party"] != match["government"]:
            yield f"“{match[0]}”不是同一级", "写本级党委、政府"
        elif match["mark"] != "、":
            right = f"{match['party']}委、{match['party']}政府"
            yield f"“{match[0]}”中间应当用顿号", f"写成“{right}”"


def _lines_of_addressees(subject: Subject) -> Iterator[tuple[Spot | DataPath, str]]:
    """Whom a report is sent to, by its data and by a line below the title with the colon that it may have."""
    given: tuple[str, ...] = getattr(getattr(subject.report, "structure", None), "addressees", ())
    if given:
        yield ("structure", "addressees"), "、".join(given)
    first = next(iter(subject.body), None)
    if first and not first.level and not first.role and len(first.text) <= _LONGEST_ADDRESS:
        names = first.text.rstrip("：:")
        if _NAMES_ONLY.fullmatch(names) or (
            names != first.text and _PAIR.search(names) and "将" not in names
        ):
            yield first.spot(0, len(names)), first.text


@rule("FZ334")
def length(subject: Subject) -> Iterator[Fault]:
    """报告一般不超过5000字。

    篇幅过长，不便阅读。限额可以在设置 longest 里改。

    依据：《整治形式主义为基层减负若干规定》：文件一般不超过5000字（R）
    错误：
        ---
        shortcomings: [
            &a 个别股室对依法行政的认识还不够到位，重业务办理、轻程序规范，案卷制作不够细致，告知、听证、
            集体讨论等环节的记录不够完整，主要原因是日常培训多以会议传达为主，针对办案一线的实际操作训练安排较少,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a,
            *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    正确：全年开展法治培训4次。
    """
    most = subject.settings.style.longest
    count = len("".join(subject.lines.text.split()))
    if count > most:
        title = subject.title
        message = f"报告有{count}字，超过了{most}字"
        yield Fault(title.spot(0, len(title.text)), message, "压缩篇幅，删去与法治政府建设无关的内容")


RULES: tuple[Rule, ...] = (
    requests,
    addressees,
    form_of_addressees,
    length,
)
