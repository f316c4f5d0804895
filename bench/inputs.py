"""What is measured on: the data files, and larger ones made of the first."""

import copy
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from environment import ROOT, require
from lxml import etree
from rows import INPUTS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_CONTRACTS = re.compile("^contracts:\n(?:[ ]+.*\n)+", re.MULTILINE)
_OFFICE = "解放区财政局"


def content(file: str) -> bytes:
    """The bytes of a data file."""
    return (ROOT / INPUTS[file]).read_bytes()


def ledger(records: int) -> bytes:
    """The first data file with so many contracts."""
    return _with_contracts(_contract(number) for number in range(records))


def faulty(records: int) -> bytes:
    """The same with a fault in every contract: an unknown key, a wrong type, or a day that there is not."""
    slips = (
        lambda number: _contract(number, disputes="纠纷数: 0"),
        lambda number: _contract(number, disputes="disputes: 无"),
        lambda number: _contract(number, month=13),
    )
    return _with_contracts(slips[number % len(slips)](number) for number in range(records))


def office(number: int) -> bytes:
    """The first data file as another office of the same form would have it."""
    name = "".join("零一二三四五六七八九"[int(digit)] for digit in f"{number:03}")
    text = content("2023").decode().replace("解放区", f"解放{name}区")
    return text.encode()


def long_name(length: int) -> bytes:
    """The first data file with an office whose name makes the title so long."""
    text = content("2023").decode()
    named = f"\n  name: {_OFFICE}\n"
    (before, after) = text.split(named)
    name = (_OFFICE * length)[: length - len("关于2023年法治政府建设情况的报告") - 1] + "局"
    return f"{before}\n  name: {name}\n{after}".encode()


def lines(count: int, sentence: str) -> list[str]:
    """A title and so many paragraphs; `sentence` holds the place of a number."""
    return ["某某区财政局关于2023年度法治政府建设情况的报告", *(sentence.format(n) for n in range(count))]


SOUND = "开展检查{}次，发现问题3个。"
SLIPPED = "开展检查{}次,发现问题3个。"
"""A sentence with a comma of the wrong width."""


def document_of(text: Sequence[str], form: bytes) -> bytes:
    """A DOCX of a title and paragraphs, in the styles of a report that our writer made."""
    source = zipfile.ZipFile(io.BytesIO(form))
    root = etree.fromstring(source.read(_BODY))
    body = root[0]
    title, *others = [each for each in body if each.tag == f"{_W}p" and "".join(each.itertext())]
    longest = max(others, key=lambda each: len("".join(each.itertext())))
    for each in others:
        body.remove(each)
    _retype(title, text[0])
    last = title
    for sentence in text[1:]:
        paragraph = copy.deepcopy(longest)
        _retype(paragraph, sentence)
        last.addnext(paragraph)
        last = paragraph
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, etree.tostring(root) if name == _BODY else source.read(name))
    return made.getvalue()


def _retype(paragraph: etree._Element, sentence: str) -> None:
    first, *others = paragraph.findall(f"{_W}r")
    for run in others:
        paragraph.remove(run)
    for text in first.findall(f"{_W}t")[1:] + first.findall(f"{_W}br"):
        first.remove(text)
    (text,) = first.findall(f"{_W}t")
    text.text = sentence


def _with_contracts(records: Iterable[str]) -> bytes:
    made, found = _CONTRACTS.subn("contracts:\n" + "".join(records), content("2023").decode())
    require(found == 1, "data/2023.yaml has no contracts in the form that the benchmarks know")
    return made.encode()


def _contract(number: int, month: int = 0, disputes: str = "disputes: 0") -> str:
    day = f"2023-{month or number % 12 + 1:02}-{number % 28 + 1:02}"
    named = f"title: 采购合同第{number:05}号, amount: {1000 + number}"
    return f"  - {{date: {day}, {named}, legality_reviewed: true, {disputes}, lawsuits: 0}}\n"
