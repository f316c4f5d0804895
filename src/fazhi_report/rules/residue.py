"""What was left over: numbers of documents, gaps, replaced words."""

from collections.abc import Iterator

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

_HAN = "\u3400-\u9fff"

_NUMBER_AS_TITLE = Pattern(
    rf"《[{_HAN}]{{0,12}}[〔\[［（(]\d{{4}}[〕\]］）)]\d{{1,5}}号(?:文件?)?》",
    words=("号》", "号文》", "号文件》"),
)
_NUMBER_FIRST = Pattern(r"[〔\[［（(]\d{4}[〕\]］）)]\d{1,5}号(?:文件?|文中?)?《", words=("号《", "号文"))

_BLANKS = Pattern(
    r"(?<![A-Za-z0-9×ＸＸｘ*])(?:[XＸ]{2,}|x{2,}|[XＸ](?=[年月日件次项]))(?![A-Za-z0-9×*])"
    r"|_{2,}|＿{2,}|(?<![\d*＊XＸ×])(?:\*{3,}|＊{2,})(?![\d*＊XＸ×])"
    r"|\{\{[^{}]{0,60}\}\}|\{%[^{}]{0,60}%\}|(?<![A-Za-z])(?:TODO|FIXME|TBD|todo)(?![A-Za-z])"
    r"|【[ \u3000]{0,8}】|【(?:待|请|此处|填|补|核)[^【】]{0,30}】"
    r"|（此处[^（）]{0,40}）|（待[补填定核][^（）]{0,8}）"
    r"|20(?:[Xx×]{2}|\d[Xx×])年"
    r"|20\d\d年[ \u3000]{0,8}月[ \u3000]{0,8}日",
    words=(*"XＸx_＿*＊×{【TFt \u3000", "年月", "（此处", "（待"),
)
_MASKS = Pattern(r"(?<![\d×*])×{2,}(?![\d×*])|某某(?=[局县市区镇乡村厅]|单位|街道|公司|同志)", words="×某")

_STRAY_LAW = Pattern(
    "(?<=局)法(?=法治|坚持|贯彻|落实|开展|加强|推进|组织|认真|严格|积极|持续|不断|全面|深入|始终|高度|紧紧|按照|结合)",
    words=("局法",),
)


@rule("FZ371")
def numbers_and_titles(subject: Subject) -> Iterator[Fault]:
    """引用公文先写标题，后面用圆括号写发文字号；发文字号不用书名号。

    书名号只标标题，文号放在标题前面或者书名号里，文件名就不完整了。

    依据：引用公文先标题后文号，写作《……》（×发〔2023〕1号）（R2）
    错误：根据解财〔2023〕5号《关于开展法治督察的通知》要求，落实《解财〔2023〕6号》。
    正确：根据《关于开展法治督察的通知》（解财〔2023〕5号）要求。
    """
    for line, match in subject.lines.found(_NUMBER_AS_TITLE):
        yield Fault(line.at(match), "发文字号用了书名号", "写成《文件标题》（发文字号）")
    for line, match in subject.lines.found(_NUMBER_FIRST):
        yield Fault(
            line.spot(match.start(), match.end() - 1),
            "发文字号写在了文件标题前面",
            "先写标题，后面用圆括号写发文字号：《……》（×发〔2023〕1号）",
        )


@rule("FZ372")
def placeholders(subject: Subject) -> Iterator[Fault]:
    """报告里没有留空、待补的记号。

    “XX”“【待补】”“TODO”等是起草时占位用的，定稿前应当填上实际内容或者删去。

    依据：《党政机关公文处理工作条例》第二十条：审核人名、地名、时间、数字、引文等是否准确（R）
    错误：全年办理行政复议案件XX件，【待补】。
    正确：全年办理行政复议案件4件，当事人电话138****1234已作隐去处理。
    """
    for line, match in subject.printed.found(_BLANKS):
        yield Fault(line.at(match), f"“{match[0]}”还没有填", "填上实际内容，或者删去这一句")
    for line, match in subject.printed.found(_MASKS):
        hint = "填上实际内容；有意隐去的，可以豁免"
        yield Fault(line.at(match), f"“{match[0]}”像是还没有填的内容", hint, Severity.WARNING)


@rule("FZ374")
def stray_law(subject: Subject) -> Iterator[Fault]:
    """单位名称后面没有多出一个“法”字。

    “审计局法坚持”“审计局法法治政府”是把别处的词批量替换成单位名称时留下的。

    依据：真实报告里见到“审计局法坚持”“审计局法法治政府”（D）
    错误：县审计局法坚持把法治建设摆在突出位置。
    正确：县审计局坚持把法治建设摆在突出位置，局法规股牵头落实，市公安局法制支队指导。
    """
    for line, match in subject.lines.found(_STRAY_LAW):
        spot = line.spot(match.start() - 1, match.end())
        yield Fault(spot, "单位名称后面多了一个“法”字", "删去“法”字")


RULES: tuple[Rule, ...] = (
    numbers_and_titles,
    placeholders,
    stray_law,
)
