"""What must not be made public."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from fazhi_report.diagnostics import Severity
from fazhi_report.notation import NAMED_MARK, SECRECY_MARK, folded, folded_places
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.private_numbers import (
    LONG_NUMBER,
    DigitGroups,
    accounts,
    identities,
    mobiles,
    with_plain_digits,
)
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

_SECRECY = Pattern(SECRECY_MARK)
_NAMED_SECRECY = Pattern(NAMED_MARK)
_INTERNAL = Pattern(
    "内部(?:资料|文件|材料|刊物)[,、 ]{0,4}"
    "(?:注意保存|请?勿外传|不得外传|严禁外传|仅供参考|请勿公开|不得公开)"
    "|[(【](?:内部资料|内部文件|内部材料|内部使用|内部掌握)[)】]|^(?:内部资料|内部文件|内部使用|内部事项|工作秘密)$"
    "|此件(?:不予?公开|依申请公开)",
    words=("内部", "工作秘密", "此件"),
)
_MINUTES = Pattern(
    r"纪要》?[(]?[^,。;()〔〕]{0,10}〔\d{4}〕\d{1,4}[号期]|〔\d{4}〕\d{1,4}号[^,。;、]{0,4}纪要",
    re.ASCII,
    words=("纪要",),
)
_HOME = Pattern(
    r"(?:家住|现住|住址|居住于|居住在|户籍地址|家庭地址):?[^,。;:]{2,40}?(?:\d{1,4}[室号户](?![^,。;]{0,30}\d[室号户]))",
    re.ASCII,
    words=("住", "地址"),
)


@dataclass(frozen=True, eq=False)
class _ReadLine:
    """A line that goes out, and how it reads: in plain characters, without unseen ones."""

    line: TextLine
    text: str

    @cached_property
    def digits(self) -> DigitGroups:
        return DigitGroups(self.text)

    @cached_property
    def _places(self) -> list[int]:
        return folded_places(self.line.text)

    def spot(self, start: int, end: int) -> Spot:
        """Where characters of the line as it reads stand in the line."""
        return self.line.spot(self._places[start], self._places[end - 1] + 1)


@lru_cache(maxsize=1)  # the rules ask in turn
def _read(subject: Subject) -> tuple[_ReadLine, ...]:
    return tuple(_ReadLine(line, with_plain_digits(folded(line.text))) for line in subject.outgoing)


@lru_cache(maxsize=1)  # three rules ask in turn
def _with_long_numbers(subject: Subject) -> tuple[_ReadLine, ...]:
    return tuple(each for each in _read(subject) if LONG_NUMBER.search(each.text))


def _found(subject: Subject, pattern: Pattern) -> Iterator[Spot]:
    """Where a pattern stands in the lines as they read."""
    for read in _read(subject):
        if any(word in read.text for word in pattern.words):
            for match in pattern.finditer(read.text):
                yield read.spot(*match.span())


@rule("FZ390")
def mobile_numbers(subject: Subject) -> Iterator[Fault]:
    """报告里没有手机号码。

    报告要向社会公开，联系人的手机号码属于个人隐私。隔开写的、带括号的、全角的、前面有0086的，都一样。

    依据：《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：联系人张某，13912345678。
    正确：监督电话0391-1234567，受理编号20231391234567，联系电话139****5678。
    """
    for read in _with_long_numbers(subject):
        # 附注 of what is sent up names whom to ask.
        for each in mobiles(read.digits) if read.line.role != "remark" else ():
            spot = read.spot(each.start, each.end)
            yield Fault(spot, f"这里有手机号码“{spot.text}”", "删去，或者改写单位的固定电话")


@rule("FZ391")
def identity_numbers(subject: Subject) -> Iterator[Fault]:
    """报告里没有公民身份号码。

    身份证号码属于个人隐私；确要写的，像“35****123”那样隐去。隔开写的也算。

    依据：《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：当事人张某（身份证号11010519491231002X）申请行政复议。
    正确：当事人张某（身份证号11***2X）申请行政复议，受理编号410802202301010001。
    """
    for read in _with_long_numbers(subject):
        for each in identities(read.digits):
            spot = read.spot(each.start, each.end)
            yield Fault(spot, f"这里有身份证号码“{spot.text}”", "删去，或者隐去中间各位")


@rule("FZ392")
def account_numbers(subject: Subject) -> Iterator[Fault]:
    """报告里没有银行账号、卡号。

    旁边没有“账号”“开户”等字样、只是像银行卡号的，是警告。

    依据：《政府信息公开条例》第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：罚款缴至账号1700020109022001234。
    正确：项目代码20231234567890123456，统一社会信用代码11410802005785641K。
    """
    for read in _with_long_numbers(subject):
        for each in accounts(read.digits):
            spot = read.spot(each.number.start, each.number.end)
            if each.is_called:
                yield Fault(spot, f"这里有银行账号“{spot.text}”", "删去")
            else:
                yield Fault(spot, f"“{spot.text}”像是银行卡号", "核对后删去", Severity.WARNING)


@rule("FZ393")
def secrecy_marks(subject: Subject) -> Iterator[Fault]:
    """公开的报告没有密级标志。

    标有密级的不能公开；不涉密而误标的，应当删去标志。怎样写都算：中间隔开的、带括号的、“密级：机密”、
    文件名里的“机密-”。

    依据：《政府信息公开条例》第十四条：依法确定为国家秘密的政府信息不予公开（R）；
        《法治政府建设与责任落实督察工作规定》第二十四条：年度报告除涉及党和国家秘密的，应当向社会公开（R）
    错误：秘密★1年
    正确：学习《保守国家秘密法》，公开前开展保密审查，依法保护商业秘密。
    """
    for read in _read(subject):
        if "密" in read.text:
            pattern = _NAMED_SECRECY if read.line.role == "file" else _SECRECY
            for match in pattern.finditer(read.text):
                spot = read.spot(*match.span())
                yield Fault(spot, f"这里有密级标志“{spot.text}”", "涉密的不得公开；不涉密的删去标志")


@rule("FZ394")
def internal_marks(subject: Subject) -> Iterator[Fault]:
    """公开的报告没有“内部资料”一类的标志。

    标着“内部资料 注意保存”的稿子不是定稿，也没有经过公开审查。

    依据：《政府信息公开条例》第十六条：内部事务信息、过程性信息可以不予公开（R）
    错误：内部资料，注意保存。
    正确：规范内部资料管理，整理档案12卷。
    """
    for spot in _found(subject, _INTERNAL):
        yield Fault(spot, f"这里有内部标志“{spot.text}”", "公开前核对能否公开，删去标志")


@rule("FZ395")
def cited_minutes(subject: Subject) -> Iterator[Fault]:
    """公开的报告不引会议纪要的文号。

    会议纪要记载讨论过程，一般不公开；要写的，写会议研究的事项和结果。

    依据：《政府信息公开条例》第十六条：讨论记录等过程性信息可以不予公开（R）
    错误：按照局长办公会议纪要〔2023〕5号要求，调整分工。
    正确：局长办公会议研究调整分工，会议纪要及时归档。
    """
    for spot in _found(subject, _MINUTES):
        yield Fault(spot, f"引了会议纪要的文号“{spot.text}”", "删去文号，只写研究的事项和结果")


@rule("FZ396")
def home_addresses(subject: Subject) -> Iterator[Fault]:
    """报告里没有个人的详细住址。

    写明门牌号的住址属于个人隐私，地址写到乡镇（街道）为止；单位的办公地址不在此列。

    依据：《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：申请人张某家住青山县解放路12号3栋501室。
    正确：申请人张某家住青山县城关镇，法律援助窗口设在解放路12号301室。
    """
    for spot in _found(subject, _HOME):
        yield Fault(spot, "这里有详细的住址", "删去，或者只写到乡镇（街道）")


RULES: tuple[Rule, ...] = (
    mobile_numbers,
    identity_numbers,
    account_numbers,
    secrecy_marks,
    internal_marks,
    cited_minutes,
    home_addresses,
)
