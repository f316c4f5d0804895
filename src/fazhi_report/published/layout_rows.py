"""What each figure of `gongwen` is of, where it is done and which tests look after it.

Beside `gongwen`, since it tells of the program and not of the standard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_PAGE = "pages/test_pages.py::test_"
_OFFICIAL = "pages/test_official.py::test_"
_ANNEX = "pages/test_annex.py::test_"
_BASE = "writers/test_base_document.py::test_"


_FACES = (f"{_BASE}faces_of_the_styles",)
_SET_FACES = (*_FACES, f"{_PAGE}every_face_is_set_in_its_stand_in")
_MARGINS = (f"{_BASE}page_is_a4_with_the_margins_of_the_standard", f"{_PAGE}text_keeps_the_margins")
_IMPRINT = (f"{_OFFICIAL}imprint_lies_on_the_lower_edge_of_the_type_area",)
_SIGNERS = (f"{_OFFICIAL}number_and_signer_stand_on_one_line_a_character_in",)
_COLUMNS = (f"{_OFFICIAL}lines_above_the_mark_and_columns_of_signers",)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One figure or face: the element it is of, its unit, where it is done, which tests look after it."""

    element: str
    unit: str
    done: str
    tests: tuple[str, ...]


def _face(element: str, done: str, tests: tuple[str, ...] = _FACES) -> MatrixRow:
    return MatrixRow(element, "", done, tests)


ROWS: Mapping[str, MatrixRow] = MappingProxyType(
    {
        # Paper, type area and grid.
        "PAPER_WIDTH": MatrixRow(
            "纸张宽", "毫米", "`writers/docx/base_document.py`", (f"{_PAGE}paper_is_a4",)
        ),
        "PAPER_HEIGHT": MatrixRow(
            "纸张高", "毫米", "`writers/docx/base_document.py`", (f"{_PAGE}paper_is_a4",)
        ),
        "MARGIN_TOP": MatrixRow("天头（上白边）", "毫米", "`writers/docx/base_document.py`", _MARGINS),
        "MARGIN_LEFT": MatrixRow("订口（左白边）", "毫米", "`writers/docx/base_document.py`", _MARGINS),
        "MARGIN_BOTTOM": MatrixRow(
            "下白边（297-37-225）", "毫米", "`writers/docx/base_document.py`", _MARGINS
        ),
        "MARGIN_RIGHT": MatrixRow(
            "右白边（210-28-156）", "毫米", "`writers/docx/base_document.py`", _MARGINS
        ),
        "LINES_PER_PAGE": MatrixRow(
            "每面行数",
            "行",
            "`page/layout.py`",
            (f"{_PAGE}full_pages_have_22_lines", "page/test_layout.py::test_lines_on_a_page_by_their_pitch"),
        ),
        "CHARACTERS_PER_LINE": MatrixRow(
            "每行字数", "字", "样式 `Normal`", (f"{_PAGE}full_lines_have_28_characters",)
        ),
        "LINE_PITCH": MatrixRow(
            "行距（225 毫米排 22 行）", "磅", "样式 `Normal`", (f"{_PAGE}lines_stand_on_the_grid",)
        ),
        "CHARACTER_SCALE": MatrixRow(
            "字宽（156 毫米排 28 字）",
            "%",
            "样式 `Normal`",
            (f"{_BASE}28_squeezed_characters_fit_and_a_29th_does_not",),
        ),
        "FIRST_LINE_INDENT": MatrixRow(
            "每自然段左空", "字", "样式 `BodyText`", (f"{_PAGE}a_paragraph_begins_two_characters_in",)
        ),
        # Faces.
        "BODY": _face("正文", "样式 `Normal`、`BodyText`", _SET_FACES),
        "TITLE": _face(
            "标题", "样式 `Title`、`TitleOneLine`、`TitleThreeLines`、`TitleFourLines`", _SET_FACES
        ),
        "LEVEL_1": _face("一级标题（一、）", "样式 `Heading1`、`RunInHeading1`", _SET_FACES),
        "LEVEL_2": _face("二级标题（（一））", "样式 `Heading2`、`RunInHeading2`", _SET_FACES),
        "LEVEL_3": _face("三级标题（1.）", "样式 `Heading3`、`RunInHeading3`", _SET_FACES),
        "LEVEL_4": _face("四级标题（（1））", "样式 `Heading4`、`RunInHeading4`", _SET_FACES),
        "PAGE_NUMBER": _face("页码", "样式 `Footer`、`FooterOdd`、`FooterEven`", _SET_FACES),
        "COPY_NUMBER": _face("份号", "样式 `CopyNumber`"),
        "SECRECY": _face("密级和保密期限", "样式 `Secrecy`"),
        "URGENCY": _face("紧急程度", "样式 `Urgency`"),
        "ISSUER_MARK": _face(
            "发文机关标志（字号是通行做法，长的先压扁、再改小）",
            "样式 `IssuerMark1`—`IssuerMark7`",
            (*_FACES, "page/test_letterhead_places.py::test_mark_is_condensed_then_made_smaller"),
        ),
        "SIGNER_LABEL": _face("“签发人”三字", "样式 `DocumentNumber`"),
        "SIGNER_NAME": _face(
            "签发人姓名",
            "样式 `SignerName`",
            (*_FACES, "writers/test_official.py::test_names_of_signers_are_set_in_kai"),
        ),
        "ANNEX_LABEL": _face("“附件”二字和顺序号", "样式 `AnnexLabel`"),
        "TABLE": _face("附件表格的文字", "样式 `TableText`"),
        "TABLE_HEADING": _face("附件表格的表头", "样式 `TableHeading`"),
        "TABLE_CAPTION": _face(
            "附件表格的表题",
            "样式 `TableCaption`",
            (*_FACES, "pages/test_tables.py::test_the_caption_stands_in_the_middle_above_the_table"),
        ),
        "IMPRINT": _face("版记", "样式 `ImprintCopies`、`ImprintOffice`"),
        "COMMENT": _face("批注（不是公文的要素）", "样式 `CommentText`"),
        # 版头.
        "COPY_NUMBER_DIGITS": MatrixRow(
            "份号位数",
            "位",
            "`schema/official.py`（FZ125）",
            ("issuing/test_profiles.py::test_copy_number_is_up_to_six_digits",),
        ),
        "ISSUER_MARK_DROP": MatrixRow(
            "发文机关标志上边缘至版心上边缘",
            "毫米",
            "样式 `IssuerMark1`—`IssuerMark7`",
            (f"{_OFFICIAL}mark_begins_35_mm_below_the_type_area",),
        ),
        "NUMBER_BLANK_LINES": MatrixRow(
            "发文字号在发文机关标志下空",
            "行",
            "`page/letterhead_places.py`",
            ("pages/test_house.py::test_letterhead_keeps_its_measures",),
        ),
        "NUMBER_INSET": MatrixRow("上行文的发文字号居左空", "字", "样式 `DocumentNumber`", _SIGNERS),
        "SIGNER_INSET": MatrixRow("签发人居右空", "字", "样式 `DocumentNumber`", _SIGNERS),
        "SIGNERS_PER_LINE": MatrixRow("签发人每行", "个", "`page/letterhead_places.py`", _COLUMNS),
        "SIGNER_GAP": MatrixRow("同一行签发人之间", "字", "`page/letterhead_places.py`", _COLUMNS),
        "RED_RULE_DROP": MatrixRow(
            "红色分隔线在发文字号之下",
            "毫米",
            "样式 `RedRule`",
            (f"{_OFFICIAL}rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area",),
        ),
        "RED_RULE_WIDTH": MatrixRow(
            "红色分隔线粗",
            "磅",
            "样式 `RedRule`",
            (f"{_OFFICIAL}rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area",),
        ),
        # 主体.
        "TITLE_BLANK_LINES": MatrixRow(
            "标题在红色分隔线下空",
            "行",
            "样式 `RedRule`",
            (f"{_OFFICIAL}title_begins_two_lines_below_the_rule",),
        ),
        "TITLE_LINE_PITCH": MatrixRow(
            "标题行距", "磅", "样式 `Title`", (f"{_PAGE}title_breaks_after_the_office_and_leaves_19_lines",)
        ),
        "TITLE_WIDTH": MatrixRow(
            "标题每行（156 毫米排 2 号字）",
            "字",
            "`writers/titles.py`",
            ("writers/test_titles.py::test_lines_make_the_title_and_fit",),
        ),
        "ADDRESSEES_BLANK_LINES": MatrixRow(
            "主送机关在标题下空",
            "行",
            "样式 `TitleAddressed` 等",
            ("pages/test_addressees.py::test_one_blank_line_below_the_title_and_flush_left",),
        ),
        "ANNEX_LIST_BLANK_LINES": MatrixRow(
            "附件说明在正文下空",
            "行",
            "样式 `AnnexList`、`AnnexListFirst`",
            (f"{_ANNEX}the_name_of_the_annex_stands_below_one_blank_line",),
        ),
        "ANNEX_LIST_INDENT": MatrixRow(
            "附件说明左空",
            "字",
            "样式 `AnnexList`、`AnnexListFirst`、`AnnexListNext`",
            (f"{_BASE}names_of_annexes_begin_two_characters_in_and_wrap_below_themselves",),
        ),
        "SEALED_DATE_INSET": MatrixRow(
            "加盖印章的成文日期右空",
            "字",
            "样式 `SignatureDateSealed`",
            (f"{_OFFICIAL}sealed_date_is_four_characters_in_and_the_office_centred_above",),
        ),
        "SEALED_BLANK_LINES": MatrixRow(
            "加盖印章的署名在正文下空（印章顶端距正文一行之内）",
            "行",
            "样式 `OfficeSignatureSealed`",
            ("writers/test_house.py::test_pitch_is_that_of_every_line_of_the_text",),
        ),
        "SIGNATURE_BLANK_LINES": MatrixRow(
            "不加盖印章的署名在正文下空",
            "行",
            "样式 `OfficeSignature`",
            (f"{_OFFICIAL}office_and_date_have_a_blank_line_above",),
        ),
        "SIGNATURE_INSET": MatrixRow(
            "不加盖印章的署名右空（日期长的，日期右空）",
            "字",
            "`page/closing_places.py`",
            (f"{_OFFICIAL}office_longer_than_the_date_ends_two_characters_in",),
        ),
        "DATE_SHIFT": MatrixRow(
            "日期首字比署名首字右移",
            "字",
            "`page/closing_places.py`",
            (f"{_OFFICIAL}date_begins_two_characters_right_of_the_office",),
        ),
        "REMARK_INDENT": MatrixRow(
            "附注居左空",
            "字",
            "样式 `Remark`",
            (f"{_OFFICIAL}remark_stands_below_the_date_two_characters_in",),
        ),
        "ANNEX_TITLE_LINE": MatrixRow(
            "附件标题在第几行",
            "行",
            "样式 `AnnexLabel`",
            (f"{_ANNEX}the_annex_begins_a_page_with_its_title_on_the_third_line",),
        ),
        "TABLE_LINE_PITCH": MatrixRow(
            "附件表格行距",
            "磅",
            "样式 `TableText`、`TableHeading`",
            (f"{_BASE}table_has_thin_single_borders_and_closer_lines",),
        ),
        # 版记 and page number.
        "IMPRINT_OUTER_LINE": MatrixRow("版记首条和末条分隔线粗", "毫米", "样式 `ImprintTable`", _IMPRINT),
        "IMPRINT_INNER_LINE": MatrixRow("版记中间分隔线粗", "毫米", "样式 `ImprintTable`", _IMPRINT),
        "IMPRINT_INSET": MatrixRow(
            "抄送、印发机关、印发日期左右各空", "字", "样式 `ImprintCopies`、`ImprintOffice`", _IMPRINT
        ),
        "IMPRINT_LINE_PITCH": MatrixRow("版记行距", "磅", "样式 `ImprintCopies`、`ImprintOffice`", _IMPRINT),
        "PAGE_NUMBER_DROP": MatrixRow(
            "一字线上距版心下边缘",
            "毫米",
            "`writers/docx/base_document.py`",
            (f"{_PAGE}dashes_are_7_mm_below_the_type_area",),
        ),
        "PAGE_NUMBER_INSET": MatrixRow(
            "单页码居右空、双页码居左空",
            "字",
            "样式 `FooterOdd`、`FooterEven`",
            (f"{_PAGE}page_numbers_stand_at_the_outer_edge",),
        ),
    }
)
"""By the name of the figure in `gongwen`."""
