"""PDF on fonts made for the test: what is in the file, what is told of it, what can't be written."""

import ctypes
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from fazhi_report import writers
from fazhi_report.document import (
    Document,
    DocumentAnnex,
    Heading,
    Imprint,
    ImprintPage,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
)
from fazhi_report.page.layout import STANDARD, Layout
from fazhi_report.writers import Options, UnwritableError, pdf
from fazhi_report.writers import docx_on_pages as word
from fazhi_report.writers.pdf import Typesetter, library, output
from fazhi_report.writers.pdf.typst_input import TypstLatin
from tests.fonts import STANDARD as FAMILIES
from tests.fonts import make_font, make_fonts
from tests.pages.characters import set_pages
from tests.pages.measuring import RIGHT, report
from tests.pages.official import submission
from tests.writers.references import office


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_fonts(tmp_path_factory.mktemp("fonts"))


def opened(content: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(content)


def texts(content: bytes) -> list[str]:
    """The text of every page, without line breaks."""
    pages = [page.get_textpage().get_text_bounded() for page in opened(content)]
    return [
        "".join(page.split()).replace("\x02", "-") for page in pages
    ]  # so pdfium writes a hyphen at a line's end


def written(document: Document, folder: Path, **options: object) -> writers.Written:
    return pdf.write(document, Options(font_folders=(folder,), **options))  # type: ignore[arg-type]


def sized(paragraphs: int, **changes: object) -> Document:
    """A submission with so many paragraphs of one line each."""
    blocks = tuple(Paragraph((Run(f"第{number}段。"),)) for number in range(paragraphs))
    return submission(blocks=blocks, remark="", **changes)


def test_all_that_is_printed_is_there_and_nothing_else(folder: Path) -> None:
    document = report()
    body = "".join(texts(written(document, folder).content))
    wanted = "".join((document.title_text, *(block.text for block in document.blocks)))
    numbers = [f"—{number}—" for number in range(1, 6)]
    for number in numbers:
        assert body.count(number) == 1
        body = body.replace(number, "")
    assert sorted(body) == sorted("".join(wanted.split()))


def test_headings_are_bookmarks_by_their_level(folder: Path) -> None:
    document = replace(
        report(),
        blocks=(
            Heading(1, "一、", (Run("举措"),)),
            Heading(2, "（一）", (Run("学习"),)),
            Paragraph((Run("开会。"),), Heading(3, "1.", (Run("班子。"),))),
            Paragraph((Run("正文。"),)),
        ),
    )
    contents = opened(written(document, folder).content).get_toc()
    assert [(each.level, each.get_title()) for each in contents] == [
        (0, "一、举措"),
        (1, "（一）学习"),
        (2, "1.班子。"),
    ]


def test_annexes_are_bookmarks_and_the_parents_of_theirs(folder: Path) -> None:
    headed = (
        Heading(1, "一、", (Run("总体"),)),
        Paragraph((Run("开会。"),), Heading(2, "（一）", (Run("班子。"),))),
    )
    document = replace(
        report(),
        blocks=(Heading(1, "一、", (Run("举措"),)), Paragraph((Run("正文。"),))),
        annexes=(DocumentAnnex("学习《条例》情况", headed), DocumentAnnex("统计表", ())),
    )
    contents = opened(written(document, folder).content).get_toc()
    assert [(each.level, each.get_title(), each.get_dest().get_index()) for each in contents] == [
        (0, "一、举措", 0),
        (0, "附件1：学习《条例》情况", 1),
        (1, "一、总体", 1),
        (2, "（一）班子。", 1),
        (0, "附件2：统计表", 2),
    ]


def tags(content: bytes) -> list[tuple[str, str]]:
    """The headings that pages are tagged with, and the text that each says it is."""
    found = []
    document = opened(content)
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        waiting = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, at)
            for at in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        while waiting:
            element = waiting.pop(0)
            kind, title = (
                told(element, get)
                for get in (raw.FPDF_StructElement_GetType, raw.FPDF_StructElement_GetTitle)
            )
            if re.fullmatch(r"H\d|Title", kind):
                found.append((kind, title))
            children = range(raw.FPDF_StructElement_CountChildren(element))
            below = [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in children]
            waiting[:0] = [each for each in below if each]
        raw.FPDF_StructTree_Close(tree)
    return found


def told(element: object, get: Callable[[object, object, int], int]) -> str:
    room = ctypes.create_string_buffer(400)
    size = get(element, room, len(room))
    return room.raw[:size].decode("utf-16-le").rstrip("\0")


def test_the_title_is_the_first_heading_and_no_level_is_left_out(folder: Path) -> None:
    blocks = (
        Heading(1, "一、", (Run("举措"),)),
        Paragraph((Run("开会。"),), Heading(2, "（一）", (Run("学习。"),))),
    )
    document = replace(report(), blocks=blocks, annexes=(DocumentAnnex("情况", blocks),))
    assert tags(written(document, folder).content) == [
        ("H1", "解放区财政局关于2023年法治政府建设情况的报告"),
        ("H2", "一、举措"),
        ("H3", "（一）学习。"),
        ("H2", "附件：情况"),
        ("H3", "一、举措"),
        ("H4", "（一）学习。"),
    ]


def test_a_heading_with_lines_is_one_bookmark_with_the_mark_that_hangs(folder: Path) -> None:
    heading = "甲" * 26 + "，" + "乙" * 28 + "、" + "丙。"
    document = replace(
        report(),
        blocks=(
            Heading(1, "", (Run(heading),)),
            Paragraph((Run("正文。"),), Heading(2, "", (Run(heading),))),
        ),
    )
    contents = opened(written(document, folder).content).get_toc()
    assert [each.get_title() for each in contents] == [heading, heading]


def test_a_mark_hangs_beyond_the_type_area_unless_a_house_style_forbids(folder: Path) -> None:
    document = replace(
        report(), blocks=(Paragraph((Run("甲" * 26 + "，" + "乙" * 28 + "。"),)),), letterhead=None
    )

    def ends(layout: Layout) -> list[tuple[str, bool]]:
        """Of every line of the text its last character, and whether that begins beyond the type area."""
        (page,) = set_pages(Typesetter(library((folder,)), layout).printed(document).pdf)
        last = [line.characters[-1] for line in page if set(line.text) <= set("甲乙，。")]
        return [(each.text, each.left > RIGHT - 8) for each in last]

    assert ends(STANDARD) == [("，", True), ("。", True)]
    assert ends(replace(STANDARD, hanging="")) == [("甲", False), ("乙", False), ("。", False)]


def test_a_line_that_lacks_much_is_full_and_copied_without_spaces(folder: Path) -> None:
    text = "甲" * 26 + "乙" * 23 + "1234567890123456万元。"
    document = replace(report(), blocks=(Paragraph((Run(text),)),))
    content = written(document, folder).content
    copied = opened(content)[0].get_textpage().get_text_range()
    assert "乙" * 23 in copied
    (_, _, full, line, rest), *_ = set_pages(content)
    assert (line.text, rest.text) == ("乙" * 23, "1234567890123456万元。")
    cell = line.characters[1].left - line.characters[0].left
    assert line.characters[-1].left + cell == pytest.approx(RIGHT + 1.36, abs=1)
    usual, wide = (each.characters[0].right - each.characters[0].left for each in (full, line))
    assert wide / usual == pytest.approx(441.82 / (23 * 16 + 22 * 1.36), abs=0.005)


def test_title_author_language_and_day(folder: Path) -> None:
    content = written(replace(report(), author="解放区财政局"), folder, day=date(2024, 2, 15)).content
    told = opened(content).get_metadata_dict()
    assert told["Title"] == "解放区财政局关于2023年法治政府建设情况的报告"
    assert told["Author"] == "解放区财政局"
    assert told["CreationDate"].startswith("D:20240215")
    assert b"/Lang(zh-CN)" in content
    assert b"/StructTreeRoot" in content


@pytest.mark.parametrize(
    ("declared", "trace"),
    [(("a-2a",), b"pdfaid:part>2</pdfaid:part"), (("ua-1",), b"pdfuaid:part>1</pdfuaid:part")],
)
def test_standards_are_declared(declared: tuple[str, ...], trace: bytes, folder: Path) -> None:
    annexed = replace(
        submission(), annexes=(DocumentAnnex("统计表", (Table(("项目", "数"), (("学习", "4"),)),)),)
    )
    assert trace in written(annexed, folder, declared=declared, day=date(2024, 2, 15)).content
    assert trace not in written(annexed, folder, day=date(2024, 2, 15)).content


def test_same_input_same_bytes_in_another_process(folder: Path) -> None:
    script = (
        "import hashlib, sys; from pathlib import Path\n"
        "from fazhi_report.writers import Options, pdf\n"
        "from tests.pages.official import submission\n"
        "print(hashlib.sha256(pdf.write(submission(), Options(font_folders=(Path(sys.argv[1]),))).content).hexdigest())"
    )
    root = Path(__file__).parents[3]
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, str(folder)], cwd=root, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


@pytest.mark.parametrize(
    "text",
    [
        '#import "x.typ"',
        '#eval("1+1") #{1+1} $x^2$',
        "*粗* _斜_ `码` <标签> @引用 https://a.example/b // 注 /* 注 */",
        "= 标题 - 项 + 项 / 词: 义",
        "\\u{41} \\ ~ -- --- ... \"引\" '引'",
        "[内容] ] } ) #",
    ],
)
def test_text_never_becomes_code(text: str, folder: Path) -> None:
    document = Document(
        title=((Run(text),),),
        blocks=(
            Paragraph((Run(text),), Heading(2, "（一）", (Run(text),))),
            Heading(1, "一、", (Run(text),)),
        ),
        author=text,
        annexes=(DocumentAnnex(text, (Table((text,), ((text,),), text), Paragraph((Run(text),)))),),
    )
    body = "".join(texts(written(document, folder).content))
    # Title, run-in heading, text, heading, list of annexes, title of the annex, caption, two cells, text.
    assert body.count("".join(text.split())) == 10


def test_stand_ins_are_told(tmp_path: Path) -> None:
    make_fonts(tmp_path / "s", (*FAMILIES[:4], "FandolSong"))
    notes = notes_of(report(), tmp_path / "s")
    assert notes == [
        ("FZ505", "本机没有标准字体，PDF 里代替的是：宋体 用 FandolSong；fazhi fonts 说明怎样安装")
    ]


def notes_of(document: Document, folder: Path) -> list[tuple[str, str]]:
    fonts = library((folder,), system=False)
    notes = output._notes(Typesetter(fonts).printed(document).faces)
    return [(note.code, note.message) for note in notes]


def test_borrowed_characters_are_told_by_face(tmp_path: Path) -> None:
    folder = make_fonts(tmp_path / "s")
    make_font(folder / "rare.ttf", "Rare Han", "\u4dae\U00020086")
    document = submission(
        title=((Run("关于\u4dae的报告"),),), blocks=(Paragraph((Run("\U00020086\u4dae"),)),)
    )
    assert notes_of(document, folder) == [
        ("FZ561", "方正小标宋简体 没有“\u4dae”，用的是 Rare Han"),
        ("FZ561", "仿宋_GB2312 没有“\u4dae”、“\U00020086”，用的是 Rare Han"),
    ]


def test_a_character_that_no_font_has_is_no_box(folder: Path) -> None:
    document = submission(blocks=(Paragraph((Run("\U0010fffd\U000e0fff乙"),)),))
    with pytest.raises(UnwritableError) as told:
        written(document, folder)
    assert (told.value.code, told.value.by_machine) == ("FZ504", False)
    assert "U+10FFFD" in told.value.message
    assert "乙" not in told.value.message


def test_no_font_and_no_extra_are_faults_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "library", lambda _: library((tmp_path,), system=False))
    with pytest.raises(UnwritableError) as told:
        written(report(), tmp_path)
    assert (told.value.code, told.value.by_machine) == ("FZ507", True)
    assert "方正小标宋简体" in told.value.message

    def absent(_: object) -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(output, "library", absent)
    with pytest.raises(UnwritableError) as told:
        written(report(), tmp_path)
    assert told.value.code == "FZ507"
    assert told.value.hint == 'pip install "fazhi-report[pdf]"'


def test_pdf_a_wants_a_day(folder: Path) -> None:
    with pytest.raises(UnwritableError) as told:
        written(report(), folder, declared=("a-2a",))
    assert (told.value.code, told.value.by_machine) == ("FZ560", False)


# 版记 on an even page -----------------------------------------------------------------------------------------


def test_even_is_settled_by_the_pages(folder: Path) -> None:
    even = Imprint(("区人大常委会办公室",), "解放区财政局办公室", "2024年2月16日印发", "even")
    fonts = library((folder,))
    seen = set()
    for paragraphs in range(1, 45, 2):
        placed = Typesetter(fonts).settled(sized(paragraphs, imprint=even))
        assert placed.imprint
        seen.add(placed.imprint.page)
        pages = texts(Typesetter(fonts).printed(placed).pdf)
        assert len(pages) % 2 == 0
        assert "2024年2月16日印发" in pages[-1]
        with_text = max(at for at, page in enumerate(pages, start=1) if "2024年2月15日" in page)
        match placed.imprint.page:
            case "same":
                assert with_text == len(pages)
            case "new":
                assert with_text == len(pages) - 1
            case _:  # the last two have no number: the one is blank (7.5)
                assert with_text == len(pages) - 2
                assert pages[-2] == ""
        number = f"—{len(pages)}—"
        assert (number in pages[-1]) == (placed.imprint.page != "blank")
    assert seen == {"same", "new", "blank"}


# 署名 and the end of the text ---------------------------------------------------------------------------------


def closed(lines: int) -> Document:
    """A document whose last paragraph has so many lines of 28 characters, and its signature."""
    text = "甲" * (26 + 28 * (lines - 1))
    return replace(report(), blocks=(Paragraph((Run(text),)),), signature=submission().signature)


def lines_by_page(document: Document, folder: Path) -> list[int]:
    return [
        page.count("甲") // 28 + (page.count("甲") % 28 > 0)
        for page in texts(written(document, folder).content)
    ]


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        # Three lines of the first page are the title's, then a blank line, 署名 and the date.
        (16, [16]),  # the last line of the page is the date's
        (17, [15, 2]),  # they don't fit: two lines come along
        (19, [17, 2]),  # the text fills the page
        (20, [18, 2]),  # one line of it would be with them
        (21, [19, 2]),  # two are anyway
        (30, [19, 11]),
    ],
)
def test_two_lines_at_least_are_with_the_signature_and_pages_are_full(
    lines: int, pages: list[int], folder: Path
) -> None:
    assert lines_by_page(closed(lines), folder) == pages


def test_the_text_is_one_paragraph_for_all_that(folder: Path) -> None:
    body = "".join(texts(written(closed(20), folder).content))
    assert body.count("甲") == 26 + 28 * 19
    document = replace(
        closed(20), blocks=(Paragraph((Run("乙" * 530),), Heading(2, "（一）", (Run("甲" * 20 + "。"),))),)
    )
    contents = opened(written(document, folder).content).get_toc()
    assert [each.get_title() for each in contents] == ["（一）" + "甲" * 20 + "。"]


def test_only_the_last_of_many_annexes_is_held_with_the_signature(folder: Path) -> None:
    annexes = tuple(DocumentAnnex(f"第{number}个情况统计表", ()) for number in range(1, 31))
    document = replace(closed(12), annexes=annexes)
    page = next(page for page in texts(written(document, folder).content) if "2024年2月15日" in page)
    assert "30.第30个情况统计表" in page
    assert "解放区财政局2024年2月15日" in page


def test_a_letterhead_without_signers_has_the_number_alone(folder: Path) -> None:
    document = submission(letterhead=Letterhead("解放区财政局文件", "解财〔2024〕5号", ()))
    (page,) = texts(written(document, folder).content)
    assert page.startswith("解放区财政局文件解财〔2024〕5号解放区财政局关于")


def test_the_pages_of_a_reference_document_are_not_counted() -> None:
    even = Imprint((), "解放区财政局办公室", "2024年2月16日印发", "even")
    made = word.write(submission(imprint=even), Options(reference=office()))
    assert [(note.code, "页面是参考文件的" in note.message) for note in made.notes] == [
        ("FZ562", True),
        ("FZ563", False),
    ]
    assert [note.code for note in word.write(submission(), Options(reference=office())).notes] == ["FZ563"]


def test_a_first_page_without_text_is_told(folder: Path) -> None:
    many = Run("、".join(f"第{number}区人民政府" for number in range(60)) + "：")
    crowded = submission(addressees=(many,))
    told = [note.code for note in written(crowded, folder).notes]
    assert "FZ564" in told
    assert "FZ564" not in [note.code for note in written(submission(), folder).notes]
    made, notes = output.on_pages(crowded, Options(font_folders=(folder,)))
    assert [note.code for note in notes] == ["FZ564"]
    assert made.imprint == crowded.imprint


@pytest.mark.parametrize(
    ("imprint", "settings"),
    [(None, 1), ("same", 1), ("even", 2)],  # whether 版记 has room on the last page is seen when it is there
)
def test_pages_are_set_once_for_all_that_is_asked_of_them(
    imprint: ImprintPage | None, settings: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = 0
    compiler = Typesetter._compiler

    def counted(*given: Any) -> Any:
        nonlocal made
        made += 1
        return compiler(*given)

    monkeypatch.setattr(Typesetter, "_compiler", counted)
    colophon = Imprint((), "解放区财政局办公室", "2024年2月16日印发", imprint) if imprint else None
    signed = submission(
        blocks=report().blocks * 9,
        signature=Signature("解放区财政局", "2024年2月15日"),
        imprint=colophon,
    )
    output.on_pages(signed, Options(font_folders=(folder,)))
    assert made == settings


# Tables -------------------------------------------------------------------------------------------------------


def test_a_word_wider_than_its_column_breaks_there(folder: Path) -> None:
    code = "91410800MA44ABCD1X" * 2
    row = (
        "1",
        "青山县某某水利工程建设有限责任公司",
        code,
        "2024-05-06",
        "取水许可、水土保持方案",
        "未发现问题",
    )
    columns = ("序号", "企业名称", "统一社会信用代码", "检查日期", "检查事项", "检查结果")
    document = replace(report(), annexes=(DocumentAnnex("名单", (Table(columns, (row,)),)),))
    whole_document = opened(written(document, folder).content)
    found = whole_document[len(whole_document) - 1].get_textpage()
    whole = "".join(found.get_text_bounded().split()).replace("\u200b", "").replace("\x02", "-")
    assert "2024-05-06" in whole
    boxes = [(found.get_text_range(at, 1), found.get_charbox(at)) for at in range(found.count_chars())]
    code_ends = max(box[2] for character, box in boxes if character in "ABCDMX")
    date_begins = min(box[0] for character, box in boxes if character in "-\x02")
    assert sum(character in "ABCDMX" for character, _ in boxes) == 14
    assert code_ends < date_begins - 4 * 6  # the year, in half characters of 12 points, stands before


def test_layout_changes_the_lines(folder: Path) -> None:
    fonts = library((folder,))
    many = sized(60, letterhead=None, imprint=None)
    close = replace(STANDARD, line_pitch=14.4)
    wide, narrow = (Typesetter(fonts, layout).printed(many) for layout in (STANDARD, close))
    assert len(texts(wide.pdf)) > len(texts(narrow.pdf))


def test_latin_font_takes_digits_and_letters_of_the_text_only(tmp_path: Path) -> None:
    folder = make_fonts(tmp_path / "s")
    make_font(folder / "latin.ttf", "Times New Roman")
    fonts = library((folder,), system=False)
    printed = Typesetter(fonts, replace(STANDARD, latin="Times New Roman")).printed(report())
    fonts_used = printed.faces.fonts
    latin = TypstLatin("Times New Roman", "[!-~]")
    assert fonts_used["body"] == (latin, "仿宋_GB2312")
    assert fonts_used["level_2"] == (latin, "楷体_GB2312")
    assert fonts_used["title"] == ("方正小标宋简体",)
    assert fonts_used["page_number"] == ("宋体",)
    page = opened(printed.pdf)[1].get_textpage()
    by_font: dict[str, set[str]] = {}
    for at in range(page.count_chars()):
        by_font.setdefault(page.get_text_range(at, 1), set()).add(font_of(page, at))
    assert by_font["%"] == {"Test-latin"}
    assert by_font["《"] == by_font["，"] == {"Test-1"}


def font_of(page: pypdfium2.PdfTextPage, at: int) -> str:
    """The name of the font that a character is set in, without the mark of a subset."""
    name = ctypes.create_string_buffer(100)
    pypdfium2.raw.FPDFText_GetFontInfo(page, at, name, len(name), None)
    return name.value.decode().rpartition("+")[2]
