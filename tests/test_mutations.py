"""Whatever happens to a data file, the answer is diagnostics inside the file, or a report; never an exception."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fazhi_report import pipeline
from fazhi_report.diagnostics import has_errors
from fazhi_report.issuing.tracing import trace
from fazhi_report.pipeline import compose, write
from fazhi_report.settings.model import DEFAULTS
from tests.conftest import DATA, data_2023, json_bytes

SOURCE = DATA.read_bytes()
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8),
    st.sampled_from(["是", "否", "2023-02-30", "{{ 学习.次数 }}", "{{ 合同.份数 }}", "{{", "、", "。", 0, 1, -1, 10**9, [], {}, [[]], [None]]),
)  # fmt: skip


def check(content: bytes) -> None:
    composed = compose(content, "a.yaml")

    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for diagnostic in pipeline.reviewed(composed, DEFAULTS):
        assert diagnostic.file == "a.yaml" or diagnostic.file.startswith("templates/")
        assert diagnostic.line >= 1
        assert diagnostic.line <= lines or diagnostic.file != "a.yaml"
        assert diagnostic.column >= 1
        assert diagnostic.message
    assert (composed.document is None) == has_errors(composed.diagnostics)
    if composed.document:
        assert all(write(composed.document, suffix).content for suffix in ("docx", "md", "txt"))
        assert list(trace(composed.loaded, composed.document))


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [found for step, child in entries for found in ((*path, step), *places(child, (*path, step)))]


PLACES = places(data_2023())


@given(st.data())
def test_any_value_anywhere(data: st.DataObject) -> None:
    mutated = data_2023()
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(PLACES))
        node: Any = mutated
        try:
            for step in path[:-1]:
                node = node[step]
            if data.draw(st.booleans()):
                node[path[-1]] = data.draw(SCALARS)
            else:
                del node[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    check(json_bytes(mutated))


@given(st.integers(0, len(SOURCE)), st.integers(0, 40), st.binary(max_size=12))
def test_any_bytes_anywhere(start: int, length: int, new: bytes) -> None:
    check(SOURCE[:start] + new + SOURCE[start + length :])


@given(st.integers(0, SOURCE.count(b"\n")), st.integers(0, SOURCE.count(b"\n")), st.integers(-4, 4))
def test_lines_moved_and_indented(source: int, target: int, indent: int) -> None:
    lines = SOURCE.split(b"\n")
    line = lines.pop(source)
    lines.insert(target, b" " * indent + line if indent >= 0 else line[-indent:])
    check(b"\n".join(lines))


def test_the_unchanged_file_is_a_report() -> None:
    composed = compose(SOURCE, "a.yaml")

    assert composed.document is not None
    check(SOURCE)
