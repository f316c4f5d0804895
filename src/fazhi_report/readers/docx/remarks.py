"""What stands beside the text of a DOCX: the comments of readers, and properties that programs left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fazhi_report.readers.docx.runs import stretches
from fazhi_report.readers.docx_parts import Element, Package, attribute, children, named

_EXTENDED = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment (批注): its id, who wrote it and when, its text, a line a paragraph.

    `answers` is the id of the comment that it answers, "" for none; `done` is whether it was settled.
    """

    id: str
    author: str
    date: str
    text: str
    answers: str = ""
    done: bool = False


def remarks(package: Package) -> Iterator[Remark]:
    """The comments in the order of their part."""
    root = package.beside("comments")
    extended = package.beside("commentsExtended")
    threads = {
        each.get(f"{_EXTENDED}paraId", ""): each
        for each in (extended if extended is not None else ())
        if each.tag == f"{_EXTENDED}commentEx"
    }
    owners: dict[str, str] = {}
    for each in children(root, "w:comment"):
        paragraphs = list(each.iter(named("w:p")))
        # The last of its paragraphs is the one that stands for it in threads.
        key = paragraphs[-1].get(_PARAGRAPH_ID, "") if paragraphs else ""
        thread = threads.get(key)
        owners[key] = number = attribute(each, "w:id")
        yield Remark(
            number,
            attribute(each, "w:author"),
            attribute(each, "w:date"),
            "\n".join(map(_text, paragraphs)),
            owners.get(thread.get(f"{_EXTENDED}paraIdParent", "-"), "") if thread is not None else "",
            thread is not None and thread.get(f"{_EXTENDED}done") in {"1", "true"},
        )


def _text(paragraph: Element) -> str:
    return "".join(each.text for each in stretches(paragraph))


CARRIED = "urn:fazhi:text"
"""The namespace of the text that a copy for review carries: the one that it was printed from."""


def carried_text(package: Package) -> tuple[str, ...]:
    """The lines of the text that a copy for review carries; () for none."""
    links = (link.target for link in package.links(package.main) if link.kind == "customXml")
    roots = map(package.tree, filter(package.has, links))
    root = next((each for each in roots if each.tag == f"{{{CARRIED}}}text"), ())
    return tuple("".join(map(str, each.itertext())) for each in root)


def custom_properties(package: Package) -> Mapping[str, str]:
    """The properties that a program gave the file, by their names."""
    links = (link.target for link in package.links("") if link.kind == "custom-properties")
    root = next(map(package.tree, filter(package.has, links)), None)
    if root is None:
        return {}
    return {each.get("name", ""): "".join(map(str, each.itertext())) for each in root if each.get("name")}
