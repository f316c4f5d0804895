"""An office's own templates end in a finding at their line, whatever they take: time, memory or paper."""

from pathlib import Path

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import Diagnostic, TemplatePlace
from tests.conftest import MINIMAL, WITHOUT_CHAPTERS, Run, json_bytes, write

LINE = 5
DATA = json_bytes(WITHOUT_CHAPTERS)
LATE, FULL, LONG = (
    "模板运行超过 1.5 秒，已经停下",
    "模板用的内存太多，已经停下",
    "模板印出的内容超过 10 万字，已经停下",
)


def own(folder: Path, expression: str, name: str = "report") -> Path:
    """A folder whose template has an expression on its fifth line."""
    (folder / f"{name}.md.j2").write_text(f"# 题\n\n前\n\n{expression}\n", encoding="utf-8")
    return folder


def told(folder: Path) -> Diagnostic:
    """What the one fault is of a report by the templates of a folder."""
    (diagnostic,) = pipeline.compose(DATA, "a.yaml", folder).diagnostics
    return diagnostic


def at(folder: Path, line: int = LINE, name: str = "report") -> tuple[str, int]:
    return (folder / f"{name}.md.j2").as_posix(), line


MEMORY = {
    "a text": "{{ 'x' * 10**9 }}",
    "a list": "{{ ([0] * 10**9)|length|string }}",
    "a tuple": "{% set x = (0,) * 10**9 %}",
    "center": "{{ 'x'.center(10**9) }}",
    "ljust": "{{ 'x'.ljust(10**9) }}",
    "rjust": "{{ 'x'.rjust(10**9) }}",
    "zfill": "{{ 'x'.zfill(10**9) }}",
    "expandtabs": "{{ '\\t'.expandtabs(10**9) }}",
    "translate": "{{ ('a' * 10**5).translate({97: 'b' * 10**5}) }}",
    "the filter center": "{{ 'x'|center(10**9) }}",
    "the filter replace": "{{ ('a' * 10**5)|replace('a', 'b' * 10**5) }}",
    "the filter join": "{{ ([1] * 10**5)|join('x' * 10**5) }}",
    "the filter indent": "{{ ('a\\n' * 10**5)|indent(10**5) }}",
    "the filter batch": "{{ [1]|batch(10**9, 'x')|list }}",
    "the width of %*d": "{{ '%*d' % (10**9, 1) }}",
    "the width of %d": "{{ '%0999999999d'|format(1) }}",
    "the width of a format": "{{ '{:>999999999}'.format(1) }}",
    "the precision of a format": "{{ '{:.999999999f}'.format(1.5) }}",
    "a text that doubles": "{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a list that doubles": "{% set n = namespace(x=[0]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "ranges": "{{ (range(10**5)|list * 10**5)|length|string }}",
    "tokens of data": "{{ ([organization.name] * 10**9)|join }}",
}  # fmt: skip

PAPER = {
    "a text": "{{ 'x' * 200000 }}",
    "a text in a loop": "{% for i in range(10**5) %}{{ '甲乙' }}{% endfor %}",
    "words in a loop": "{% for i in range(10**5) %}甲乙{% endfor %}",
    "words in loops": "{% for i in range(10**5) %}{% for i in range(10**5) %}甲{% endfor %}{% endfor %}",
    "blanks in loops": "{% for i in range(10**5) %}{% for i in range(10**5) %} {% endfor %}{% endfor %}",
    "data in a loop": "{% for i in range(10**5) %}{{ organization.name }}{% endfor %}",
    "a token many times over": "{% set x = organization.name|string %}{{ x * 10000 }}",
    "a macro that is called": "{% macro m() %}{{ '甲' * 999 }}{% endmacro %}{% for i in range(999) %}{{ m() }}{% endfor %}",
    "what is set and never printed": "{% set x %}{% for i in range(10**5) %}甲乙{% endfor %}{% endset %}",
    "paragraphs": "{% for i in range(10**5) %}甲{{ '\\n\\n' }}{% endfor %}",
}  # fmt: skip

DEPTH = {
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a file that takes itself in": "{% include 'report.md.j2' %}",
    "a file that extends itself": "{% extends 'report.md.j2' %}",
    "a file that imports itself": "{% import 'report.md.j2' as r %}",
    "a block that prints itself": "{% block a %}{{ self.a() }}{% endblock %}",
    "a loop that goes on inside": "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
}

TIME = {
    "a power": "{% set x = 7 ** (7 ** 12) %}",
    "ranges in one another": "{% for i in range(10**5) %}{% for j in range(10**5) %}{% endfor %}{% endfor %}",
}
MORE_TIME = {
    "a macro that doubles": "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(90) }}",
    "a list that grows": "{% set x = [1] %}{% for i in x %}{% set _ = x.append(1) %}{% endfor %}",
    "a number that is a text": "{{ (7 ** (7 ** 9))|string }}",
    "wrapped words": "{{ ('a' * 10**7)|wordwrap(1) }}",
    "titles": "{{ ('a-' * 10**7)|title }}",
    "slices": "{{ range(9)|slice(10**9)|list }}",
    "nonsense": "{{ lipsum(10**6) }}",
    "a hash": "{% set n = namespace(x=(1,)) %}{% for i in range(60) %}{% set n.x = (n.x, n.x) %}{% endfor %}{{ {n.x: 1} }}",
    "what is long to read": "{{ " + " ~ ".join(["'x'"] * 100_000) + " }}",
}  # fmt: skip
"""What no limit of memory ends: some of it is one call in C, in which nothing of Python's own is heard."""


@pytest.mark.parametrize("name", MEMORY)
def test_memory_has_an_end(name: str, tmp_path: Path) -> None:
    found = told(own(tmp_path, MEMORY[name]))

    assert (found.code, found.file, found.line) == ("FZ407", *at(tmp_path))
    assert found.message == FULL


@pytest.mark.parametrize("name", PAPER)
def test_paper_has_an_end(name: str, tmp_path: Path) -> None:
    found = told(own(tmp_path, PAPER[name]))

    assert (found.code, found.file, found.line) == ("FZ407", *at(tmp_path))
    assert found.message == LONG


@pytest.mark.parametrize("name", DEPTH)
def test_depth_has_an_end(name: str, tmp_path: Path) -> None:
    found = told(own(tmp_path, DEPTH[name]))

    assert (found.code, found.file, found.line) == ("FZ402", *at(tmp_path))


@pytest.mark.parametrize("name", TIME)
def test_time_has_an_end(name: str, tmp_path: Path) -> None:
    found = told(own(tmp_path, TIME[name]))

    assert (found.code, found.file, found.line, found.message) == ("FZ407", *at(tmp_path), LATE)


@pytest.mark.long
@pytest.mark.parametrize("name", MORE_TIME)
def test_time_has_an_end_in_everything_that_takes_some(name: str, tmp_path: Path) -> None:
    found = told(own(tmp_path, MORE_TIME[name]))

    assert (found.code, found.file) == ("FZ407", at(tmp_path)[0])
    assert found.line == (1 if name == "what is long to read" else LINE)
    assert found.message in (LATE, FULL)


def test_the_line_is_that_of_the_office_where_a_shipped_template_is_the_one_that_takes_long(
    tmp_path: Path,
) -> None:
    again = "{% for i in range(10**5) %}{% include 'parts/lead.md.j2' %}{% endfor %}"

    assert (told(own(tmp_path, again)).file, told(own(tmp_path, again)).line) == at(tmp_path)


def test_a_name_in_chinese_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "本局模板" / "sections"
    folder.mkdir(parents=True)
    own(folder, TIME["a power"], "河湖管理")
    data = json_bytes({**MINIMAL, "structure": {"chapters": ["河湖管理"]}})

    (found,) = pipeline.compose(data, "a.yaml", folder.parent).diagnostics

    assert (found.code, found.file, found.line) == ("FZ407", *at(folder, name="河湖管理"))


COMMANDS = (
    ("validate", "a.yaml"), ("render", "a.yaml", "-o", "out"), ("facts", "a.yaml"), ("facts", "a.yaml", "--unused"),
    ("package", "a.yaml"), ("diff", "a.yaml", "a.yaml"), ("manuscript", "a.yaml"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_ends(command: tuple[str, ...], fazhi: Run) -> None:
    write("a.yaml")
    write("fazhi.toml", 'templates = "别人的"\n')
    write("别人的/report.md.j2", "# 题\n\n{{ 'x' * 10**9 }}\n")

    code, out, err = fazhi(*command)

    assert code == 1
    assert "别人的/report.md.j2:3:1: 错误 FZ407 模板用的内存太多，已经停下" in out + err
    assert sorted(each.name for each in Path().iterdir()) == ["a.yaml", "fazhi.toml", "别人的"]


# What is searched for by composing again ----------------------------------------------------------------------

SLOW = "{% set slow = 7 ** (7 ** 8) if not contracts.records else 0 %}"
"""What takes long only where the contracts are left out, as the search does."""


def test_a_search_that_takes_long_is_told_and_is_no_error(tmp_path: Path) -> None:
    own(tmp_path, SLOW.replace("8)", "12)"))
    data = json_bytes({**WITHOUT_CHAPTERS, "contracts": [{"name": "甲", "reviewed": True}]})

    composed = pipeline.compose(data, "a.yaml", tmp_path)
    (found,) = pipeline.unprinted(composed)

    assert composed.document is not None
    assert (found.code, found.place) == ("FZ408", TemplatePlace(*at(tmp_path)))
    assert found.message == "没有查完正文没有印的内容：模板运行超过 1 秒，已经停下"
    assert [
        each.code for each in pipeline.reviewed(composed, pipeline.rendering.DEFAULTS) if each.code == "FZ408"
    ]
