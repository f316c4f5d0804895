"""汇总: the ledgers of the offices below, of which a government's own report cites sums."""

from collections.abc import Iterator
from typing import Annotated

from fazhi_report.schema.fields import Contradiction, Line, Model, key


class Rollup(Model):
    """Which ledgers are added up, and of which offices they must be: a sum is exact only if it is of all."""

    files: Annotated[
        tuple[Line, ...],
        key(
            "台账",
            "各单位的台账，按本文件所在的文件夹写：文件夹，或者文件，可以用 * 和 **，如 部门/*/2024.yaml",
        ),
    ]
    offices: Annotated[tuple[Line, ...], key("单位", "应当汇总的单位，写全称；单位多的，改写“单位名单”")] = ()
    roster: Annotated[
        Line | None,
        key("单位名单", "应当汇总的单位的名单，CSV 或者 .xlsx，一列“单位”，按本文件所在的文件夹写"),
    ] = None
    none_of: Annotated[
        tuple[Line, ...],
        key("未写为无", "哪些台账单位没有写就是没有，写台账的名称，如 行政处罚；不写的，没有写就是不知道"),
    ] = ()

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        if bool(self.offices) == (self.roster is not None):
            both = "“单位”和“单位名单”只写一个" if self.offices else "没有写要汇总哪些单位"
            hint = "写“单位名单: 名单.csv”，或者在“单位”里一个一个写；漏了哪个单位，由名单才看得出"
            yield Contradiction("roster" if self.offices else "files", "FZ080", both, hint)
