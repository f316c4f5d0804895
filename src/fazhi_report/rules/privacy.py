"""What must not be made public."""

import re
from collections.abc import Iterator
from functools import lru_cache

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_MOBILE = Pattern(
    r"(?<![\dA-Za-z.\-])(?:\+?86[- ]?)?1[3-9]\d([- ]?)\d{4}\1\d{4}(?![\dA-Za-z.]|元|万|亿)", re.ASCII
)
_LONG_NUMBER = Pattern("[0-9][0-9]{2}[ -]?[0-9]{4}")
"""Stands in whatever number a person or an account has."""
# Behind these a number of eleven digits is that of a matter.
_OTHER_NUMBERS = Pattern(r"(?:编号|证号|单号|代码|序号|文号|案号|工单)[为是：:]?[“]?$")

_IDENTITY = Pattern(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])",
    re.ASCII,
)
# A number that is called one is one even where its check digit is mistyped.
_CALLED_IDENTITY = Pattern("身份[^，。；、\\d]{0,12}$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"

_ACCOUNT = Pattern(r"(?<![\dA-Za-z.\-])\d{4}(?: ?\d{4}){3}(?: ?\d{1,3})?(?![\dA-Za-z\-]| \d)", re.ASCII)
_ACCOUNT_WORDS = Pattern("账号|帐号|账户|帐户|卡号|开户|户名|银行卡")
_CARD_PREFIX = "62"  # of cards issued in this country
_NEARBY = 20

_SECRECY = Pattern(
    "(?:绝密|机密|秘密)[ \u3000]{0,4}★(?:\\d{1,2}年|长期)?|★[ \u3000]{0,4}(?:绝密|机密|秘密)"
    "|[（(【\\[](?:绝密|机密|秘密)[）)】\\]]"
    "|^(?:绝密|机密|秘密)(?=$|[ \u3000☆]|[特加]急)",
    words=("绝密", "机密", "秘密"),
)
_INTERNAL = Pattern(
    "内部(?:资料|文件|材料|刊物)[，,、 \u3000]{0,4}"
    "(?:注意保存|请?勿外传|不得外传|严禁外传|仅供参考|请勿公开|不得公开)"
    "|[（(【](?:内部资料|内部文件|内部材料|内部使用|内部掌握)[）)】]|^(?:内部资料|内部文件|内部使用)$",
    words=("内部",),
)
_MINUTES = Pattern(
    r"纪要》?[（(]?[^，。；（）()〔〕]{0,10}〔\d{4}〕\d{1,4}[号期]|〔\d{4}〕\d{1,4}号[^，。；、]{0,4}纪要",
    re.ASCII,
    words=("纪要",),
)
_HOME = Pattern(
    r"(?:家住|现住|住址|居住于|居住在|户籍地址|家庭地址)[：:]?[^，。；：]{2,40}?(?:\d{1,4}[室号户](?![^，。；]{0,30}\d[室号户]))",
    re.ASCII,
    words=("住", "地址"),
)


@lru_cache(maxsize=1)  # three rules ask in turn
def _with_long_numbers(subject: Subject) -> tuple[TextLine, ...]:
    lines = subject.printed if _LONG_NUMBER.search(subject.printed.text) else ()
    return tuple(line for line in lines if _LONG_NUMBER.search(line.text))


@rule("FZ390")
def mobile_numbers(subject: Subject) -> Iterator[Fault]:
    """报告里没有手机号码。

    报告要向社会公开，联系人的手机号码属于个人隐私。

    依据：《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：联系人张某，13912345678。
    正确：监督电话0391-1234567，受理编号20231391234567，联系电话139****5678。
    """
    for line in _with_long_numbers(subject):
        for match in _MOBILE.finditer(line.text):
            if not _OTHER_NUMBERS.search(line.text, max(match.start() - 6, 0), match.start()):
                yield Fault(line.at(match), f"这里有手机号码“{match[0]}”", "删去，或者改写单位的固定电话")


@rule("FZ391")
def identity_numbers(subject: Subject) -> Iterator[Fault]:
    """报告里没有公民身份号码。

    身份证号码属于个人隐私；确要写的，像“35****123”那样隐去。

    依据：《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：当事人张某（身份证号11010519491231002X）申请行政复议。
    正确：当事人张某（身份证号11***2X）申请行政复议，受理编号410802202301010001。
    """
    for line in _with_long_numbers(subject):
        for match in _IDENTITY.finditer(line.text):
            if _is_identity(match[0]) or _CALLED_IDENTITY.search(
                line.text, max(match.start() - _NEARBY, 0), match.start()
            ):
                yield Fault(line.at(match), f"这里有身份证号码“{match[0]}”", "删去，或者隐去中间各位")


def _is_identity(number: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1].upper()


@rule("FZ392")
def accounts(subject: Subject) -> Iterator[Fault]:
    """报告里没有银行账号、卡号。

    旁边没有“账号”“开户”等字样、只是像银行卡号的，是警告。

    依据：《政府信息公开条例》第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：罚款缴至账号1700020109022001234。
    正确：项目代码20231234567890123456，统一社会信用代码11410802005785641K。
    """
    for line in _with_long_numbers(subject):
        for match in _ACCOUNT.finditer(line.text):
            number = match[0].replace(" ", "")
            before = line.text[max(match.start() - _NEARBY, 0) : match.start()]
            if _IDENTITY.fullmatch(number) and _is_identity(number):
                continue
            if _ACCOUNT_WORDS.search(before):
                yield Fault(line.at(match), f"这里有银行账号“{match[0]}”", "删去")
            elif number.startswith(_CARD_PREFIX) and _is_card(number):
                yield Fault(line.at(match), f"“{match[0]}”像是银行卡号", "核对后删去", Severity.WARNING)


def _is_card(number: str) -> bool:
    """Whether the digits satisfy the Luhn formula."""
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0


@rule("FZ393")
def secrecy_marks(subject: Subject) -> Iterator[Fault]:
    """公开的报告没有密级标志。

    标有密级的不能公开；不涉密而误标的，应当删去标志。

    依据：《政府信息公开条例》第十四条：依法确定为国家秘密的政府信息不予公开（R）；
        《法治政府建设与责任落实督察工作规定》第二十四条：年度报告除涉及党和国家秘密的，应当向社会公开（R）
    错误：秘密★1年
    正确：学习《保守国家秘密法》，公开前开展保密审查，依法保护商业秘密。
    """
    for line, match in subject.printed.found(_SECRECY):
        yield Fault(line.at(match), f"这里有密级标志“{match[0]}”", "涉密的不得公开；不涉密的删去标志")


@rule("FZ394")
def internal_marks(subject: Subject) -> Iterator[Fault]:
    """公开的报告没有“内部资料”一类的标志。

    标着“内部资料 注意保存”的稿子不是定稿，也没有经过公开审查。

    依据：《政府信息公开条例》第十六条：内部事务信息、过程性信息可以不予公开（R）
    错误：内部资料，注意保存。
    正确：规范内部资料管理，整理档案12卷。
    """
    for line, match in subject.printed.found(_INTERNAL):
        yield Fault(line.at(match), f"这里有内部标志“{match[0]}”", "公开前核对能否公开，删去标志")


@rule("FZ395")
def cited_minutes(subject: Subject) -> Iterator[Fault]:
    """公开的报告不引会议纪要的文号。

    会议纪要记载讨论过程，一般不公开；要写的，写会议研究的事项和结果。

    依据：《政府信息公开条例》第十六条：讨论记录等过程性信息可以不予公开（R）
    错误：按照局长办公会议纪要〔2023〕5号要求，调整分工。
    正确：局长办公会议研究调整分工，会议纪要及时归档。
    """
    for line, match in subject.printed.found(_MINUTES):
        yield Fault(line.at(match), f"引了会议纪要的文号“{match[0]}”", "删去文号，只写研究的事项和结果")


@rule("FZ396")
def home_addresses(subject: Subject) -> Iterator[Fault]:
    """报告里没有个人的详细住址。

    写明门牌号的住址属于个人隐私，地址写到乡镇（街道）为止；单位的办公地址不在此列。

    依据：《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：申请人张某家住青山县解放路12号3栋501室。
    正确：申请人张某家住青山县城关镇，法律援助窗口设在解放路12号301室。
    """
    for line, match in subject.printed.found(_HOME):
        yield Fault(line.at(match), "这里有详细的住址", "删去，或者只写到乡镇（街道）")


RULES: tuple[Rule, ...] = (
    mobile_numbers,
    identity_numbers,
    accounts,
    secrecy_marks,
    internal_marks,
    cited_minutes,
    home_addresses,
)
