"""What all sentences state of totals together."""

from fazhi_report.editing.harvest.asserted_totals import AssertedTotal, asserted_totals
from fazhi_report.editing.harvest.attribution import attributions
from fazhi_report.editing.harvest.settling import Settled, settled
from fazhi_report.editing.harvest.trade_table import Target
from tests.harvest.sentences import BUREAU

CONTRACTS = Target("contracts", "total")


def of(*texts: str, **more: object) -> Settled:
    """What sentences state together."""
    return settled([attributions(text, BUREAU) for text in texts], **more)  # type: ignore[arg-type]


def totals(*texts: str) -> dict[str, object]:
    """The totals of sentences by the names of their facts."""
    return {target.title: value for target, value in of(*texts).totals.items()}


def test_the_same_number_twice_is_one_total() -> None:
    assert totals("全年签订合同12份。", "今年共签订合同12份。") == {"合同.份数": 12}


def test_two_numbers_for_a_total_are_none() -> None:
    found = of("全年签订合同12份。", "今年共签订合同15份。")

    assert found.totals == {}
    assert [each.reason for one in found.told for each in one] == ["同一个总数写了不同的数"] * 2


def test_a_part_of_the_whole_yields_to_it() -> None:
    found = of("全年检查120家次。", "检查企业30家次。")

    assert [target.title for target in found.totals] == ["行政检查.检查家次"]
    assert [each.reason for one in found.told for each in one] == ["", "别处有全年的数，这里是其中一部分"]


def test_a_part_that_is_more_than_the_whole_is_none() -> None:
    assert totals("全年开展执法检查20次。", "开展燃气安全检查30次。") == {}


def test_what_stands_for_another_yields_to_it_whatever_it_is() -> None:
    assert totals("收到行政复议申请86件。", "办理行政复议案件78件。") == {"行政复议.件数": 78}


def test_rates_that_differ_are_none() -> None:
    assert totals("执法人员持证率98%。", "全局持证率100%。") == {}


def test_a_rate_that_follows_is_not_stated() -> None:
    text = "排查矛盾纠纷200件，化解198件，化解率99%。"

    assert totals(text) == {"矛盾纠纷.件数": 200, "矛盾纠纷.已化解": 198}
    assert totals("排查矛盾纠纷200余件，化解率99%。") == {"矛盾纠纷.件数": "200余", "矛盾纠纷.化解率": "99%"}


def test_a_total_that_does_not_fit_is_dropped_with_its_reason() -> None:
    found = of("全年签订合同12份。", dropped={CONTRACTS: "放不进去"})

    assert found.totals == {}
    assert [each.reason for each in found.told[0]] == ["放不进去"]


def test_words_of_all_and_of_none_are_totals() -> None:
    text = "全年签署合同3份，均经合法性审核，未发生纠纷诉讼。"
    told = attributions(text, BUREAU)
    found = settled([told], asserted_totals(text, told)).totals

    assert {target.title: value for target, value in found.items()} == {
        "合同.份数": 3,
        "合同.合法性审核": 3,
        "合同.纠纷": 0,
        "合同.诉讼": 0,
    }


def test_words_that_a_number_denies_are_none() -> None:
    told = attributions("全年签署合同3份，发生合同纠纷2起。", BUREAU)
    denied = AssertedTotal(Target("contracts", "disputes"), 0)

    assert Target("contracts", "disputes") not in settled([told], [denied]).totals


def test_words_of_all_of_what_no_number_tells_are_no_total() -> None:
    every = AssertedTotal(Target("contracts", "legality_reviewed"), None, CONTRACTS)

    assert of("全年加强合同管理。", asserted=[every]).totals == {}


def test_words_of_none_are_dropped_where_they_do_not_fit() -> None:
    lawsuits = Target("contracts", "lawsuits")
    none = AssertedTotal(lawsuits, 0)

    assert of("全年加强合同管理。", asserted=[none]).totals == {lawsuits: 0}
    assert of("全年加强合同管理。", asserted=[none], dropped={lawsuits: "放不进去"}).totals == {}


def asserted(text: str) -> set[tuple[str, int | None]]:
    """What the words of a text assert."""
    return {(each.target.title, each.value) for each in asserted_totals(text, attributions(text, BUREAU))}


def test_what_words_assert() -> None:
    assert asserted("全年未发生行政复议、行政诉讼案件。") == {("行政复议.件数", 0), ("行政诉讼.件数", 0)}
    assert asserted("未发生因政府信息公开引发的行政诉讼案件。") == set()
    assert asserted("受理信访投诉72件，全部办结。") == {("信访.已办结", None)}
    assert asserted("受理信访投诉72件，其中5件全部办结。") == set()
    assert asserted("现有行政执法人员21名，全部持证上岗。") == {("执法人员.持证", None)}
    assert asserted("合同均经合法性审核。") == set()
    assert asserted("检查企业12家次，签订合同5份，行政处罚3件，均经法制审核。") == {
        ("行政处罚.法制审核", None)
    }
    assert asserted("签订合同5份，检查企业12家次，均经合法性审核。") == set()


def test_what_is_said_of_all_of_nothing_known_is_no_total() -> None:
    said = AssertedTotal(Target("contracts", "legality_reviewed"), None, CONTRACTS)

    assert of("举办执法培训3期。", asserted=[said]).totals == {Target("trainings", "enforcement"): 3}
