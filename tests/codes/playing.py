"""Plays the examples of manual pages: what the program tells of a data file, a command, a sheet, a template."""

import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import ClassVar

from fazhi_report import pipeline
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.editing import import_workbooks
from fazhi_report.settings.file import configure
from fazhi_report.settings.model import DEFAULTS
from tests.audit.test_reading import run
from tests.audit.xml import packed, with_part
from tests.conftest import MINIMAL, Run, document_of, write
from tests.copies import changed, replaced, without_digest
from tests.fonts import make_font, make_fonts
from tests.readers.pdfs import blank_pdf, two_columns
from tests.sheets.workbooks import exported, sheet_of

_OFFICE = (
    "{全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}"
)
_ENGLISH = "{name: 青山县水利局, short_name: 县水利局, party_body: 局党组, field: 水利, region: {name: 青山县, level: 县}}"
_IN_CHINESE, _IN_ENGLISH = {"年度": "2024", "机构": _OFFICE}, {"year": "2024", "organization": _ENGLISH}
"""What an example is completed with, unless it has these keys itself."""

SHORTCOMING = "不足:\n  - 内容: 执法案卷制作不够规范\n    复核: {复核人: 张三, 日期: 2025-01-10}\n"
"""The reviewed text that FZ030 speaks of."""
CONTRACTS = "合同: [{名称: 河道清淤合同}, {名称: 水库加固合同}, {名称: 监理合同}]\n"
"""The contracts that FZ072 speaks of."""

_HELD = {"FZ030": SHORTCOMING, "FZ072": CONTRACTS}

_BOTH = ("render", "--profile", "public,submission", "--to", "txt")
_PDF = ("render", "--to", "pdf", "--font-path", "字体")

COMMANDS: dict[str, tuple[str, ...]] = {
    "FZ018": ("new", "2025", "--from"),
    "FZ121": ("keys", "en"),
    "FZ122": ("keys", "zh"),
    **dict.fromkeys(("FZ238", "FZ240", "FZ241", "FZ243", "FZ244", "FZ245", "FZ557"), _BOTH),
    "FZ239": ("render", "--stage", "定稿", "--to", "txt"),
    "FZ242": ("validate",),
    **dict.fromkeys(("FZ504", "FZ561"), _PDF),
    "FZ560": (*_PDF, "--pdf-standard", "a-2a"),
    "FZ562": ("render", "--profile", "submission", "--reference-doc", "本局公文.docx"),
}
"""The commands that tell what `validate` does not, without the data file."""

ERRORS = "an error"

WHOLE = frozenset({"FZ006", "FZ013"})
"""The codes whose wrong example is a whole data file."""

_INVISIBLE = re.compile("‹U\\+([0-9A-F]{4,6})›")
_CODE = re.compile(r"FZ\d{3}")
_ARCHIVE, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def completed(example: str) -> str:
    """A data file of an example: what it must have besides stands above it."""
    text = example.removeprefix("---").replace("⇥", "\t")
    text = _INVISIBLE.sub(lambda match: chr(int(match[1], 16)), text)
    least = _IN_ENGLISH if text[1:2].isascii() and text[1:2].isalpha() else _IN_CHINESE
    missing = (
        f"{key}: {value}\n" for key, value in least.items() if not re.search(f"^{key}:", text, re.MULTILINE)
    )
    return "".join(missing) + text.removeprefix("\n") + "\n"


_BUREAU = (
    "年度: 2024\n机构: {{全称: 青山县{0}局, 简称: 县{0}局, 党组织: 局党组, 工作领域: {0}, "
    "地区: {{名称: 青山县, 级别: 县}}}}\n"
)
"""The ledger of another office of the county, as far as it is the same for all."""


class _Folder:
    """What stands beside the data file of an example, and `more` for one of them."""

    def __init__(self, more: Mapping[str, str] | None = None) -> None:
        self._files = {**self.FILES, **(more or {})}

    FILES: ClassVar[dict[str, str]] = {
        "2023.yaml": completed(
            "---\n年度: 2023\n普法宣传: [{形式: 专项宣传, 主题: 中国水周, 发放资料: 12500}]\n"
            "不足: [执法案卷制作不够规范，主要原因是培训不够经常]"
        ),
        "2024.md": "# 青山县水利局关于{{ 年度.本年 }}年法治政府建设情况的报告\n",
        "2022.yaml": completed("---\n年度: 2022"),
        "2023草稿.yaml": "年度: 2023\n",
        "佐证/河道清淤合同.pdf": "",
        "部门/财政局2024.yaml": _BUREAU.format("财政") + "合同: {总数: 12}\n行政处罚: {总数: 3}\n",
        "部门/民政局2024.yaml": _BUREAU.format("民政") + "合同: {总数: 5}\n",
        **dict.fromkeys(("重交/财政局.yaml", "重交/财政局（改）.yaml"), _BUREAU.format("财政")),
    }

    def read(self, path: str) -> bytes | None:
        content = self._files.get(path)
        return None if content is None else content.encode()

    def holds(self, path: str) -> bool:
        return path in self._files

    def matching(self, pattern: str) -> list[str] | None:
        return [path for path in self._files if fnmatchcase(path, pattern)]

    def beside(self, _path: str) -> "_Folder":
        return self


def play(number: str, example: str, run: Run) -> set[str] | None:
    """The codes that are told of an example, and `ERRORS` with any error; None if it is in words."""
    for begins, played in _PLAYED.items():
        if example.startswith(begins):
            return played(number, example, run)
    return None


def _data(number: str, example: str, run: Run) -> set[str]:
    if number == "FZ027":
        return _imported(sheet_of("上年安排", ["标题", "完成"], ["规范行政执法", "是"]), completed(example))
    text = example.removeprefix("---\n") if number in WHOLE and "年度" not in example else completed(example)
    if arguments := COMMANDS.get(number):
        file = write("data/2024.yaml", text)
        for name in set(arguments) & _FILES.keys():
            _FILES[name]()
        return _said(run(*arguments, file))
    return _told(pipeline.validate(text.encode(), "2024.yaml", _Folder(), DEFAULTS))


def _command(_: str, example: str, run: Run) -> set[str]:
    _, *arguments = example.split()
    for name in {"data/2024.yaml", *arguments} & _FILES.keys():
        _FILES[name]()
    return _said(run(*arguments))


def _sheet(number: str, example: str, _: Run) -> set[str]:
    title, *rows = (line.split("|") for line in example.splitlines())
    cells = [[cell.strip() or None for cell in row] for row in rows]
    workbook = sheet_of(title[0].removeprefix("工作表："), *cells)
    return _imported(workbook, completed("---\n" + _HELD.get(number, "")))


def _imported(workbook: bytes, data: str) -> set[str]:
    return _told(import_workbooks([(workbook, "台账.xlsx")], data.encode(), "2024.yaml").diagnostics)


def _settings(_: str, example: str, __: Run) -> set[str]:
    found = configure(example.encode(), "fazhi.toml")
    return _told(found) if isinstance(found, list) else set()


def _template(_: str, example: str, __: Run) -> set[str]:
    write("模板/sections/河湖管理.md.j2", example.partition("\n")[2] + "\n")
    data = completed("---\n篇章: {章节: [河湖管理]}\n合同: [{数量: 12}]")
    composed = pipeline.compose(data.encode(), "2024.yaml", Path("模板").resolve())
    unprinted = composed.loaded.located(pipeline.unprinted(composed)) if composed.document else []
    return _told([*composed.diagnostics, *unprinted])


def _manuscript(_: str, example: str, __: Run) -> set[str]:
    text = "\n".join(line.removeprefix("    ") for line in example.partition("\n")[2].split("\n"))
    data = completed("---\n文稿: 2024.md\n合同: [{数量: 12}]")
    return _told(pipeline.validate(data.encode(), "2024.yaml", _Folder({"2024.md": text}), DEFAULTS))


def _fonts() -> None:
    make_fonts(Path("字体"))
    make_font(Path("字体/rare.ttf"), "Rare Han", "䶮")


def _report(changed: str = "", text: str = "审核人员少。", head: str = "") -> bytes:
    """A DOCX whose last paragraph has something in it that a draft has."""
    paragraphs = "".join(f"<w:p>{run(line)}</w:p>" for line in _REPORT)
    return packed(f"{paragraphs}{head}<w:p>{run(text)}{changed}</w:p>")


def _remarked() -> bytes:
    remark = f'<w:comment w:id="0" w:author="张三">{"<w:p>"}{run("请核对")}</w:p></w:comment>'
    content = _report('<w:commentRangeStart w:id="0"/>' + run("先签后审。") + '<w:commentRangeEnd w:id="0"/>')
    return with_part(content, "comments", remark)


_REPORT = (
    "青山县水利局关于2024年法治政府建设情况的报告",
    "现将我局2024年法治政府建设情况报告如下：",
    "一、主要举措和成效",
    "局党组书记认真履行第一责任人职责。",
    "二、存在的不足和原因",
)
_DRAFTS: dict[str, Callable[[], bytes]] = {
    "报告.docx": _report,
    "有修订的报告.docx": lambda: _report(f'<w:ins w:author="张三">{run("先签后审。")}</w:ins>'),
    "有批注的报告.docx": _remarked,
    "有隐藏文字的报告.docx": lambda: _report(run("待定。", "<w:vanish/>")),
    "有删除线的报告.docx": lambda: _report(run("先签后审。", "<w:strike/>")),
    "有突出显示的报告.docx": lambda: _report(run("先签后审。", '<w:highlight w:val="yellow"/>')),
    "域没有更新的报告.docx": lambda: _report(
        f'<w:fldSimple w:instr=" REF 附表 ">{run("错误！未找到引用源")}</w:fldSimple>'
    ),
    "有嵌入对象的报告.docx": lambda: _report("<w:r><w:object/></w:r>"),
    "损坏的报告.doc": lambda: _OLE,
    "没有标题的报告.txt": "一、主要举措\n全年签订合同12份。\n".encode,
    "报告GBK.txt": lambda: "\n".join(_REPORT).encode("gbk"),
    "扫描件.pdf": lambda: blank_pdf(2),
    "分栏.pdf": two_columns,
}
"""Reports as they come from offices, and what is left in them of drafting."""


def _copy(name: str) -> None:
    """A DOCX that colleagues changed; of one nobody knows which text it was printed from."""
    data = completed("---\n公开审查: {审查人: 赵六, 日期: 2025-02-24}").encode()
    (made,) = pipeline.render(data, "2024.yaml", pipeline.Order(), DEFAULTS).files
    changes = (replaced("报告如下", "汇报如下"), *((without_digest,) if name.startswith("不知") else ()))
    write(name, changed(made.content, *changes))


_FILES: dict[str, Callable[[], object]] = {
    "改稿.docx": lambda: _copy("改稿.docx"),
    "不知来历的改稿.docx": lambda: _copy("不知来历的改稿.docx"),
    "别的报告.docx": lambda: write(
        "别的报告.docx", packed(f"<w:p>{run('关于做好防汛工作的通知，请各乡镇、各部门认真抓好落实')}</w:p>")
    ),
    **{name: partial(lambda name: write(name, _DRAFTS[name]()), name) for name in _DRAFTS},
    "data/2024.yaml": lambda: write(
        "data/2024.yaml", completed("---\n公开审查: {审查人: 赵六, 日期: 2025-02-24}")
    ),
    "台账.docx": lambda: write("台账.docx", _ARCHIVE),
    "台账.xls": lambda: write("台账.xls", _OLE),
    "台账.xlsx": lambda: write("台账.xlsx", exported()),
    "报告.txt": lambda: write("报告.txt", "青山县水利局关于2024年法治政府建设情况的报告\n"),
    "本局公文.doc": lambda: write("本局公文.doc", _OLE),
    "本局公文.docx": lambda: write("本局公文.docx", pipeline.write(document_of(MINIMAL), "docx").content),
    "损坏的公文.docx": lambda: write("损坏的公文.docx", _ARCHIVE),
    "字体": _fonts,
}
"""The files that commands name."""


_PLAYED: dict[str, Callable[[str, str, Run], set[str]]] = {
    "---": _data,
    "fazhi ": _command,
    "工作表": _sheet,
    "[": _settings,
    "{#": _template,
    "<!--": _manuscript,
}


def _told(diagnostics: Iterable[Diagnostic]) -> set[str]:
    found = list(diagnostics)
    return {each.code for each in found} | {ERRORS for each in found if each.severity is Severity.ERROR}


def _said(result: tuple[int, str, str]) -> set[str]:
    code, out, err = result
    return {*_CODE.findall(out + err), *((ERRORS,) if code else ())}
