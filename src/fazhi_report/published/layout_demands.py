"""What clauses ask for in words, where it is done and which tests look after it; and what is not done."""

from dataclasses import dataclass

from fazhi_report.page import Force, gongwen

_PAGE = "pages/test_pages.py::test_"
_OFFICIAL = "pages/test_official.py::test_"
_ANNEX = "pages/test_annex.py::test_"
_BASE = "writers/test_base_document.py::test_"
_IMPRINT = (f"{_OFFICIAL}imprint_lies_on_the_lower_edge_of_the_type_area",)
_COLUMNS = (f"{_OFFICIAL}lines_above_the_mark_and_columns_of_signers",)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a clause asks for without a figure of its own."""

    clause: str
    text: str
    force: Force
    done: str
    tests: tuple[str, ...]


DEMANDS = (
    Demand(
        "3.1",
        "“字”是一个汉字宽度的距离：左右空几字，按排满一行时一个字的宽度算",
        "规定",
        "`writers/docx/styles.py`",
        (f"{_OFFICIAL}number_and_signer_stand_on_one_line_a_character_in",),
    ),
    Demand(
        "5.2.1",
        "文字在版心里；行末悬挂的一个标点除外（条文没有写，见下面“行在哪里结束”）",
        "实践",
        "`writers/pdf/lines.py`，样式 `Normal`",
        (
            "pages/test_grid.py::test_nothing_but_a_mark_that_hangs_is_printed_outside_the_type_area",
            "writers/pdf/test_lines.py::test_one_mark_hangs_beyond_a_full_line",
        ),
    ),
    Demand(
        "5.2.3",
        "字体、行数、字数在特定情况可以作适当调整（5.2.2、5.2.3）",
        "规定",
        "`settings/model.py`，见下面“本地、本单位的版式”",
        ("pages/test_house.py::test_pitch_of_the_lines", "pages/test_house.py::test_family_of_the_body"),
    ),
    Demand(
        "5.2.4",
        "文字颜色均为黑色；发文机关标志和红色分隔线为红色（7.2.4、7.2.7），红的深浅条文没有写",
        "规定",
        "没有别的样式带颜色",
        (f"{_BASE}nothing_is_bold_and_only_the_mark_is_coloured",),
    ),
    Demand(
        "7.1",
        "版头、主体、版记依次排列，页码在版心外",
        "规定",
        "`writers/docx/writing.py`",
        ("writers/test_official.py::test_order_of_a_whole_document",),
    ),
    Demand(
        "7.2.1",
        "份号、密级和保密期限、紧急程度自上而下，顶格排在版心左上角（7.2.1—7.2.3）",
        "规定",
        "`writers/docx/letterhead.py`",
        _COLUMNS,
    ),
    Demand(
        "7.2.4",
        "发文机关标志居中，用机关全称或规范化简称，后加“文件”，也可以不加",
        "规定",
        "`issuing/profiles.py`，样式 `IssuerMark1`—`IssuerMark7`",
        ("issuing/test_profiles.py::test_every_element_follows_the_data",),
    ),
    Demand(
        "7.2.4",
        "联合行文的标志主办机关名称在前，“文件”在名称右侧上下居中；名称排得一样宽是通行做法",
        "规定",
        "`page/letterhead_places.py`",
        ("pages/test_joint.py::test_the_names_are_as_wide_as_the_longest_and_the_word_half_way_down",),
    ),
    Demand(
        "7.2.5",
        "发文字号用六角括号“〔〕”、年份标全称、顺序号不编虚位，与最后一个签发人姓名同一行",
        "规定",
        "`schema/official.py`（FZ124），`writers/docx/letterhead.py`",
        ("issuing/test_profiles.py::test_number_of_a_document", *_COLUMNS),
    ),
    Demand(
        "7.2.6",
        "“签发人”三字加全角冒号和姓名；多个的从左到右、自上而下，回行与上一行第一个姓名对齐",
        "规定",
        "`writers/docx/letterhead.py`",
        (
            "writers/test_official.py::test_several_signers_stand_in_two_columns_and_the_number_on_the_last_line",
        ),
    ),
    Demand(
        "7.2.7",
        "红色分隔线居中，与版心等宽",
        "规定",
        "样式 `RedRule`",
        (f"{_OFFICIAL}rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area",),
    ),
    Demand(
        "7.3.1",
        "标题回行词意完整、排列对称，多行用梯形或菱形",
        "规定",
        "`writers/title_breaks.py`",
        (
            "writers/test_titles.py::test_lines_are_a_trapezoid_or_a_diamond",
            "pages/test_proof.py::test_every_mark_stands_where_it_has_to",
        ),
    ),
    Demand(
        "7.3.2",
        "主送机关居左顶格，回行仍顶格，末尾标全角冒号",
        "规定",
        "样式 `Addressees`",
        ("pages/test_addressees.py::test_one_blank_line_below_the_title_and_flush_left",),
    ),
    Demand(
        "7.3.3",
        "公文首页必须显示正文",
        "规定",
        "标题、版头之后接排正文",
        (f"{_PAGE}title_breaks_after_the_office_and_leaves_19_lines",),
    ),
    Demand(
        "7.3.3",
        "结构层次依次用“一、”“（一）”“1.”“（1）”",
        "规定",
        "`narrative/markup.py`",
        ("narrative/test_markup.py::test_dialect",),
    ),
    Demand(
        "7.3.3",
        "条文没有说加粗，不加",
        "实践",
        "样式 `Heading1`—`Heading4`、`RunInHeading1`—`RunInHeading4`",
        (f"{_BASE}nothing_is_bold_and_only_the_mark_is_coloured",),
    ),
    Demand(
        "7.3.4",
        "附件说明：“附件”、全角冒号、名称，多个的编顺序号，名称后不加标点，回行与名称首字对齐",
        "规定",
        "`document.py`，样式 `AnnexListFirst`、`AnnexListNext`",
        ("writers/test_annexes.py::test_several_annexes_are_numbered_and_their_names_aligned",),
    ),
    Demand(
        "7.3.5.1",
        "加盖印章的，署名以成文日期为准居中；程序不画印章，只留位置",
        "规定",
        "`writers/docx/closing.py`",
        (f"{_OFFICIAL}sealed_date_is_four_characters_in_and_the_office_centred_above",),
    ),
    Demand(
        "7.3.5.1",
        "联合行文加盖印章的，署名按机关顺序整齐排列，最后一个在成文日期之上；每排两个是程序的做法，排不下的每排一个",
        "规定",
        "`writers/signature_lines.py`",
        ("pages/test_joint.py::test_seals_stand_two_in_a_row_and_the_last_on_the_date",),
    ),
    Demand(
        "7.3.5.2",
        "联合行文不加盖印章的，先排主办机关署名，其余依次向下排",
        "规定",
        "`writers/signature_lines.py`",
        ("pages/test_joint.py::test_without_seals_offices_stand_below_each_other",),
    ),
    Demand(
        "7.3.5.2",
        "署名一行排不下的，在原来的位置上分成长短相近的几行；成文日期不回行",
        "实践",
        "`writers/signature_lines.py`",
        (
            "pages/test_imprint.py::test_a_long_signature_breaks_inside_its_place",
            "pages/test_short_texts.py::test_a_date_is_one_line_below_any_name",
        ),
    ),
    Demand(
        "7.3.5.4",
        "成文日期用阿拉伯数字，年月日标全，月日不编虚位",
        "规定",
        "`issuing/profiles.py`",
        ("issuing/test_profiles.py::test_submission_has_everything",),
    ),
    Demand(
        "7.3.6",
        "附注加圆括号，在成文日期下一行",
        "规定",
        "`issuing/profiles.py`",
        (
            f"{_OFFICIAL}remark_stands_below_the_date_two_characters_in",
            "writers/test_base_document.py::test_a_remark_is_neither_parted_nor_drawn_apart",
        ),
    ),
    Demand(
        "7.3.7",
        "附件另面编排，在版记之前，标题居中，与附件说明一致",
        "规定",
        "样式 `AnnexLabel`",
        (f"{_ANNEX}the_annex_begins_a_page_with_its_title_on_the_third_line",),
    ),
    Demand(
        "7.3.7",
        "附件表格各列的宽先够排词、日期和数，其余按内容分；竖排放不下的横排（8），还放不下的用五号、小五号字（5.2.2）",
        "实践",
        "`writers/table_setting.py`",
        (
            "pages/test_tables.py::test_fourteen_columns_of_forty_rows_take_few_pages_and_no_date_is_parted",
            "pages/test_tables.py::test_a_date_within_a_text_stays_on_a_line",
        ),
    ),
    Demand(
        "7.4.1",
        "版记分隔线与版心等宽，末条与公文最后一面版心下边缘重合",
        "规定",
        "`writers/docx/closing.py`",
        _IMPRINT,
    ),
    Demand(
        "7.4.2",
        "抄送机关回行与冒号后的首字对齐，最后标句号",
        "规定",
        "`document.py`，样式 `ImprintCopies`",
        _IMPRINT,
    ),
    Demand(
        "7.4.3",
        "印发机关在左，印发日期在右，后加“印发”，月日不编虚位",
        "规定",
        "`issuing/profiles.py`，样式 `ImprintOffice`、`ImprintDate`",
        _IMPRINT,
    ),
    Demand(
        "7.4.3",
        "印发日期不回行，印发机关长的在日期左边分行",
        "实践",
        "`writers/imprint_places.py`",
        ("pages/test_imprint.py::test_a_long_office_has_lines_of_its_own_and_the_date_stays_whole",),
    ),
    Demand(
        "7.5",
        "页码左右各一条一字线，单页居右、双页居左，附件与正文页码连续",
        "规定",
        "样式 `FooterOdd`、`FooterEven`",
        (f"{_ANNEX}the_table_keeps_the_margins_and_page_numbers_go_on",),
    ),
    Demand(
        "7.5",
        "版记页前有空白页的，空白页和版记页不编页码",
        "规定",
        "`writers/docx/sections.py`",
        ("pages/test_even_page.py::test_imprint_is_on_an_even_page",),
    ),
    Demand(
        "8",
        "横排的表格：页码位置与其他页一致，表头在单页的订口一边、双页的切口一边",
        "规定",
        "`writers/docx/sections.py`",
        (
            "pages/test_tables.py::test_wide_tables_stand_on_turned_pages_and_text_does_not",
            "pages/test_tables.py::test_the_number_keeps_its_place_on_the_sheet",
        ),
    ),
)
"""What a clause asks for in words, in the order of the clauses."""


LEFT_OUT = (
    (
        "3.2",
        "“行”是一个汉字的高度加 3 号字高度的 7/8，3 号字为 30 磅",
        f"“空一行”按正文的行距（{gongwen.LINE_PITCH.value:g} 磅）空，文字才在格上",
    ),
    ("4", "纸张的克重、白度、耐折度、不透明度、酸碱度", "不在文件里，由印制的人选纸"),
    ("6", "制版、双面印刷、装订的要求和误差", "不在文件里，由印制的人掌握；程序只排出单双页的页码"),
    ("7.2.5", "不是上行文的发文字号居中", "报告是上行文"),
    (
        "7.3.2",
        "主送机关过多使首页不能显示正文的，移至版记",
        "报告原则上主送一个上级机关（《党政机关公文处理工作条例》第十五条（一））",
    ),
    ("7.3.5.1", "印章的颜色、端正、居中下压署名和日期", "程序不画印章，由用印的人掌握"),
    ("7.3.5.3", "加盖签发人签名章", "报告由机关署名，台账里没有职务和签名章"),
    (
        "7.3.5.5",
        "空白容不下印章或日期时调整行距、字距",
        "程序不自动调整；署名同正文最后一段不分开，也可以在 `fazhi.toml` 里改行距",
    ),
    (
        "7.3.7",
        "附件不能同正文一起装订的，在左上角标发文字号和附件顺序号",
        "程序把附件和正文写在一个文件里，一起装订",
    ),
    ("9", "计量单位、标点、数字的用法", "不是版式，由正文的规则检查，见 [检查规则](rules.md)"),
    ("10.1", "信函格式", "报告用文件格式，不用信函格式"),
    ("10.2", "命令（令）格式", "报告不是命令"),
    ("10.3", "纪要格式", "报告不是纪要"),
)
"""Clauses, or parts of one, that the program does nothing for, and why."""
