"""A submission with all its elements."""

from dataclasses import replace

from fazhi_report.document import Document, Imprint, Letterhead, Paragraph, Run, Signature

TEXT = "现将本局2023年度法治政府建设情况报告如下，请审阅。"


def submission(**changes: object) -> Document:
    """The submission of one page, with changes."""
    document = Document(
        title=((Run("解放区财政局关于"),), (Run("2023年法治政府建设情况的报告"),)),
        blocks=(Paragraph((Run(TEXT),)),),
        author="解放区财政局",
        addressees=(Run("区人民政府："),),
        letterhead=Letterhead("解放区财政局文件", "解财〔2024〕5号", ("张三",)),
        signature=Signature("解放区财政局", "2024年2月15日"),
        remark="（联系人：李四，电话：0391—1234567）",
        imprint=Imprint(("区人大常委会办公室",), "解放区财政局办公室", "2024年2月16日印发", "same"),
    )
    return replace(document, **changes)  # type: ignore[arg-type]
