"""An office's own DOCX as the base of a report → what must not come along with its headers and footers."""

from collections.abc import Iterator

from fazhi_report import readers, rules
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Profile, plain
from fazhi_report.notation import UNSEEN, secrecy_in

_CARRIED = ("页眉", "页脚")
_NAME = "参考文件.docx"  # what it is by its bytes; messages tell of it in words


def reference_findings(name: str, content: bytes, profile: Profile) -> Iterator[Diagnostic]:
    """Why a reference document is no base for a profile: it is marked, or what comes along must not go out.

    They are told of the data file of that `name`. A document that can't be read its writer refuses.
    """
    text = readers.read(content, _NAME)
    if isinstance(text, Diagnostic):
        return
    level = secrecy_in(text.lines)
    if level and profile == "public":
        message = f"参考文件标有密级（{level}），由它生成的报告不能公开"
        yield Diagnostic.of_file(name, "FZ240", message, "换一份没有标密级的参考文件")
    for aside in text.asides:
        if aside.kind in _CARRIED:
            line = plain(aside.runs)
            for code, message, hint in rules.must_not_go_out(line):
                if not (code == "FZ393" and level):
                    yield Diagnostic.of_file(name, code, f"参考文件的{aside.kind}：{message}", hint)
            if hidden := UNSEEN.search(line):
                message = f"参考文件的{aside.kind}有看不见的字符（U+{ord(hidden[0]):04X}）"
                yield Diagnostic.of_file(name, "FZ014", message, "在参考文件里删去这个字符")
