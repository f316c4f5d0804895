"""A data file that names its manuscript; what it said itself, and the manuscript says now, is a comment."""

from collections.abc import Container, Iterator

from fazhi_report.diagnostics import MANUSCRIPT, DataPlace, Finding
from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.editing.file_parts import FileParts, Part
from fazhi_report.schema import PROSE_PARTS, Report, key_in, model_at, writes_english
from fazhi_report.source import Node, inline, read

_MOVED_FORM = frozenset(("order", "chapters", "title", "title_form", "headings"))
"""What `structure` says that a manuscript says itself."""

_LABEL = "# 已写进文稿："


def naming(content: bytes, path: str, kept: Container[str] = ()) -> bytes | Finding:
    """A data file without faults that names a manuscript, which has the file's texts but for those `kept`.

    A finding tells why it can't be done; then nothing of the file is changed.
    """
    text = DataText(content).ended()
    root = text.root
    if root is None or text.in_flow(root):
        return _impossible(path)
    edits = list(_edits(text, root, path, kept))
    named = text.revised(edits, lambda changed: _names(changed, path)) if edits else None
    return _impossible(path) if named is None else named


def _edits(text: DataText, root: Node, path: str, kept: Container[str]) -> Iterator[Edit]:
    file = FileParts(text)
    language = "en" if writes_english(root.value) else "zh"
    key = key_in("en" if language == "en" else "zh", Report, MANUSCRIPT)
    for part in file.parts(root, Report, text.line_number(len(text.text))):
        if part.name == "year":
            place = text.line_start(part.last + 1)
            yield Edit(place, place, f"{' ' * text.column(root.start)}{key}: {inline(path, 'form')}\n")
        elif part.name in PROSE_PARTS and part.name not in kept:
            yield from file.commented_out(part, _LABEL)
        elif part.name == "structure":
            yield from _form(file, part)


def _form(file: FileParts, structure: Part) -> Iterator[Edit]:
    """What the parts of `structure` that are moved become; all of it, where nothing else is in it."""
    model, node = model_at(Report, ("structure",)), structure.entry.node
    if model is None or not node.entries or file.text.in_flow(node):
        return
    inner = list(file.parts(node, model, structure.last))
    if all(part.name in _MOVED_FORM for part in inner):
        yield from file.commented_out(structure, _LABEL)
        return
    for part in inner:
        if part.name in _MOVED_FORM:
            yield from file.commented_out(part, _LABEL)


def _names(changed: bytes, path: str) -> bool:
    data = read(changed, "").data
    return data is not None and path in data.values()


def _impossible(path: str) -> Finding:
    message = "这份台账的写法不能由程序加上一行"
    return Finding.of("FZ018", message, DataPlace(()), f"自己在“年度”下面加一行：文稿: {path}")
