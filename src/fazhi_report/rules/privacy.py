"""What must not be made public: FZ390 to FZ399."""

import re
from collections.abc import Iterator

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

_MOBILE = re.compile(r"(?<![\d.])1[3-9]\d{9}(?![\d.])", re.ASCII)


@rule("FZ390", "手机号码", Severity.ERROR)
def mobile_numbers(subject: Subject) -> Iterator[Fault]:
    """报告里没有手机号码。

    报告要向社会公开，联系人的手机号码属于个人隐私。

    依据：《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，
        行政机关不得公开（R）
    错误：联系人张某，13912345678。
    正确：监督电话0391-1234567，受理编号20231391234567。
    """
    for line in subject.lines:
        for match in _MOBILE.finditer(line.text):
            yield Fault(line.at(match), f"这里有手机号码“{match[0]}”", "删去，或者改写单位的固定电话")


RULES: tuple[Rule, ...] = (mobile_numbers,)
