"""The archive of a package, beside the one that zipfile makes of the same parts."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.writers.docx.archive import member, pack
from tests.writers import written

FIRST = ("[Content_Types].xml", "_rels/.rels")
NAMES = st.text(st.sampled_from("abc/_.A1"), min_size=1)
CONTENTS = st.one_of(st.binary(), st.binary(min_size=1, max_size=20).map(lambda some: some * 4000))
PARTS = st.dictionaries(NAMES, CONTENTS, max_size=5)


def by_zipfile(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name in (*FIRST, *sorted(parts.keys() - {*FIRST})):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            package.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, 6)
    return packed.getvalue()


@given(CONTENTS, CONTENTS, PARTS)
def test_the_same_bytes_as_zipfile(types: bytes, links: bytes, others: dict[str, bytes]) -> None:
    parts = {**others, **dict(zip(FIRST, (types, links), strict=True))}
    package = pack(parts)
    assert package == by_zipfile(parts)
    assert written.parts(package) == parts


@given(PARTS, PARTS)
def test_parts_that_are_ready_are_in_it_unless_there_are_others(
    before: dict[str, bytes], now: dict[str, bytes]
) -> None:
    parts = {**dict.fromkeys(FIRST, b"<a/>"), **before}
    ready = {name: member(name, content) for name, content in parts.items()}
    assert pack(now, ready) == by_zipfile({**parts, **now})


def test_names_are_ascii() -> None:
    with pytest.raises(UnicodeEncodeError):
        member("word/图.png", b"")
