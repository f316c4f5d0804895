"""The copy for review: changes are recorded in it, and every figure and claim has a mark; no other copy has any."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from fazhi_report.document import Document, DocumentAnnex, Heading, Paragraph, Run
from fazhi_report.readers.docx import revised
from fazhi_report.readers.docx_parts import Package
from fazhi_report.writers.docx import writing as writer
from fazhi_report.writers.docx.marks import is_mark, mark_name, marks_fact
from tests.conftest import GOLDEN, write
from tests.conftest import Run as Fazhi
from tests.pipeline.test_final_version import OFFICE, PARTS
from tests.writers.references import office
from tests.writers.written import REPORT, W, parts

TIES = ("contracts.all_reviewed", "contracts.none_disputed")
MARKED = Document(
    ((Run("甲关于"),), (Run("2023", "report.year"), Run("年的报告"))),
    (
        Paragraph(
            (
                Run("审查合同"),
                Run("3", "contracts.count"),
                Run("份，"),
                Run("均经合法性审核，涉及", ties=TIES),
                Run("5", "contracts.parties", ties=TIES),
                Run("家单位", ties=TIES),
                Run("。"),
            ),
            Heading(2, "（一）", (Run("合同"), Run("3", "contracts.count"), Run("份。"))),
        ),
    ),
    "",
    annexes=(DocumentAnnex("名单", (Paragraph((Run("共"), Run("7", "contracts.signed"))),)),),
)


def marked(content: bytes) -> list[tuple[str, str]]:
    """The bookmarks of a file in their order, each with the text that it stands around."""
    main = etree.fromstring(parts(content)["word/document.xml"])
    begun: dict[str, tuple[str, list[str]]] = {}
    for each in main.iter():
        if each.tag == f"{W}bookmarkStart":
            begun[each.get(f"{W}id", "")] = (each.get(f"{W}name", ""), [])
        elif each.tag == f"{W}bookmarkEnd":
            name, text = begun[each.get(f"{W}id", "")]
            begun[each.get(f"{W}id", "")] = (name, ["".join(text), "ended"])
        elif each.tag == f"{W}t":
            for _, text in begun.values():
                if text[-1:] != ["ended"]:
                    text.append(each.text or "")
    assert all(text[-1] == "ended" for _, text in begun.values())
    return [(name, text[0]) for name, text in begun.values()]


def test_every_figure_and_claim_has_a_mark_that_names_its_fact() -> None:
    assert marked(writer.write(MARKED, review=True)) == [
        ("fz1_report_year", "2023"),
        ("fz2_contracts_count", "3"),
        ("fz3_contracts_count", "3"),
        ("fz4_contracts_all_reviewed_contracts_non", "均经合法性审核，涉及5家单位"),
        ("fz5_contracts_parties", "5"),
        ("fz6_contracts_signed", "7"),
    ]


def test_a_mark_stands_around_the_comment_of_its_figure() -> None:
    noted = replace(REPORT, notes={"study.count": "学习.次数：4次"})

    assert marked(writer.write(noted, review=True))[2] == ("fz3_study_count", "4")
    assert "word/comments.xml" in parts(writer.write(noted, review=True))


def test_the_look_of_the_text_stays() -> None:
    unmarked = re.compile(
        rb"<w:bookmark(?:Start|End)[^>]*/>|</w:r><w:r>|</w:t><w:t(?: xml:space=\"preserve\")?>"
    )
    run_in = re.compile(rb'<w:r><w:rPr><w:rStyle w:val="RunInHeading\d"/></w:rPr><w:t>')
    plain, review = (
        parts(writer.write(MARKED, review=review))["word/document.xml"] for review in (False, True)
    )

    assert b"bookmark" in review
    assert b"bookmark" not in plain
    assert etree.fromstring(review).xpath("string()") == etree.fromstring(plain).xpath("string()")
    assert len(run_in.findall(plain)) == 1
    assert len(run_in.findall(review)) == 3
    assert not set(re.findall(rb"<w:(\w+)", unmarked.sub(b"", review))) - set(re.findall(rb"<w:(\w+)", plain))


def settings(content: bytes) -> list[str]:
    return [str(each.tag).removeprefix(W) for each in etree.fromstring(parts(content)["word/settings.xml"])]


def test_changes_are_recorded() -> None:
    before = settings(writer.write(MARKED))

    assert settings(writer.write(MARKED, review=True)) == [*before[:1], "trackRevisions", *before[1:]]
    assert before[0] == "zoom"


def test_a_review_copy_in_the_styles_of_an_office() -> None:
    content = writer.write(MARKED, reference=office(), review=True)

    assert settings(content) == ["trackRevisions"]
    assert len(marked(content)) == 6


def test_the_same_bytes_every_time() -> None:
    assert writer.write(MARKED, review=True) == writer.write(MARKED, review=True)


@pytest.mark.parametrize(
    ("number", "fact", "name"),
    [
        (1, "contracts.count", "fz1_contracts_count"),
        (12, "metrics.社区", "fz12_metrics_社区"),
        (3, "metrics.12:5", "fz3_metrics_12_5"),
        (123, "normative.none_all_opinions_adopted", "fz123_normative_none_all_opinions_adopted"[:40]),
    ],
)
def test_names_of_marks(number: int, fact: str, name: str) -> None:
    assert mark_name(number, fact) == name
    assert len(name) <= 40
    assert is_mark(name)
    assert marks_fact(name, fact)
    assert not marks_fact(name, "penalties.count")


@pytest.mark.parametrize("name", ["_GoBack", "fz_x", "fzx1_a", "_Toc1234", "fz1_", ""])
def test_other_bookmarks_are_no_marks(name: str) -> None:
    assert not is_mark(name)
    assert not marks_fact(name, "contracts.count")


# The command line ------------------------------------------------------------------------------------------


def members(path: str) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_render_makes_a_review_copy_beside_the_other(fazhi: Fazhi) -> None:
    data = write("data/2023.yaml")

    for options in ([], ["--stage", "送审"], ["--stage", "送审", "--review"]):
        assert fazhi("render", data, *options)[0] == 0
    title = "解放区财政局关于2023年法治政府建设情况的报告"
    usual, review = (members(f"output/{title}{end}.docx") for end in ("", "（审阅稿）"))
    assert usual["docProps/custom.xml"] == review["docProps/custom.xml"]
    assert b"trackRevisions" in review["word/settings.xml"]
    assert b"bookmarkStart" in review["word/document.xml"]
    assert {name for name in usual if usual[name] != review[name]} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/settings.xml",
    }
    assert review.keys() - usual.keys() == {
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
    }


def trace_of_review(content: bytes) -> set[str]:
    """What of a review copy is in a file."""
    everything = b"".join(content for content in parts(content).values())
    words = ("trackRevisions", "urn:fazhi", "bookmark", "w:sdt", "fz1_", "<w:ins ", "<w:del ", "审阅稿")
    return {word for word in words if word.encode() in everything}


def test_nothing_of_it_is_in_a_final_copy(fazhi: Fazhi) -> None:
    data = write("a.yaml", OFFICE + "".join(PARTS.values()))

    assert fazhi("render", data, "--stage", "定稿", "-o", "x.docx")[0] == 0
    assert trace_of_review(Path("x.docx").read_bytes()) == set()
    assert b"fazhi.digest" in members("x.docx")["docProps/custom.xml"]


@pytest.mark.parametrize("profile", ["public", "submission"])
@pytest.mark.parametrize("stage", [(), ("--stage", "送审")])
def test_nothing_of_it_is_in_any_other_copy(fazhi: Fazhi, profile: str, stage: tuple[str, ...]) -> None:
    data = write("data/2023.yaml")

    assert fazhi("render", data, "--profile", profile, "-o", "x.docx", *stage)[0] == 0
    assert trace_of_review(Path("x.docx").read_bytes()) == set()
    assert fazhi("render", data, "--profile", profile, "-o", "y.docx", "--stage", "送审", "--review")[0] == 0
    assert trace_of_review(Path("y.docx").read_bytes()) == {"trackRevisions", "urn:fazhi", "bookmark", "fz1_"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "审阅稿是送审的稿子，--review 要和 --stage 送审 一起用"),
        (["--stage", "定稿"], "审阅稿是送审的稿子，--review 要和 --stage 送审 一起用"),
        (["--stage", "送审", "--to", "pdf"], "--review 只用于 DOCX，--to 里要有 docx"),
    ],
)
def test_a_review_copy_is_one_to_be_examined(fazhi: Fazhi, options: list[str], message: str) -> None:
    assert fazhi("render", write("data/2023.yaml"), "--review", *options) == (2, "", f"错误：{message}\n")


def test_a_review_copy_carries_the_text_that_it_was_printed_from(fazhi: Fazhi) -> None:
    data = write("data/2023.yaml")

    fazhi("render", data, "--profile", "submission", "--stage", "送审", "--review", "-o", "x.docx")
    package = Package(Path("x.docx").read_bytes())
    text = (GOLDEN / "2023.txt").read_text(encoding="utf-8")
    assert revised(package).carried == tuple(text.splitlines())
    assert package.types().of("customXml/itemProps1.xml").endswith(".customXmlProperties+xml")
    assert [link.target for link in package.links("customXml/item1.xml")] == ["customXml/itemProps1.xml"]


def test_no_other_copy_carries_a_text() -> None:
    assert revised(Package(writer.write(REPORT))).carried == ()
