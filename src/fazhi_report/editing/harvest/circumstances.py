"""Why a number is no total of this year and this office: it is of plans, of others, of a part."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_report.editing.harvest.found_numbers import FoundNumber

CLAUSE_ENDS = re.compile(
    r"[，。；：！？]|（(?![\u4e00-\u9fff]{1,4}）)|(?<![\u4e00-\u9fff（][\u4e00-\u9fff])）|(?<=\d)）"
)
"""What parts clauses; brackets around a word or two, as in 村（居）, do not."""

PLANNED = "是打算做的"
LAST_YEAR = "是上年或者以前的"
MANY_YEARS = "是几年累计的"
OTHERS = "说的是别的单位或者范围"
ONE_EVENT = "说的是一次活动"
CHANGE = "是增减的数"
SHARED = "几个数写在一起，看不准"

_SENTENCE_ENDS = re.compile("[。！？]")
_PLANS = re.compile(
    r"计划(?:开展|举办|组织|培训|完成|新建|建设|签订|安排|到|于)|(?<!对)拟(?:开展|举办|组织|制定|出台|新|于|在)|力争|预计|下一步|明年"
    r"|将(?:继续|组织|开展|举办|新增|建设|完成|进一步|新建|制定)|目标(?:是|任务)|来年|(?<!结转)(?<!结转至)(?<!结转到)下年|(?<!结转)下一年"
)
_CHANGES = re.compile(
    r"(?:(?:增长|(?<!新)增加|减少|下降|上升|提高|提升|降低|降幅|增幅|压减|压缩|缩减|缩短|翻)(?:了|到|至|为|约|近|达|率为)?"
    r"|[较比同][^，。；]{1,8}(?:多|少|增|降|升|高|低)(?:了|出)?)$"
)
_REACHED = re.compile("(?:提高|提升|上升|增长)(?:到|至)了?$")
_FROM = re.compile(r"由(?:去年|上年|原来|原|最初|以往|过去)?的?[^，。；]{0,12}$")
_ON_TO = tuple(
    f"{verb}{to}" for verb in ["增加", "提高", "减少", "提升", "下降", "降", "增"] for to in "到至"
)
_CLOSED = re.compile("（[^（）]*）")
_THIS_YEAR = ("今年", "本年", "全年", "年内", "一年来")
_EARLIER = re.compile(r"去年|上年(?!度?结转[^，]*，)|上一年|前年|往年|历年|同期|上年度")
_COMPARED = re.compile(r"[较比与同和于](?:去年|上年|上一年|前年|往年|历年|同期)")
_OF_YEAR = re.compile(r"(20\d\d)年(?!以来|起|至)", re.ASCII)
_MANY = re.compile(
    r"近[两二三四五六七八九十\d]{1,2}年|(?<!\d)[两二三四五六七八九十\d]{1,2}年(?:来|间|累计)|近年来|历年来|以来(?:累计)?|建[局区县市镇]以来"
    r"|(?:截至目前|截至今|至今)[^。；]*累计|(?<!截)至今|“?[一二三四五六七八]五”?(?:普法)?(?:期间|以来)|任期(?:内|以来)|历次|多年来|十[一二三四]五"
)
_SINCE_THIS_YEAR = (
    r"(?:今年|一年|本年度?|全年|年初|年内)以?来|{year}年(?:度)?以来|自?{year}年(?:初|1月1?日?)(?:以来|起)"
)
_EVENT = re.compile(
    r"\d{1,2}月(?:\d{1,2}[日号])|(?<![—\-至到～~—、])(?<!截至)(?<!截止)\d{1,2}月(?:份|上旬|中旬|下旬|底|初|(?=[，,]))"
    r"|活动(?:中|现场|期间|当[天日])|期间|现场(?:会)?(?:共|发放|解答)|当[天日]|上半年|下半年|[一二三四]季度"
    r"|活动[周月日](?:中|期间)|宣传[周月日](?:中|期间)?|国家宪法日|此次|本次|该[案次批项]|这[次批项]"
)
_WHOLE_YEAR = re.compile(
    r"1[月日]?[—\-至到～~]{1,2}1?2月|截[至止]\d{4}年(?:\d{1,2}月)?(?:底|\d{1,2}日)?|截[至止]\d{1,2}月(?:底|\d{1,2}日)?"
    r"|1月1日[—\-至到]1?2月31日"
)
_VERBS = "召开|举办|举行|受理|办理|签订|审查|审核|制定|出台|印发|发放|调解(?!委员会)|排查|化解|检查|查处"
_DEEDS = (
    "配备|建成|建立|聘请|打造|培育|创建|成功|成立|覆盖|走访|深入|为|对|向|到|赴|从|与|和|联合|新建|建设|开展|组织|获|推进|加强|选派"
    "|完善|落实"
)
_OPENING = (
    r"^(?:同时|此外|另外|其中|目前|今年|全年|本年度?|年内|一年来|20\d\d年(?:度)?)?[，]?"
    r"(?:由|指导|督促|推动|组织|引导|协助|配合|支持|帮助|在)?"
)
_ALL_OF = re.compile(rf"{_OPENING}(?P<who>全(?:国|省|市|县|区|州|盟|旗|镇|乡))")
_PLACES_AND_BODIES = (
    "镇|乡|街道|派出所|司法所|监管所|中队|分局|法院|检察院|公司|村|社区|学校|学院|医院|协会|幼儿园|中学|小学|公安局|税务局"
    "|司法局|教育局|民政局|民警|网格员"
)
_DOES = (
    "，|入户|走访|共|累计|全年|已|均|先后|开展|组织|举办|作出|办理|受理|处理|查处|排查|调解|化解|审核|签订|发放|建|有|完成|新|制定|聘|配|成"
    "|收|接|出动|检查|的|领域|系统|范围|两级|三级|现有|各|干部|行政|执法|人民|法律|网格|矛盾|依法|常务|党组|常委|对我|党委"
)
_SUBJECTS = re.compile(
    rf"{_OPENING}(?P<who>各[\u4e00-\u9fff、]{{0,10}}?(?:镇|乡|街道|部门|单位|局|委办局|村|社区|企业|学校|地|级)"
    rf"|(?!{_DEEDS})(?:(?!{_VERBS})[\u4e00-\u9fff、]){{2,12}}?(?<!示范)(?:{_PLACES_AND_BODIES})"
    rf"|[省市区县][\u4e00-\u9fff]{{2,8}}?(?:局|委|办|厅|院|大队|支队)|[省市区县](?:局|委|政府|人民政府|人大|政协)"
    rf"|[省市区县][\u4e00-\u9fff]{{0,6}}12345[\u4e00-\u9fff]{{0,8}}?热线|(?:下属|所属|下级|直属)[\u4e00-\u9fff]{{0,6}}?(?:单位|机构|企业|部门)"
    rf"|[镇乡街道区县市社]{{0,2}}(?:综治中心|服务中心|工作站)|司法所|派出所|法院|检察院|公安机关)(?={_DOES})"
)


@dataclass(frozen=True, slots=True)
class Office:
    """What must be known of an office to tell its figures from those of others.

    `level` is that of its region, as 县; a government (`governs`) has all figures of its region for its own.
    """

    year: int
    name: str = ""
    short_name: str = ""
    level: str = ""
    governs: bool = False


class Where(NamedTuple):
    """A number in its sentence: what stands before it there, in the clause that it ends, and behind in that.

    `start` is where the sentence begins, `masked` the sentence with ■ for what is quoted; `opens_bracket`
    whether the clause is the first in brackets.
    """

    sentence: str
    clause: str
    behind: str
    masked: str = ""
    opens_bracket: bool = False
    start: int = 0


_LONGEST_SENTENCE = 500
"""Characters of a sentence that are looked at; else reading would take the square of its length."""


def sentence_start(text: str, index: int) -> int:
    """Where the sentence of a character begins."""
    first = max(index - _LONGEST_SENTENCE, 0)
    return max((match.end() for match in _SENTENCE_ENDS.finditer(text, first, index)), default=first)


@dataclass(slots=True)
class Circumstances:
    """Tells what of a paragraph is not the office's own and this year's."""

    office: Office
    _since: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        """Know how the year is spoken of up to now."""
        self._since = re.compile(_SINCE_THIS_YEAR.replace("{year}", str(self.office.year)))

    def denial(self, where: Where, number: FoundNumber, *, standing: bool, dated: bool, paired: bool) -> str:
        """Why a number is not to be counted, in Chinese; "" where nothing says so.

        `standing` of a ledger of what there is, which may be of all the years up to now; `dated` of one whose
        figures are those of single days; `paired` where it is known which of several labels a number has.
        """
        sentence, clause = _CLOSED.sub(lambda match: "■" * len(match[0]), where.sentence), where.clause
        is_done_in_year = not standing and not dated and not number.is_rate
        if _CHANGES.search(clause) and not (number.is_rate and _REACHED.search(clause)):
            return CHANGE
        if _FROM.search(clause) or where.behind.startswith(_ON_TO) or self._is_earlier(sentence, clause):
            return LAST_YEAR
        if _PLANS.search(sentence) or f"{self.office.year + 1}年" in sentence:
            return PLANNED
        if not standing and self._is_of_many_years(sentence):
            return MANY_YEARS
        if any(not self._is_own(who) for who in _subjects(sentence.rpartition("；")[2])):
            return OTHERS
        if is_done_in_year and self._is_of_an_event(where.masked):
            return ONE_EVENT
        return SHARED if "分别" in clause and not paired else ""

    def _this_year(self, text: str) -> int:
        """Where this year is last named; -1 where it is not."""
        return max(text.rfind(word) for word in (*_THIS_YEAR, f"{self.office.year}年"))

    def _is_earlier(self, sentence: str, clause: str) -> bool:
        """Whether an earlier year is spoken of; not where this one was only compared with it before."""
        found = [int(match[1]) < self.office.year and match.start() for match in _OF_YEAR.finditer(sentence)]
        years = [at for at in found if at is not False]
        for match in _EARLIER.finditer(sentence):
            compares = _COMPARED.search(sentence, max(match.start() - 1, 0), match.end())
            if not compares or match.start() >= len(sentence) - len(clause):
                years.append(match.start())
        return max(years, default=-1) > self._this_year(sentence)

    def _is_of_many_years(self, sentence: str) -> bool:
        text = self._since.sub(lambda match: "■" * len(match[0]), sentence)
        if found := list(_MANY.finditer(text)):
            return found[-1].start() > self._this_year(sentence) or "累计" in sentence
        is_bare = self._this_year(sentence) < 0 and not re.search(r"\d", sentence)
        return "累计" in sentence and is_bare

    def _is_own(self, who: str) -> bool:
        office = self.office
        if office.governs and who in (f"全{office.level}", "各镇街", "各级"):
            return True
        names = [name for name in (office.name, office.short_name) if name]
        return who.startswith(("我", "本", "该")) or any(who in name or name.endswith(who) for name in names)

    def _is_of_an_event(self, masked: str) -> bool:
        text = _WHOLE_YEAR.sub("", masked)
        found = list(_EVENT.finditer(text))
        return bool(found) and found[-1].start() > max(self._this_year(text), text.rfind("年度"))


def _subjects(sentence: str) -> list[str]:
    """Whom the clauses of a sentence are about, where they begin by saying so."""
    parts = [part for part in CLAUSE_ENDS.split(sentence) if not part.endswith("下")]  # 在县委的领导下
    found = [match for part in parts for match in (_ALL_OF.match(part), _SUBJECTS.match(part))]
    return [match["who"] for match in found if match]
