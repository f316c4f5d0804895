"""Nothing is told of our own 署名, however long it is and however many offices sign."""

import io
from dataclasses import replace

import docx
import pytest

from fazhi_report.document import Signature
from fazhi_report.writers.docx import writing as writer
from tests.audit.planting import found, put, submission, told

LONG = "解放区财政局（解放区人民政府国有资产监督管理委员会、解放区金融工作局）"


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize(
    "signature",
    [
        Signature(LONG, "2024年2月15日"),
        Signature("解放区财政局", "2024年2月15日", joint=("解放区司法局",)),
        Signature("解放区财政局", "2024年2月15日", joint=("解放区司法局", "解放区市场监督管理局")),
    ],
)
def test_no_fault(signature: Signature, sealed: bool) -> None:  # noqa: FBT001 - a value of the parameters
    head = submission().letterhead
    assert head is not None
    names = (signature.office, *signature.joint) if signature.joint else ()
    document = replace(
        submission(),
        letterhead=head._replace(mark="文件" if names else head.mark, names=names),
        signature=signature._replace(sealed=sealed),
    )
    assert told(found(writer.write(document))) == []


def test_a_long_signature_without_its_place_is_told() -> None:
    content = writer.write(replace(submission(), signature=Signature(LONG, "2024年2月15日")))
    document = docx.Document(io.BytesIO(content))
    (office,) = (each for each in document.paragraphs if each.text == LONG)
    put(office._p, "w:pPr/w:ind", left="0", right="0")
    target = io.BytesIO()
    document.save(target)
    (fault,) = told(found(target.getvalue()))
    assert fault.startswith("错误 FZ527 第21段")
    assert "署名右空0字、成文日期右空" in fault
