"""What the tree itself counts: the labels of annexes and the lines that name them."""

from fazhi_report.document import OFF_LEDGER, Document, DocumentAnnex, Paragraph, Run, Table

TABLE = Table(("甲",), ())


def annexed(*titles: str) -> Document:
    annexes = tuple(DocumentAnnex(title, (TABLE,)) for title in titles)
    return Document(((Run("题"),),), (), "", (Run("区政府："),), annexes)


def test_one_annex_has_no_number() -> None:
    document = annexed("清单")

    assert document.annex_list == ("附件：清单",)
    assert list(document.labelled_annexes) == [("附件", DocumentAnnex("清单", (TABLE,)))]


def test_several_annexes_are_numbered() -> None:
    document = annexed("清单", "名单")

    assert document.annex_list == ("附件：1. 清单", "2. 名单")
    assert [label for label, _ in document.labelled_annexes] == ["附件1", "附件2"]


def test_most_reports_have_none() -> None:
    assert annexed().annex_list == ()
    assert list(annexed().labelled_annexes) == []


def test_annexes_are_no_lines_of_the_report() -> None:
    assert list(annexed("清单").lines) == [(Run("题"),), (Run("区政府："),)]


def printing(*runs: Run) -> list[tuple[str, str]]:
    document = Document(((Run("题"),),), (Paragraph(runs),), "")
    return list(document.sentences_of_facts())


def test_a_claim_is_a_sentence_of_each_fact_that_holds_it_up() -> None:
    tied = ("a.all", OFF_LEDGER, "a.count")

    assert printing(
        Run("甲。"), Run("均为", ties=tied), Run("3", "a.count", ties=tied), Run("件。", ties=tied)
    ) == [
        ("a.all", "均为3件。"),
        ("a.count", "均为3件。"),
        ("a.count", "均为3件。"),
    ]
    assert printing(Run("均经审核", ties=("a.all",)), Run("，"), Run("均已办结。", ties=("a.all",))) == [
        ("a.all", "均经审核，均已办结。"),
        ("a.all", "均经审核，均已办结。"),
    ]
    assert printing(Run("成效明显。", ties=(OFF_LEDGER,))) == []
