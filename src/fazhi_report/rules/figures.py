"""Single figures, where they come from and how they are written."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fazhi_report.diagnostics import DataPlace, Severity
from fazhi_report.document import OFF_LEDGER
from fazhi_report.notation import counted
from fazhi_report.rules.exempt import masked, states_norm
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity, quantities, quantities_in
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

if TYPE_CHECKING:
    from fazhi_report.facts import Fact

# Where figures come from ------------------------------------------------------------------------------------

_CITE = "记入台账，或者记入“指标”，再在文字里用 {{ … }} 引用"
_MOST_NAMED = 3
_HUNDRED = 100


class _Origins:
    """Tells whether a figure comes from a record, and which facts have its value."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._facts: dict[str, list[Fact]] | None = None

    def lacking(self, line: TextLine, start: int) -> bool:
        """Whether the character was typed: in a text of the data, or in a template."""
        run = line.run_at(start)
        if run is None or run.fact or OFF_LEDGER in run.ties:
            return False
        return not isinstance(run.origin, DataPlace) or self._subject.is_text(run.origin.path)

    def claims_all(self, found: Quantity) -> bool:
        """Whether a quantity is the 100% of a claim, which its ties hold up."""
        run = found.line.run_at(found.start)
        return run is not None and bool(run.ties) and found.unit == "%" and found.value == _HUNDRED

    def hint(self, spot: Spot, *written: str) -> str:
        """The facts that print the same, if they are few; else what to do without one."""
        run = spot.line.run_at(spot.start)
        may_declare = run is not None and self._subject.is_passage(run)
        cite = f"{_CITE}；没有台账的，写成 {{{{ {spot.text} }}}}" if may_declare else _CITE
        if self._facts is None:
            self._facts = defaultdict(list)
            for fact in self._subject.facts.values():
                if fact.stated and type(fact.value) is not bool:
                    self._facts[fact.phrase].append(fact)
        found = [fact for text in written for fact in self._facts.get(text, ())]
        if not 0 < len(found) <= _MOST_NAMED:
            return cite
        names = "或".join(f"{{{{ {fact.title}{'|带单位' if fact.unit else ''} }}}}" for fact in found)
        return f"如果就是台账里的数，写成{names}；不是，{cite}"


def _stated(line: TextLine) -> bool:
    """Whether a line tells what was done; what is planned has no records yet."""
    return line.part != "下年安排"


@rule("FZ220")
def figures_without_origin(subject: Subject) -> Iterator[Fault]:
    """文字里的数字有来历，由台账或者指标算出，不是直接写进文字的。

    直接写的数字无从核对，台账改了它也不会跟着改。只检查由数据文件生成的报告。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        每个数字都能追到一条记录（D）
    错误：---
        additions:
          - {part: 主要举措和成效, title: 普法走深走实, text: 开展宪法宣讲12场。}
    正确：---
        metrics: [{name: 宪法宣讲, value: 12, unit: 场, source: 普法台账}]
        additions:
          - {part: 主要举措和成效, title: 普法走深走实, text: "开展宪法宣讲{{ 指标.宪法宣讲 }}场。"}
    豁免：引号和书名号里的、年份日期、第几次、固定说法（“三项制度”“最多跑一次”）、期限和频次要求、
        下年安排里的目标不在此列。别的确需保留的，在数据文件的“豁免”里写明。
    """
    if subject.report is None:
        return
    origins = _Origins(subject)
    for line, stated in quantities(subject).items():
        if not _stated(line) or not any(origins.lacking(line, each.start) for each in stated):
            continue
        for found in quantities_in(line, masked(line.unquoted)):
            is_typed = origins.lacking(line, found.start) and not origins.claims_all(found)
            if is_typed and not states_norm(line.text, found.start):
                text = found.text.replace("％", "%").replace(",", "")
                hint = origins.hint(found.spot, text)
                yield Fault(found.spot, f"“{found.text}”没有来历，是直接写在文字里的", hint)


_NUMERALS = {counted(number): number for number in range(2, 100)}
# What must not stand before is looked for behind the first character, so that a search is quick.
_SPELLED = Pattern(
    "[一两二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]"
    "(?:(?:(?<=[一二两三四五六七八九])[百千][零〇一二两三四五六七八九十百千万]*"
    "|(?<=[壹贰叁肆伍陆柒捌玖拾])[零壹贰叁肆伍陆柒捌玖拾佰仟]*)"
    "(?P<much>[余多]?)(?P<many>人次|家次|场次|批次|次|件|份|项|名|场(?!所)|期|家|户|宗|卷|起)"
    "|(?<![第每届余前后这那上述某数几一两二三四五六七八九十百千万零〇].)"
    "(?:(?<=[二三四五六七八九])十[一二三四五六七八九]?|(?<=十)[一二三四五六七八九]|(?<![一二]))"
    "(?P<vague>[余多几]?)(?P<unit>人次|家次|场次|批次|次|件|份|项|名|场(?!所)|期|家|户|宗|卷|起)"
    "|(?<=[\u4e00-\u9fff]一)(?:次|期|场|件|份|起)(?=[，。；]))"
)
_OF_EVENTS = {"次", "件", "份", "场", "场次", "期"}


@rule("FZ221")
def spelled_figures_without_origin(subject: Subject) -> Iterator[Fault]:
    """用汉字写的次数、件数也有来历。

    “两次研究”和“2次研究”是同一个数，一样要能追到记录。只检查由数据文件生成的报告；次、件、份、场、期是警告，
    别的量词只提示。

    依据：《党政机关公文处理工作条例》第十九、二十条：文稿中的数字应当准确，列入审核重点（R）；
        每个数字都能追到一条记录（D）
    错误：---
        additions:
          - {part: 主要举措和成效, title: 普法走深走实, text: 局领导两次到乡镇宣讲。}
    正确：---
        additions:
          - {part: 主要举措和成效, title: 普法走深走实, text: 做到最多跑一次，多次到乡镇宣讲。}
    """
    if subject.report is None:
        return
    origins = _Origins(subject)
    for line in filter(_stated, subject.body):
        if not _SPELLED.search(line.unquoted):
            continue
        text = masked(line.unquoted)
        for match in _SPELLED.finditer(text):
            if not origins.lacking(line, match.start()) or states_norm(text, match.start()):
                continue
            unit = match["unit"] or match["many"]
            number = text[match.start() : match.start("vague")] if match["unit"] else ""
            severity = Severity.WARNING if unit in _OF_EVENTS else Severity.INFO
            hint = origins.hint(
                line.at(match),
                f"{_NUMERALS[number]}{unit}" if number in _NUMERALS and not match["vague"] else "",
            )
            yield Fault(line.at(match), f"“{match[0]}”没有来历，是直接写在文字里的", hint, severity)


# How figures are written ------------------------------------------------------------------------------------

_TENS = 10
_ODD_REMAINDER = Pattern(
    "[一二两三四五六七八九]余(?:人次|家次|场次|次|件|份|项|名|场|期|家|户|宗|卷|起|条|个|人)", words="余"
)
_ABOUT = Pattern(
    "(?:(?<![节预签条合公履违契集邀简制租失])约|(?<![附最亲邻就接临远走靠贴新])近|大约|将近|逾|超过)[有达共计]?$"
)
_AROUNDS = ("左右", "上下", "以上")
_AROUND = Pattern("左右(?!岸|两)|上下(?!半)|以上")


@rule("FZ222")
def approximations(subject: Subject) -> Iterator[Fault]:
    """“余”“多”只跟在整十整百后面，也不和“约”“近”“左右”重复。

    “6余次”“1203余件”既精确又含糊；“约20余次”“20余件左右”把一个意思说了两遍。

    依据：真实报告归纳：“余”只跟整十整百（D）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：开展检查6余次，发放资料约200余份。
    正确：开展检查60余次，发放资料近200份，节约资金20余万元，服务群众1.2万余人次。
    """
    for line, match in subject.body.found_unquoted(_ODD_REMAINDER):
        yield Fault(line.at(match), f"“余”前面不是整数：“{match[0]}”", "写准确的数，或者改成整十的约数")
    for line, each in _all(subject):
        if fault := _approximation(line, each):
            yield fault


def _approximation(line: TextLine, each: Quantity) -> Fault | None:
    after = _AROUND.match(line.text, each.end) if line.text.startswith(_AROUNDS, each.end) else None
    if not (after or each.vague):
        return None
    before = _ABOUT.search(line.text, max(each.start - 3, 0), each.start)
    if each.vague and each.value % _TENS:
        return Fault(each.spot, f"“余”“多”前面不是整十的数：“{each.text}”", "写准确的数，或者改成整十的约数")
    if each.vague + bool(before) + bool(after) > 1:
        spot = line.spot(before.start() if before else each.start, after.end() if after else each.end)
        return Fault(spot, f"约数的说法重复：“{spot.text}”", "“约”“近”“余”“左右”只留一个")
    return None


_BARE = Pattern(
    "(?:培训|参训|受众|受教育|发放|咨询|检查|出动|学法|受理|办结|化解|审核|签订|签署|开展|举办|召开|印发)"
    "(?:各类|普法|法治|宣传|执法|法律|行政|专项|人员|群众|干部|资料|合同|案件|纠纷|活动|讲座|培训|检查|会议){0,4}"
    r"(?P<number>(?!12345|20\d\d)\d{1,6})(?=[，。；])"
    r"|(?:案卷|合同|案件|文件|干部|人员|讲座|案|顾问|律师|调解员|意见书|建议书|纠纷|投诉|举报|提案|隐患|企业|商户|工单|资料|手册)"
    r"(?!12345|20\d\d)\d{1,6}(?=[，。；])"
)
_NUMBER_AT_END = Pattern(r"\d[，。；]")


@rule("FZ223")
def missing_measure_words(subject: Subject) -> Iterator[Fault]:
    """数字后面有量词。

    “培训300”说的是300期、300人还是300人次，读者无从知道。

    依据：真实报告归纳：人次、场次要有单位（D）；《党政机关公文处理工作条例》第二十条：数字准确是审核重点（R）
    错误：全年举办执法培训300，合格率100%。
    正确：全年举办执法培训3期，参训300人次，受理12345热线反映的问题6件。
    """
    for line in subject.body:
        if _NUMBER_AT_END.search(line.text):
            for match in _BARE.finditer(line.unquoted):
                yield Fault(line.at(match), f"“{match[0]}”没有量词", "补上件、次、场、人次等量词")


_COUNTED = (
    *("行政处罚", "行政复议", "行政诉讼", "行政应诉", "行政许可", "行政强制", "行政裁决", "公平竞争审查"),
    *("规范性文件", "矛盾纠纷", "信访投诉", "投诉举报", "普法活动", "宣传活动", "法治讲座", "普法讲座"),
    *("法治培训", "执法培训", "法律顾问", "公职律师"),
)
_NOUN_BEFORE = Pattern(f"({'|'.join(_COUNTED)})(?:案件|案)?$")
_NOUN_AFTER = Pattern(f"({'|'.join(_COUNTED)})")
_BEFORE = tuple(noun + case for noun in _COUNTED for case in ("", "案", "案件"))
_ALIKE = {unit: alike for alike in ("件 宗 起", "场 场次", "人 名") for unit in alike.split()}
"""Measure words of the same thing (real reports, 2.2); Guangdong writes 宗 and 场次."""


@rule("FZ224")
def measure_words_of_one_thing(subject: Subject) -> Iterator[Fault]:
    """同一事项全文用同一个量词。

    行政处罚前文论“件”、后文论“宗”，读者会疑心是两个口径。

    依据：真实报告归纳：广东多用“宗”“场次”，同一指标全文应同一量词（D）
    错误：作出行政处罚12件。
        全年没有引发复议的行政处罚10宗。
    正确：作出行政处罚12件，出动执法人员30人次，聘请法律顾问2名。
    """
    alike: dict[str, list[tuple[TextLine, Quantity]]] = defaultdict(list)
    for line, each in _all(subject):
        if each.unit in _ALIKE:
            alike[_ALIKE[each.unit]].append((line, each))
    found: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for units, same in alike.items():
        for line, each in same if len({each.unit for _, each in same}) > 1 else ():
            before = _NOUN_BEFORE.search(each.label) if each.follows(*_BEFORE) else None
            if noun := before or _NOUN_AFTER.match(line.unquoted, each.end):
                found[noun[1], units].append(each)
    for (noun_text, _), counted_alike in found.items():
        usual = Counter(each.unit for each in counted_alike).most_common(1)[0][0]
        for each in counted_alike:
            if each.unit != usual:
                yield Fault(each.spot, f"{noun_text}别处论“{usual}”，这里论“{each.unit}”", f"统一用“{usual}”")


def _all(subject: Subject) -> Iterator[tuple[TextLine, Quantity]]:
    for line, found in quantities(subject).items():
        for each in found:
            yield line, each


_ONE = Pattern(
    r"(?<![\d.．])1(?P<unit>件|份|项|个|起|次|宗|名|人|家)(?:[^，。；：、\d]{0,20}?|，(?:已|现已)?)"
    "(?P<all>(?<![平人年月日户次])均(?![衡等值匀价分摊])|全部|都(?![不没未]))"
)
_SINGLE = tuple(f"1{unit}" for unit in "件份项个起次宗名人家")
_OTHERS_BEFORE = Pattern(r"\d(?:件|份|项|个|起|次|宗|名|人|家)")
_CLAUSE_END = Pattern("[。；：]")


@rule("FZ226")
def all_of_one(subject: Subject) -> Iterator[Fault]:
    """只有一件的，不说“均”“全部”“都”。

    “合同1份，均经审核”是套用模板留下的，改成“经”或“已经”就通顺了；前面还有别的件数、合起来说“均”的不算。

    依据：真实报告归纳：“1件…均经”“合同1份，均经”以“均”修饰单数（D）
    错误：全年签署合同1份，均经合法性审核。
    正确：全年签署合同1份，已经合法性审核；制定文件2件、规划1件，均已备案。
    """
    for line in subject.body.showing(_SINGLE):
        for match in _ONE.finditer(line.unquoted):
            sentence = _CLAUSE_END.split(line.unquoted[: match.start()])[-1]
            if not _OTHERS_BEFORE.search(sentence) and not sentence.endswith(("、", "和", "及", "与")):
                message = f"只有一{match['unit']}，不说“{match['all']}”"
                yield Fault(line.at(match), message, f"删去“{match['all']}”，或者改为“已”")


RULES: tuple[Rule, ...] = (
    figures_without_origin,
    spelled_figures_without_origin,
    approximations,
    missing_measure_words,
    measure_words_of_one_thing,
    all_of_one,
)
