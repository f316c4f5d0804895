"""An office's own templates end in a finding at their line, whatever they take: time, memory or paper."""

import io
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fazhi_report import narrative, pipeline
from fazhi_report.cli.files import Beside
from fazhi_report.diagnostics import Diagnostic, Finding, TemplatePlace, has_errors
from fazhi_report.document import Document
from fazhi_report.loading import Overlaid, load
from fazhi_report.narrative import bounded, bounded_calls, bounded_process, compose
from fazhi_report.narrative.bounds import CHARACTERS, FILE
from fazhi_report.settings import DEFAULTS
from tests.conftest import MINIMAL, ROOT, WITHOUT_CHAPTERS, Run, json_bytes, write

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
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

SLOW = "{% if contracts.records %}甲{% else %}{% set slow = 7 ** (7 ** 12) %}{% endif %}"
"""What takes long only where the contracts are left out, as the search does."""
WITH_A_CONTRACT = json_bytes({**WITHOUT_CHAPTERS, "contracts": [{}]})


def test_a_search_that_takes_long_is_told_and_is_no_error(tmp_path: Path) -> None:
    composed = pipeline.compose(WITH_A_CONTRACT, "a.yaml", own(tmp_path, SLOW))

    (found,) = pipeline.unprinted(composed)

    assert composed.document is not None
    assert (found.code, found.place) == ("FZ408", TemplatePlace(*at(tmp_path)))
    assert found.message == "没有查完正文没有印的内容：模板运行超过 1 秒，已经停下"
    reviewed = pipeline.reviewed(composed, DEFAULTS)
    assert [(each.code, each.file, each.line) for each in reviewed if each.code == "FZ408"] == [
        ("FZ408", *at(tmp_path))
    ]
    assert not has_errors(each for each in reviewed if each.code == "FZ408")


def test_what_is_not_used_can_not_be_listed_where_that_takes_long(fazhi: Run) -> None:
    write("a.yaml", json_bytes({**WITHOUT_CHAPTERS, "contracts": [{"title": "甲"}]}))
    slow = "{% if contracts.records and contracts.records[0].title %}甲{% else %}{% set x = 7 ** (7 ** 12) %}{% endif %}"
    write("我的/report.md.j2", f"# 题\n\n{slow}\n")

    code, out, err = fazhi("facts", "a.yaml", "--unused", "--templates", "我的")

    assert (code, out) == (1, "")
    assert "我的/report.md.j2:3:1: 警告 FZ408 没有查完正文没有印的内容：模板运行超过 1 秒，已经停下" in err


def test_a_first_manuscript_that_takes_long_is_not_written(tmp_path: Path) -> None:
    doubtful = (
        "{% if fact.contracts.all_legality_reviewed %}甲{% else %}{% set x = 7 ** (7 ** 12) %}{% endif %}"
    )
    data = json_bytes({**WITHOUT_CHAPTERS, "contracts": [{"legality_reviewed": True}]})

    made = pipeline.first_manuscript(data, "a.yaml", "a.md", own(tmp_path, doubtful))

    assert made.manuscript is None
    assert [(each.code, each.file, each.line) for each in made.diagnostics] == [("FZ407", *at(tmp_path))]


# The same, whether there are bounds or none -------------------------------------------------------------------


def test_a_report_is_the_same_in_a_process_of_its_own(tmp_path: Path) -> None:
    for file in (ROOT / "data" / "2023.yaml", *EXAMPLES):
        loaded = load(file.read_bytes(), file.name, Beside(str(file)))
        assert loaded.report
        here = compose(loaded.report, loaded.facts, None, set(), loaded.manuscript, [])

        apart = pipeline.compose_unapproved(file.read_bytes(), file.name, tmp_path, Beside(str(file)))

        assert apart.document == here


def test_last_year_is_known_in_a_process_of_its_own(tmp_path: Path) -> None:
    last = json_bytes({**WITHOUT_CHAPTERS, "year": 2023, "contracts": {"total": 4}})
    data = json_bytes({**WITHOUT_CHAPTERS, "previous": "b.yaml", "contracts": {"total": 5}})
    own(tmp_path, "签署合同{{ fact.contracts.count|unit }}，{{ fact.contracts.count|versus }}。")

    composed = pipeline.compose(data, "a.yaml", tmp_path, Overlaid({"b.yaml": last}, None))

    assert composed.document is not None, composed.diagnostics
    assert composed.document.blocks[-1].text == "签署合同5份，同比增长25%。"


def test_what_templates_asked_and_what_is_told_of_a_manuscript_comes_back(tmp_path: Path) -> None:
    own(tmp_path, "{% if fact.contracts.all_legality_reviewed %}甲。{% endif %}")
    data = {**WITHOUT_CHAPTERS, "contracts": [{"legality_reviewed": True}]}

    assert "contracts.all_legality_reviewed" in pipeline.compose(json_bytes(data), "a.yaml", tmp_path).asked

    text = "# 题\n\n{{ 句子.合同 }}\n".encode()
    files = Overlaid({"a.md": text}, None)
    composed = pipeline.compose(
        json_bytes({**WITHOUT_CHAPTERS, "manuscript": "a.md"}), "a.yaml", tmp_path, files
    )
    assert [each.code for each in composed.told] == ["FZ283"]


def test_nothing_is_started_without_templates_of_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(bounded_calls._PROCESS, "answer", started)
    monkeypatch.setattr(bounded_calls._PROCESS, "start", started)

    assert pipeline.compose(DATA, "a.yaml").document is not None
    assert list(pipeline.unprinted(pipeline.compose(DATA, "a.yaml"))) == []


def test_nothing_is_composed_by_an_offices_templates_but_within_bounds() -> None:
    source = ROOT / "src" / "fazhi_report"
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "narrative.compose(" in path.read_text(encoding="utf-8")
    }

    within = {"pipeline/composed.py", "pipeline/unprinted.py", "pipeline/manuscripts.py"}
    assert found == {*within, "editing/harvest/proof.py"}  # which knows no templates but the shipped ones
    assert all("narrative.bounded(" in (source / path).read_text(encoding="utf-8") for path in within)


# The process --------------------------------------------------------------------------------------------------


@pytest.fixture
def process() -> Iterator[bounded_calls._BoundedProcess]:
    made = bounded_calls._BoundedProcess()
    yield made
    made.end()


def request(call: object, *arguments: object, seconds: float = 60) -> bytes:
    return pickle.dumps((seconds, call, arguments))


def test_a_process_answers_again_and_again(process: bounded_calls._BoundedProcess) -> None:
    first = process.start()

    assert process.answer(request(len, "甲乙"), 60) == (True, 2)
    assert process.answer(request(len, "甲"), 60) == (True, 1)
    assert process.start() is first


def test_one_that_was_ended_is_followed_by_another(process: bounded_calls._BoundedProcess) -> None:
    first = process.start()

    assert process.answer(request(os._exit, 0), 60) == ""
    assert process.answer(request(len, "甲"), 60) == (True, 1)
    assert first.poll() == 0


def test_one_that_was_ended_before_it_was_asked_is_told(process: bounded_calls._BoundedProcess) -> None:
    first = process.start()
    first.kill()
    first.wait()

    assert process.answer(request(len, "甲" * 10**6), 60) == ""


def test_one_that_breaks_says_where(process: bounded_calls._BoundedProcess) -> None:
    said = process.answer(request(os.abort), 60)

    assert isinstance(said, str)
    assert "Fatal Python error: Aborted" in said


def test_one_that_neither_answers_nor_ends_is_ended(
    process: bounded_calls._BoundedProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_calls, "_GRACE", 0.0)

    assert process.answer(request(signal.pause), 0.0) == ""


def test_one_of_another_process_is_left_to_it(
    process: bounded_calls._BoundedProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = process.start()
    monkeypatch.setattr(os, "getpid", lambda: -1)

    assert process.end() == ""
    assert theirs.poll() is None
    theirs.kill()
    theirs.communicate()


def test_a_fault_of_the_program_is_raised(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        bounded(tmp_path, divmod, 1, 0)


def test_an_end_of_no_known_cause_is_told(tmp_path: Path) -> None:
    found = bounded(tmp_path, os._exit, 0)

    assert isinstance(found, Finding)
    assert found.message == "模板没有运行完，多半用的内存太多，已经停下"
    assert found.place == TemplatePlace("templates/report.md.j2", 1)


def test_a_process_that_can_not_be_started_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = bounded_calls._BoundedProcess()
    monkeypatch.setattr(bounded_calls, "_PROCESS", process)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    narrative.expect(tmp_path)

    found = bounded(tmp_path, len, "甲")

    assert isinstance(found, Finding)
    assert found.message == "模板没有运行，启动不了进程（No such file or directory），已经停下"


def test_a_folder_where_a_user_is_brings_no_modules(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(7)\n", encoding="utf-8")
    own(tmp_path, "甲。")
    program = (
        "import sys; sys.path.pop(0) if sys.path[0] == '' else None\n"
        "from pathlib import Path\nfrom fazhi_report import pipeline\n"
        f"made = pipeline.compose({DATA!r}, 'a.yaml', Path({str(tmp_path)!r}))\n"
        "print(made.document.blocks[-1].text == '甲。')\n"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)

    assert done.stdout.decode().strip() == "True", done.stderr.decode()


def test_calls_are_served_until_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[bool] = []

    def limited() -> None:
        limits.append(True)
        raise OSError

    monkeypatch.setattr(bounded_process, "limit_memory", limited)
    results = io.BytesIO()

    bounded_process.serve(io.BytesIO(request(len, "甲乙") + request(divmod, 1, 0)), results)

    results.seek(0)
    assert pickle.load(results) == (True, 2)  # noqa: S301
    made, told = pickle.load(results)  # noqa: S301
    assert (made, "ZeroDivisionError" in told) == (False, True)
    assert limits == [True, True]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds to it")
def test_memory_is_limited_by_what_is_taken_already(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")

    monkeypatch.setattr(resource, "getrlimit", lambda _: (-1, 10**15))
    found: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: found.append(limit))

    bounded_process.limit_memory()

    ((kind, (soft, hard)),) = found
    assert (kind, hard) == (resource.RLIMIT_AS, 10**15)
    assert soft > MEMORY_OF_A_CALL


MEMORY_OF_A_CALL = 256 * 1024 * 1024


# What is read of a folder -------------------------------------------------------------------------------------


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.j2"
    secret.write_text("密码。\n", encoding="utf-8")
    folder = tmp_path / "模板"
    folder.mkdir()
    (folder / "out.md.j2").symlink_to(secret)
    (folder / "in.md.j2").write_text("甲。\n", encoding="utf-8")
    (folder / "also.md.j2").symlink_to("in.md.j2")

    found = told(own(folder, "{% include 'out.md.j2' %}"))
    assert (found.code, found.message, found.line) == ("FZ406", "找不到模板“out.md.j2”", LINE)

    own(folder, "{% include 'also.md.j2' %}")
    composed = pipeline.compose(DATA, "a.yaml", folder)
    assert composed.document is not None
    assert composed.document.blocks[-1].text == "甲。"


@pytest.mark.parametrize(
    "name",
    ["passwd", "../out.md.j2", "/etc/passwd", "a\\0.j2", "", ".", "x.txt", "sections", "甲" * 300 + ".j2"],
)
def test_nothing_but_templates_is_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "模板"
    folder.mkdir()
    for other in ("passwd", "x.txt", "../out.md.j2"):
        (folder / other).write_text("密码。\n", encoding="utf-8")

    found = told(own(folder, f"{{% include '{name}' %}}"))

    assert (found.code, found.file, found.line) == ("FZ406", *at(folder))
    assert len(found.message) < 80


def test_a_marker_that_a_template_makes_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("密码\n" * 9, encoding="utf-8")
    folder = tmp_path / "模板"
    folder.mkdir()
    own(folder, "{{ '%c../secret.j2:5%c' % (983040, 983041) }}甲,乙。")

    found = pipeline.validate(DATA, "a.yaml", None, DEFAULTS, folder)

    assert all("密码" not in each.source for each in found)


def test_a_large_file_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "large.md.j2").write_text("甲" * (FILE // 3 + 1), encoding="utf-8")

    found = told(own(tmp_path, "{% include 'large.md.j2' %}"))

    assert (found.code, found.file, found.line) == ("FZ407", *at(tmp_path, 1, "large"))
    assert found.message == "模板的文件超过 1 MB，已经停下"


UNREADABLE = {
    "a number": ("甲\n{{ " + "9" * 5000 + " }}", "模板语法有错：有太长的数，或者不成文字的字符"),
    "brackets": ("甲\n{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}", "模板语法有错：嵌套太深"),
    "loops": ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "模板语法有错：too many statically nested blocks"),
    "half a character": ("{{ '\\ud800' }}", "模板语法有错：有太长的数，或者不成文字的字符"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_can_not_be_read_is_told_of_its_file(name: str, tmp_path: Path) -> None:
    text, message = UNREADABLE[name]
    (tmp_path / "other.md.j2").write_text(text, encoding="utf-8")

    found = told(own(tmp_path, "{% include 'other.md.j2' %}"))

    assert found.code in ("FZ401", "FZ402")
    if found.code == "FZ401":
        assert (found.message, (found.file, found.line)) == (message, at(tmp_path, 1, "other"))


def test_a_file_in_another_encoding_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "other.md.j2").write_bytes("ab\n甲".encode("gbk"))

    found = told(own(tmp_path, "{% include 'other.md.j2' %}"))

    assert (found.code, found.message) == ("FZ401", "模板语法有错：编码不是 UTF-8")
    assert (found.file, found.line) == at(tmp_path, 2, "other")


def test_a_file_that_is_gone_when_it_is_opened_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, "甲。")
    loaded = load(DATA, "a.yaml")
    assert loaded.report

    def gone(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", gone)

    found = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(found, Finding)
    assert found.code == "FZ406"


def test_memory_that_ends_while_a_template_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path, "甲。")
    loaded = load(DATA, "a.yaml")
    assert loaded.report

    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Path, "open", full)

    found = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(found, Finding)
    assert (found.code, found.place) == ("FZ407", TemplatePlace(*at(tmp_path, 1)))


def test_a_template_that_is_changed_is_read_again(tmp_path: Path) -> None:
    loaded = load(DATA, "a.yaml")
    assert loaded.report
    printed = []
    for number, text in enumerate(("甲。", "乙。")):
        own(tmp_path, text)
        os.utime(tmp_path / "report.md.j2", ns=(number, number))
        made = compose(loaded.report, loaded.facts, tmp_path)
        assert isinstance(made, Document)
        printed.append(made.blocks[-1].text)

    assert printed == ["甲。", "乙。"]


def test_as_much_as_may_be_is_printed(tmp_path: Path) -> None:
    loaded = load(DATA, "a.yaml")
    assert loaded.report
    own(tmp_path, f"{{{{ '甲' * {CHARACTERS - 200} }}}}")

    made = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(made, Document)
    assert len(made.blocks[-1].text) == CHARACTERS - 200


# The same in this process, where coverage sees it --------------------------------------------------------------


def found_here(folder: Path) -> Finding:
    loaded = load(DATA, "a.yaml")
    assert loaded.report
    made = compose(loaded.report, loaded.facts, folder)
    assert isinstance(made, Finding)
    return made


@pytest.mark.parametrize("name", ["a text", "data in a loop", "a token many times over"])
def test_paper_has_an_end_here(name: str, tmp_path: Path) -> None:
    found = found_here(own(tmp_path, PAPER[name]))

    assert (found.code, found.message, found.place) == ("FZ407", LONG, TemplatePlace(*at(tmp_path)))


def test_a_memory_error_is_told_at_its_line_here(tmp_path: Path) -> None:
    found = found_here(own(tmp_path, "{{ 'x' * 10**18 }}"))

    assert (found.code, found.message, found.place) == ("FZ407", FULL, TemplatePlace(*at(tmp_path)))


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_can_not_be_read_is_told_here(name: str, tmp_path: Path) -> None:
    text, message = UNREADABLE[name]
    (tmp_path / "report.md.j2").write_text(text, encoding="utf-8")

    found = found_here(tmp_path)

    assert found.code in ("FZ401", "FZ402")
    assert found.message == message or found.code == "FZ402"


def test_a_large_file_and_another_encoding_are_told_here(tmp_path: Path) -> None:
    file = tmp_path / "report.md.j2"
    file.write_bytes(b"a" * (FILE + 1))
    assert found_here(tmp_path).message == "模板的文件超过 1 MB，已经停下"

    file.write_bytes(b"a\n" + "甲".encode("gbk"))
    os.utime(file, ns=(1, 1))
    assert found_here(tmp_path).message == "模板语法有错：编码不是 UTF-8"


@pytest.mark.parametrize("name", ["../out.md.j2", "x.txt", "甲" * 99 + ".j2"])
def test_nothing_but_templates_is_read_here(name: str, tmp_path: Path) -> None:
    found = found_here(own(tmp_path, f"{{% include '{name}' %}}"))

    assert (found.code, found.place) == ("FZ406", TemplatePlace(*at(tmp_path)))


def test_a_file_that_takes_itself_in_is_told_here(tmp_path: Path) -> None:
    found = found_here(own(tmp_path, DEPTH["a file that takes itself in"]))

    assert (found.code, found.place) == ("FZ402", TemplatePlace(*at(tmp_path)))


def test_escaping_is_not_switched_off_here(tmp_path: Path) -> None:
    found = found_here(own(tmp_path, "{% autoescape false %}{% endautoescape %}"))

    assert (found.message, found.place) == ("模板里不用 autoescape", TemplatePlace(*at(tmp_path)))


def test_a_ledger_with_totals_comes_back_as_it_was() -> None:
    loaded = load(json_bytes({**MINIMAL, "contracts": {"total": 5, "legality_reviewed": 3}}), "a.yaml")
    assert loaded.report

    again = pickle.loads(pickle.dumps(loaded.report))  # noqa: S301

    assert again == loaded.report
    assert again.contracts.legality_reviewed == 3
    assert type(again.contracts) is type(loaded.report.contracts)


def test_a_line_of_what_is_read_is_its_first(tmp_path: Path) -> None:
    own(tmp_path, "甲。")
    said = 'Timeout\n  (most recent call first):\n  File "report.md.j2", line 9 in being_read\n'

    found = bounded_calls._beyond(said, 1.5, (tmp_path, ROOT / "templates"))

    assert (found.message, found.place) == (LATE, TemplatePlace(*at(tmp_path, 9)))


def test_a_name_that_can_not_be_told_is_told_as_it_is() -> None:
    assert bounded_calls._unescaped("\\u6a21.j2") == "模.j2"
    assert bounded_calls._unescaped("\\u6a2.j2") == "\\u6a2.j2"
