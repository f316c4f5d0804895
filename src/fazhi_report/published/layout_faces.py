"""What each face of `gongwen` is of, where it is done and which tests look after it."""

from collections.abc import Mapping
from types import MappingProxyType

from fazhi_report.published.layout_row import CHECK, TABLES, MatrixRow

_FACES = ("writers/test_base_document.py::test_faces_of_the_styles",)
_SET_FACES = (*_FACES, "pages/test_pages.py::test_every_face_is_set_in_its_stand_in")


FACE_ROWS: Mapping[str, MatrixRow] = MappingProxyType(
    {
        "BODY": MatrixRow(
            "正文",
            "",
            "样式 `Normal`、`BodyText`",
            _SET_FACES,
            codes=("FZ514", "FZ515", "FZ524", "FZ543"),
        ),
        "TITLE": MatrixRow(
            "标题",
            "",
            "样式 `Title`、`TitleOneLine`、`TitleThreeLines`—`TitleSixLines`",
            _SET_FACES,
            codes=("FZ516", "FZ517"),
        ),
        "LEVEL_1": MatrixRow(
            "一级标题（一、）", "", "样式 `Heading1`、`RunInHeading1`", _SET_FACES, codes=("FZ518",)
        ),
        "LEVEL_2": MatrixRow(
            "二级标题（（一））", "", "样式 `Heading2`、`RunInHeading2`", _SET_FACES, codes=("FZ518",)
        ),
        "LEVEL_3": MatrixRow(
            "三级标题（1.）", "", "样式 `Heading3`、`RunInHeading3`", _SET_FACES, codes=("FZ518",)
        ),
        "LEVEL_4": MatrixRow(
            "四级标题（（1））", "", "样式 `Heading4`、`RunInHeading4`", _SET_FACES, codes=("FZ518",)
        ),
        "PAGE_NUMBER": MatrixRow(
            "页码", "", "样式 `Footer`、`FooterOdd`、`FooterEven`", _SET_FACES, codes=("FZ521", "FZ545")
        ),
        "COPY_NUMBER": MatrixRow(
            "份号", "", "样式 `CopyNumber`", _FACES, unread={CHECK: "条文写“一般”，不检查"}
        ),
        "SECRECY": MatrixRow("密级和保密期限", "", "样式 `Secrecy`", _FACES, codes=("FZ531",)),
        "URGENCY": MatrixRow("紧急程度", "", "样式 `Urgency`", _FACES, codes=("FZ531",)),
        "ISSUER_MARK": MatrixRow(
            "发文机关标志（字号是通行做法，长的先压扁、再改小）",
            "",
            "样式 `IssuerMark1`—`IssuerMark7`",
            (*_FACES, "page/test_letterhead_places.py::test_mark_is_condensed_then_made_smaller"),
            codes=("FZ580",),
        ),
        "SIGNER_LABEL": MatrixRow("“签发人”三字", "", "样式 `DocumentNumber`", _FACES, codes=("FZ523",)),
        "SIGNER_NAME": MatrixRow(
            "签发人姓名",
            "",
            "样式 `SignerName`",
            (*_FACES, "writers/test_official.py::test_names_of_signers_are_set_in_kai"),
            codes=("FZ523",),
        ),
        "ANNEX_LABEL": MatrixRow("“附件”二字和顺序号", "", "样式 `AnnexLabel`", _FACES, codes=("FZ528",)),
        "TABLE": MatrixRow("附件表格的文字", "", "样式 `TableText`", _FACES, unread=TABLES),
        "TABLE_HEADING": MatrixRow("附件表格的表头", "", "样式 `TableHeading`", _FACES, unread=TABLES),
        "TABLE_CAPTION": MatrixRow(
            "附件表格的表题",
            "",
            "样式 `TableCaption`",
            (*_FACES, "pages/test_tables.py::test_the_caption_stands_in_the_middle_above_the_table"),
            unread=TABLES,
        ),
        "IMPRINT": MatrixRow(
            "版记",
            "",
            "样式 `ImprintCopies`、`ImprintOffice`、`ImprintDate`",
            _FACES,
            codes=("FZ529", "FZ591"),
        ),
        "COMMENT": MatrixRow(
            "批注（不是公文的要素）",
            "",
            "样式 `CommentText`",
            _FACES,
            unread={"PDF": "没有批注", CHECK: "不是公文的要素，不检查"},
        ),
    }
)
"""By the name of the face in `gongwen`."""
