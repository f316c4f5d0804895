"""What each figure of `gongwen` is of, where it is done and which tests look after it.

Beside `gongwen`, since it tells of the program and not of the standard.
"""

from collections.abc import Mapping
from types import MappingProxyType

from fazhi_report.page import gongwen
from fazhi_report.published.layout_faces import FACE_ROWS
from fazhi_report.published.layout_row import CHECK, PRACTICE, MatrixRow

_PAGE = "pages/test_pages.py::test_"
_OFFICIAL = "pages/test_official.py::test_"
_ANNEX = "pages/test_annex.py::test_"
_BASE = "writers/test_base_document.py::test_"

_MARGINS = (f"{_BASE}page_is_a4_with_the_margins_of_the_standard", f"{_PAGE}text_keeps_the_margins")
_IMPRINT = (f"{_OFFICIAL}imprint_lies_on_the_lower_edge_of_the_type_area",)
_SIGNERS = (f"{_OFFICIAL}number_and_signer_stand_on_one_line_a_character_in",)
_COLUMNS = (f"{_OFFICIAL}lines_above_the_mark_and_columns_of_signers",)
_TABLE = (f"{_BASE}table_has_thin_single_borders_and_closer_lines",)
_ANNEX_TITLE = (f"{_ANNEX}the_annex_begins_a_page_with_its_title_on_the_third_line",)

_WIDTH, _HEIGHT = gongwen.PAPER_WIDTH.value, gongwen.PAPER_HEIGHT.value
_AREA_WIDTH, _AREA_HEIGHT = gongwen.TYPE_AREA_WIDTH.value, gongwen.TYPE_AREA_HEIGHT.value
_LEFT, _TOP = gongwen.MARGIN_LEFT.value, gongwen.MARGIN_TOP.value


_FIGURES = {
    # Paper, type area and grid.
    "PAPER_WIDTH": MatrixRow(
        "纸张宽",
        "毫米",
        "`writers/docx/base_document.py`",
        (f"{_PAGE}paper_is_a4",),
        codes=("FZ511", "FZ512"),
    ),
    "PAPER_HEIGHT": MatrixRow(
        "纸张高",
        "毫米",
        "`writers/docx/base_document.py`",
        (f"{_PAGE}paper_is_a4",),
        codes=("FZ511", "FZ512", "FZ521"),
    ),
    "MARGIN_TOP": MatrixRow(
        "天头（上白边）", "毫米", "`writers/docx/base_document.py`", _MARGINS, codes=("FZ512", "FZ521")
    ),
    "MARGIN_LEFT": MatrixRow(
        "订口（左白边）", "毫米", "`writers/docx/base_document.py`", _MARGINS, codes=("FZ512",)
    ),
    "TYPE_AREA_WIDTH": MatrixRow(
        "版心宽", "毫米", "`writers/docx/base_document.py`", _MARGINS, codes=("FZ512", "FZ514", "FZ543")
    ),
    "TYPE_AREA_HEIGHT": MatrixRow(
        "版心高",
        "毫米",
        "`writers/docx/base_document.py`",
        _MARGINS,
        codes=("FZ512", "FZ513", "FZ521", "FZ542"),
    ),
    "MARGIN_BOTTOM": MatrixRow(
        f"下白边（{_HEIGHT:g}-{_TOP:g}-{_AREA_HEIGHT:g}）",
        "毫米",
        "`writers/docx/base_document.py`",
        _MARGINS,
        codes=("FZ512", "FZ521"),
    ),
    "MARGIN_RIGHT": MatrixRow(
        f"右白边（{_WIDTH:g}-{_LEFT:g}-{_AREA_WIDTH:g}）",
        "毫米",
        "`writers/docx/base_document.py`",
        _MARGINS,
        codes=("FZ512",),
    ),
    "MARGIN_TOLERANCE": MatrixRow(
        "上白边、左白边允许的误差",
        "毫米",
        "`audit/paper_rules.py`",
        ("audit/test_habits.py::test_margins_may_be_a_millimetre_off",),
        codes=("FZ512",),
        unread={"DOCX": "排的没有误差", "PDF": "排的没有误差"},
    ),
    "LINES_PER_PAGE": MatrixRow(
        "每面行数",
        "行",
        "`page/layout.py`",
        (f"{_PAGE}full_pages_have_22_lines", "page/test_layout.py::test_lines_on_a_page_by_their_pitch"),
        codes=("FZ513", "FZ540", "FZ542", "FZ590"),
    ),
    "CHARACTERS_PER_LINE": MatrixRow(
        "每行字数",
        "字",
        "样式 `Normal`",
        (f"{_PAGE}full_lines_have_28_characters",),
        codes=("FZ514", "FZ540", "FZ543"),
    ),
    "LINE_PITCH": MatrixRow(
        f"行距（{_AREA_HEIGHT:g} 毫米排 {gongwen.LINES_PER_PAGE.value:g} 行）",
        "磅",
        "样式 `Normal`",
        (f"{_PAGE}lines_stand_on_the_grid",),
        codes=("FZ513", "FZ540", "FZ542", "FZ590"),
    ),
    "CHARACTER_SCALE": MatrixRow(
        f"字宽（{_AREA_WIDTH:g} 毫米排 {gongwen.CHARACTERS_PER_LINE.value:g} 字）",
        "%",
        "样式 `Normal`",
        (f"{_BASE}28_squeezed_characters_fit_and_a_29th_does_not",),
        codes=("FZ514", "FZ543"),
    ),
    "FIRST_LINE_INDENT": MatrixRow(
        "每自然段左空",
        "字",
        "样式 `BodyText`",
        (f"{_PAGE}a_paragraph_begins_two_characters_in",),
        codes=("FZ520",),
    ),
    # 版头.
    "COPY_NUMBER_DIGITS": MatrixRow(
        "份号位数",
        "位",
        "`schema/official.py`（FZ125）",
        ("issuing/test_profiles.py::test_copy_number_is_up_to_six_digits",),
        unread={"DOCX": "印台账补好零的", "PDF": "印台账补好零的", CHECK: "台账检查（FZ125）"},
    ),
    "ISSUER_MARK_DROP": MatrixRow(
        "发文机关标志上边缘至版心上边缘",
        "毫米",
        "样式 `IssuerMark1`—`IssuerMark7`",
        (f"{_OFFICIAL}mark_begins_35_mm_below_the_type_area",),
        codes=("FZ580", "FZ590"),
    ),
    "NUMBER_BLANK_LINES": MatrixRow(
        "发文字号在发文机关标志下空",
        "行",
        "`page/letterhead_places.py`",
        ("pages/test_house.py::test_letterhead_keeps_its_measures",),
        codes=("FZ524", "FZ582", "FZ590"),
    ),
    "NUMBER_INSET": MatrixRow(
        "上行文的发文字号居左空", "字", "样式 `DocumentNumber`", _SIGNERS, codes=("FZ523",)
    ),
    "SIGNER_INSET": MatrixRow("签发人居右空", "字", "样式 `DocumentNumber`", _SIGNERS, codes=("FZ523",)),
    "SIGNERS_PER_LINE": MatrixRow(
        "签发人每行",
        "个",
        "`page/letterhead_places.py`",
        _COLUMNS,
        unread={CHECK: "排几行看姓名长短，不检查"},
    ),
    "SIGNER_GAP": MatrixRow(
        "同一行签发人之间", "字", "`page/letterhead_places.py`", _COLUMNS, unread=PRACTICE
    ),
    "RED_RULE_DROP": MatrixRow(
        "红色分隔线在发文字号之下",
        "毫米",
        "样式 `RedRule`",
        (f"{_OFFICIAL}rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area",),
        codes=("FZ581", "FZ590"),
    ),
    "RED_RULE_WIDTH": MatrixRow(
        "红色分隔线粗",
        "磅",
        "样式 `RedRule`",
        (f"{_OFFICIAL}rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area",),
        unread=PRACTICE,
    ),
    # 主体.
    "TITLE_BLANK_LINES": MatrixRow(
        "标题在红色分隔线下空",
        "行",
        "样式 `RedRule`",
        (f"{_OFFICIAL}title_begins_two_lines_below_the_rule",),
        codes=("FZ582", "FZ590"),
    ),
    "TITLE_LINE_PITCH": MatrixRow(
        "标题行距",
        "磅",
        "样式 `Title`",
        (f"{_PAGE}title_breaks_after_the_office_and_leaves_19_lines",),
        unread=PRACTICE,
    ),
    "TITLE_WIDTH": MatrixRow(
        f"标题每行（{_AREA_WIDTH:g} 毫米排 2 号字）",
        "字",
        "`writers/titles.py`",
        ("writers/test_titles.py::test_lines_make_the_title_and_fit",),
        codes=("FZ517",),
    ),
    "ADDRESSEES_BLANK_LINES": MatrixRow(
        "主送机关在标题下空",
        "行",
        "样式 `TitleAddressed` 等",
        ("pages/test_addressees.py::test_one_blank_line_below_the_title_and_flush_left",),
        codes=("FZ582",),
    ),
    "ANNEX_LIST_BLANK_LINES": MatrixRow(
        "附件说明在正文下空",
        "行",
        "样式 `AnnexList`、`AnnexListFirst`",
        (f"{_ANNEX}the_name_of_the_annex_stands_below_one_blank_line",),
        codes=("FZ528", "FZ582"),
    ),
    "ANNEX_LIST_INDENT": MatrixRow(
        "附件说明左空",
        "字",
        "样式 `AnnexList`、`AnnexListFirst`、`AnnexListNext`",
        (f"{_BASE}names_of_annexes_begin_two_characters_in_and_wrap_below_themselves",),
        codes=("FZ528",),
    ),
    "SEALED_DATE_INSET": MatrixRow(
        "加盖印章的成文日期右空",
        "字",
        "`page/closing_places.py`，样式 `SignatureDateAloneSealed`",
        (f"{_OFFICIAL}sealed_date_is_four_characters_in_and_the_office_centred_above",),
        codes=("FZ527",),
    ),
    "SEALED_BLANK_LINES": MatrixRow(
        "加盖印章的署名在正文下空（印章顶端距正文一行之内）",
        "行",
        "样式 `OfficeSignatureSealed`",
        ("writers/test_house.py::test_pitch_is_that_of_every_line_of_the_text",),
        unread=PRACTICE,
    ),
    "JOINT_BLANK_LINES": MatrixRow(
        "联合行文加盖印章的，两排署名之间空（印章互不相交）",
        "行",
        "样式 `OfficeSignatureSealedNext`",
        ("pages/test_joint.py::test_seals_stand_two_in_a_row_and_the_last_on_the_date",),
        unread=PRACTICE,
    ),
    "SIGNATURE_BLANK_LINES": MatrixRow(
        "不加盖印章的署名在正文下空",
        "行",
        "样式 `OfficeSignature`",
        (f"{_OFFICIAL}office_and_date_have_a_blank_line_above",),
        codes=("FZ582",),
    ),
    "SIGNATURE_INSET": MatrixRow(
        "不加盖印章的署名右空（日期长的，日期右空）",
        "字",
        "`page/closing_places.py`，样式 `SignatureDateAlone`",
        (f"{_OFFICIAL}office_longer_than_the_date_ends_two_characters_in",),
        codes=("FZ527",),
    ),
    "DATE_SHIFT": MatrixRow(
        "日期首字比署名首字右移",
        "字",
        "`page/closing_places.py`",
        (f"{_OFFICIAL}date_begins_two_characters_right_of_the_office",),
        codes=("FZ527",),
    ),
    "REMARK_INDENT": MatrixRow(
        "附注居左空",
        "字",
        "样式 `Remark`",
        (f"{_OFFICIAL}remark_stands_below_the_date_two_characters_in",),
        codes=("FZ584",),
    ),
    "ANNEX_TITLE_LINE": MatrixRow(
        "附件标题在第几行", "行", "样式 `AnnexLabel`", _ANNEX_TITLE, codes=("FZ582",)
    ),
    "TABLE_LINE_PITCH": MatrixRow(
        "附件表格行距", "磅", "样式 `TableText`、`TableHeading`", _TABLE, unread=PRACTICE
    ),
    "ANNEX_TITLE_BLANK_LINES": MatrixRow(
        "附件标题在“附件”下空", "行", "样式 `AnnexLabel`", _ANNEX_TITLE, codes=("FZ582",)
    ),
    "TABLE_RULE_WIDTH": MatrixRow("附件表格的线粗", "磅", "样式 `AnnexTable`", _TABLE, unread=PRACTICE),
    "TABLE_CELL_INSET": MatrixRow(
        "附件表格的文字左右空（上下减半）", "磅", "样式 `AnnexTable`", _TABLE, unread=PRACTICE
    ),
    # 版记 and page number.
    "IMPRINT_OUTER_LINE": MatrixRow(
        "版记首条和末条分隔线粗", "毫米", "样式 `ImprintTable`", _IMPRINT, codes=("FZ583",)
    ),
    "IMPRINT_INNER_LINE": MatrixRow(
        "版记中间分隔线粗", "毫米", "样式 `ImprintTable`", _IMPRINT, codes=("FZ583",)
    ),
    "IMPRINT_INSET": MatrixRow(
        "抄送、印发机关、印发日期左右各空",
        "字",
        "样式 `ImprintCopies`、`ImprintOffice`、`ImprintDate`",
        _IMPRINT,
        codes=("FZ583", "FZ591"),
    ),
    "IMPRINT_LINE_PITCH": MatrixRow(
        "版记行距", "磅", "样式 `ImprintCopies`、`ImprintOffice`、`ImprintDate`", _IMPRINT, unread=PRACTICE
    ),
    "IMPRINT_SLACK": MatrixRow(
        "版记同上面的文字至少空（别的软件排出的行和线会差一点）",
        "磅",
        "`writers/docx/closing.py`",
        ("pages/test_imprint.py::test_imprint_leaves_room_above_it",),
        unread=PRACTICE,
    ),
    "PAGE_NUMBER_DROP": MatrixRow(
        "一字线上距版心下边缘",
        "毫米",
        "`writers/docx/base_document.py`",
        (f"{_PAGE}dashes_are_7_mm_below_the_type_area",),
        codes=("FZ521", "FZ545"),
    ),
    "PAGE_NUMBER_INSET": MatrixRow(
        "单页码居右空、双页码居左空",
        "字",
        "样式 `FooterOdd`、`FooterEven`",
        (f"{_PAGE}page_numbers_stand_at_the_outer_edge",),
        codes=("FZ521", "FZ545"),
    ),
}

ROWS: Mapping[str, MatrixRow] = MappingProxyType({**_FIGURES, **FACE_ROWS})
"""By the name of the figure or face in `gongwen`."""
