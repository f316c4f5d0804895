"""The files that data name, found before the data are fitted to the schema."""

from collections.abc import Iterator
from typing import NamedTuple

from fazhi_report.loading.year_data import Content, read_data

_MANUSCRIPT, _PREVIOUS, _EVIDENCE = ("manuscript", "文稿"), ("previous", "上年文件"), ("evidence", "佐证")
_TRACES = (
    *(key.encode() for key in (*_MANUSCRIPT, *_PREVIOUS, *_EVIDENCE)),
    *(b"\\", b"PK\x03\x04", b"\0"),  # what hides a key: characters by number, a workbook, two bytes for each
)


class NamedInData(NamedTuple):
    """Names of files, as the data write them: opened as a text, opened as data, only looked for.

    `texts` are all the texts of the data, as they read.
    """

    manuscripts: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    looked_for: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def named_in(content: Content, name: str) -> NamedInData:
    """The files that data name, faulty or not; none of data that can't be read.

    A text that has none of the keys, and writes no character by a number, is not taken apart.
    """
    if isinstance(content, bytes) and not any(trace in content for trace in _TRACES):
        return NamedInData()
    values = tuple(_values(read_data(content, name).data))
    return NamedInData(
        tuple(value for key, value in values if key in _MANUSCRIPT),
        tuple(value for key, value in values if key in _PREVIOUS),
        tuple(value for key, value in values if key in _EVIDENCE and "://" not in value),
        tuple(value for _, value in values),
    )


def _values(data: object, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts in plain data with the nearest key above each."""
    match data:
        case str():
            yield key, data
        case dict():
            for inner, value in data.items():
                yield "", str(inner)
                yield from _values(value, str(inner))
        case list():
            for value in data:
                yield from _values(value, key)
