"""What the office's own words assert, against the claims of the ledgers."""

from collections.abc import Iterator

from fazhi_report.diagnostics import Severity
from fazhi_report.document import OFF_LEDGER
from fazhi_report.rules.assertions import Assertion, beginning, is_own, own_assertions
from fazhi_report.rules.ledger_claims import Fit, denied_rate, fitting
from fazhi_report.rules.quantities import quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot


@rule("FZ291")
def claims_without_origin(subject: Subject) -> Iterator[Fault]:
    """文字里说“均”“全部”“未发生”“同比增长”这样的话，写明由台账的哪一个判断来定。

    这样的话直接写在文字里，台账改了它也不会跟着改，真话就成了假话。用方括号把它括起来，后面在大括号里写判断的
    名称；台账管不着的，写 台账外。只检查由数据文件生成的报告里自己写的段落；程序按台账写的句子、引号和书名号
    里的、标题、下年安排，和说目标、要求、打算的（“推进……全覆盖”“确保全部……”），不在此列。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字等是否准确（R）；没有记录的，报告不说（D）
    错误：---
        合同: [{数量: 12, 合法性审核: 是}]
        补充段落: [{位置: 行政决策, 内容: "全年签署合同{{ 合同.份数 }}份，均经合法性审核。"}]
    正确：---
        合同: [{数量: 12, 合法性审核: 是}]
        补充段落:
          - 位置: 行政决策
            内容: "全年签署合同{{ 合同.份数 }}份，[均经合法性审核]{合同.均经合法性审核}。"
    """
    for said in own_assertions(subject) if subject.report else ():
        if said.has_number or not (said.is_untied or said.ties):
            continue
        fit, words = fitting(said, subject.facts), said.spot.text
        if _is_denied(fit):
            continue
        if said.is_untied:
            yield Fault(said.spot, f"“{words}”没有来历，是直接写在文字里的", _hint(words, fit))
        elif OFF_LEDGER not in said.ties and fit and fit.is_sure and fit.lack:
            yield Fault(said.spot, f"“{words}”系的判断说的不是这件事：{fit.lack}", _hint(words, fit))


@rule("FZ292")
def claims_that_ledgers_deny(subject: Subject) -> Iterator[Fault]:
    """文字里说的“均”“未发生”“同比增长”，与台账不相反。

    台账里有 3 起纠纷，文字里写“未发生纠纷”，报告就说了假话。只有这句话和台账说的确是一回事、数又准确知道的，
    才是错误；说的是其中一部分的，写明是哪一部分。系了别的判断的话和标题里的话也一样核对；
    写了 台账外 的是警告。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字等是否准确（R）
    错误：---
        合同: [{数量: 12, 合法性审核: 是, 纠纷: 3, 诉讼: 0}]
        补充段落:
          - 位置: 行政决策
            内容: "全年签署合同{{ 合同.份数 }}份，均经合法性审核，未发生纠纷诉讼。"
    正确：---
        合同: [{数量: 12, 合法性审核: 是, 纠纷: 3, 诉讼: 0}]
        补充段落:
          - 位置: 行政决策
            内容: "合同{{ 合同.份数 }}份，[均经合法性审核]{合同.均经合法性审核}，[未发生诉讼]{合同.无诉讼}。"
    """
    if subject.report is None:
        return
    for said in own_assertions(subject):
        fit = fitting(said, subject.facts)
        if fit and _is_denied(fit):
            yield _against(said.spot, fit.denial, said.ties)
    for line, found in quantities(subject).items():
        for each in found if "100" in line.text else ():
            run = line.run_at(each.start)
            if each.unit == "%" and each.value == _HUNDRED and run and is_own(run, subject):
                said = Assertion(line, "all", each.start, each.start, each.end, beginning(line, each.start))
                label = line.unquoted[each.clause : each.start].rstrip("为达到是均")
                if denial := denied_rate(said, label, subject.facts):
                    yield _against(each.spot, denial, run.ties)


_HUNDRED = 100


def _against(spot: Spot, denial: str, ties: tuple[str, ...]) -> Fault:
    """What is said to be of nothing that a ledger holds may be so after all."""
    severity = Severity.WARNING if OFF_LEDGER in ties else None
    return Fault(spot, f"“{spot.text}”与台账相反：{denial}", "改写这句话，或者改正台账", severity)


def _is_denied(fit: Fit | None) -> bool:
    return fit is not None and fit.is_sure and bool(fit.denial)


def _hint(words: str, fit: Fit | None) -> str:
    """The claim to write, where a ledger makes it."""
    off = f"写成 [{words}]{{{OFF_LEDGER}}}"
    if fit is None:
        return f"台账里有这个判断的，写成 […]{{判断的名称}}；没有的，{off}"
    tied = f"写成 [{words}]{{{'、'.join(fit.ties)}}}"
    if not fit.lack:
        return f"{tied}；说的不是这件事的，{off}"
    return f"{tied}，但是台账还不支持（{fit.lack}）；说的不是这件事的，{off}"


RULES: tuple[Rule, ...] = (claims_without_origin, claims_that_ledgers_deny)
