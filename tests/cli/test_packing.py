"""What is sent of an input to another machine, what stays, and that nothing else is an input there."""

import io
import os
import pickle
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import fazhi_report
from fazhi_report.cli.batch import Outcome, Unit, same_program
from fazhi_report.cli.batch import done_for_others as there
from fazhi_report.cli.batch.cluster_addresses import host_of, is_address, is_allowed
from fazhi_report.cli.batch.marked_contents import is_marked
from fazhi_report.cli.batch.packing import Parcel, StaysHere, packed
from fazhi_report.cli.batch.same_program import PACKAGES, differing, this_program
from fazhi_report.cli.batch.sharing import done
from fazhi_report.cli.check_command import Checking
from fazhi_report.cli.collect_command import Collecting
from fazhi_report.cli.disk import NotSentError, Recorded, Sent, answered_by
from fazhi_report.cli.facts_command import Tracing
from fazhi_report.cli.files import Beside
from fazhi_report.cli.files_of_call import Asked
from fazhi_report.cli.lint_command import Linting
from fazhi_report.cli.render_command import Rendering
from fazhi_report.cli.validate_command import Validating
from fazhi_report.pipeline import Order
from fazhi_report.writers import Options, pdf
from tests.conftest import BAD, GOOD, write
from tests.fonts import make_font

VALIDATING = Validating("<stdin>", None, None, data_only=False)
MARK = "\nofficial: {secrecy: {level: 机密, period: 1年}, copy_number: '000001'}\n"
LAST = GOOD.replace("year: 2023", "year: 2022")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "市局"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (Collecting(None, None), ""),
        (Collecting(Path("模板"), None), "用本单位的模板"),
        (Rendering("-", None, None, Order(("docx",)), Path("out"), is_folder=True), ""),
        (Rendering("-", Path("模板"), None, Order(("docx",)), Path("out"), is_folder=True), "用本单位的模板"),
        (
            Rendering(
                "-",
                None,
                None,
                Order(("pdf",), options=Options(font_folders=(Path("字体"),))),
                Path("out"),
                is_folder=True,
            ),
            "用本单位的字体",
        ),
    ],
)
def test_programs_and_fonts_of_the_call_keep_the_work_here(work: Any, reason: str) -> None:
    assert work.here_only == reason


def sent(unit: Unit, work: Any = VALIDATING) -> Parcel:
    found = packed(work, unit, keeps=True)
    assert isinstance(found, Parcel), found
    return found


def paths(parcel: Parcel, matter: str) -> set[str]:
    """Of what the answers are that are yes, by the question, as seen from here."""
    return {
        os.path.relpath(path)
        for (asked, path), answer in parcel.answers.items()
        if asked == matter and answer is not False
    }


def elsewhere(parcel: Parcel, work: Any = VALIDATING) -> Any:
    """What a worker makes of a parcel, far from the files."""
    task = there.Task(work, parcel.unit, parcel.answers, {"NO_COLOR": "1"}, is_terminal=False)
    pickled = pickle.dumps(task)
    folder = Path.cwd()
    os.chdir("/")
    try:
        return pickle.loads(there.done_for_others(this_program(fonts=False), False, pickled))  # noqa: FBT003, S301
    finally:
        os.chdir(folder)


# What goes along -------------------------------------------------------------------------------------------


def test_a_ledger_goes_with_what_it_names_and_with_its_settings(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("fazhi.toml", "[rules]\nFZ315 = 'off'\n")
    write(
        "2023/a.yaml",
        "previous: ../2022/a.yaml\nmanuscript: a.md\n"
        + GOOD.replace("contracts:\n  -", "contracts:\n  - evidence: 证.pdf\n   "),
    )
    write("2022/a.yaml", "manuscript: b.md\nprevious: c.yaml\n" + LAST)
    for name in ("2023/a.md", "2022/b.md", "2022/c.yaml", "2023/证.pdf", "2023/other.yaml"):
        write(name, "文")

    parcel = sent(("2023/a.yaml",))

    assert paths(parcel, "content") == {"2023/a.yaml", "2023/a.md", "2022/a.yaml", "2022/b.md", "fazhi.toml"}
    assert "2023/证.pdf" in paths(parcel, "holds")
    assert Asked("content", "2023/a.yaml") in parcel.asked
    alone = done(VALIDATING, ("2023/a.yaml",), keeps=False, is_terminal=False)
    monkeypatch.chdir(here.parent)
    here.rename("elsewhere")  # so that nothing can be read
    assert elsewhere(parcel) == alone
    assert not {"FZ102", "FZ210", "FZ280"} & {each.code for each in alone.diagnostics}
    assert alone.office == "解放区财政局"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.yaml", BAD), ("a.yaml", GOOD), ("a.yaml", "a: [\n"), ("a.yaml", "manuscript: none.md\n" + GOOD), ("a.yaml", "previous: none.yaml\n" + GOOD), ("a.yaml", GOOD.encode("gb18030"))],
)  # fmt: skip
def test_an_outcome_is_the_same_there(name: str, content: str | bytes) -> None:
    write(name, content)

    alone = done(VALIDATING, (name,), keeps=False, is_terminal=False)

    assert elsewhere(sent((name,))) == alone


def test_a_text_to_be_linted_goes_and_comes_back() -> None:
    write("a.txt", "解放区财政局关于2023年法治政府建设情况的报告\n\n全年贯彻贯彻落实。\n")
    work = Linting("<stdin>", None)

    alone = done(work, ("a.txt",), keeps=False, is_terminal=False)

    assert {each.code for each in alone.diagnostics} == {"FZ319", "FZ373"}
    assert elsewhere(sent(("a.txt",), work), work) == alone


def test_what_was_not_sent_is_no_answer_there() -> None:
    """A file that this machine has too, by the same name, is not opened."""
    write("a.yaml", "manuscript: a.md\n" + GOOD)
    write("a.md", "# 文\n")
    parcel = sent(("a.yaml",))
    del parcel.answers["content", "a.md"]

    assert elsewhere(parcel) == StaysHere("要用的文件没有送出去")


def test_the_environment_of_a_worker_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    monkeypatch.delenv("NO_COLOR", raising=False)
    write("a.yaml")

    elsewhere(sent(("a.yaml",)))

    assert os.environ["SOURCE_DATE_EPOCH"] == "7"
    assert "NO_COLOR" not in os.environ


def test_a_folder_of_the_other_machine_is_not_opened() -> None:
    with pytest.raises(NotSentError) as kept:
        Sent({("folder", "t"): True}).open_all_of(Path("t"), "用本单位的模板")

    assert kept.value.what == "用本单位的模板"


def test_what_a_pattern_means_is_known_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("区/a.yaml", "区/局/b.yaml", "区/局/c.yaml"):
        write(name)
    recorded = Recorded()

    with answered_by(recorded):
        here = Beside("区/a.yaml").matching("局/*.yaml")
    monkeypatch.chdir("/")
    with answered_by(Sent(recorded.answers)):
        there = Beside("区/a.yaml").matching("局/*.yaml")

    assert here == there == ["局/b.yaml", "局/c.yaml"]


# What stays ------------------------------------------------------------------------------------------------


def stays(*unit: str, work: Any = VALIDATING) -> str:
    found = packed(work, unit, keeps=False)
    assert isinstance(found, StaysHere), found
    return found.reason


def test_templates_and_fonts_of_an_office_stay() -> None:
    write("t/report.md.j2", "x")
    write("a/a.yaml")
    write("a/fazhi.toml", "templates = '../t'\n")
    write("b/b.yaml")
    write("b/fazhi.toml", "fonts = '../t'\n")

    assert stays("a/a.yaml") == "用本单位的模板"
    assert stays("b/b.yaml") == "用本单位的字体"
    for work in (
        Validating("", Path("t"), None, data_only=True),
        Tracing("", Path("t"), "text", every=False, many=True),
    ):
        assert stays("b/b.yaml", work=work) == "用本单位的模板"
    assert stays("b/b.yaml", work=Checking("", None, None, None, render=True)) == "用本机的 LibreOffice 排版"


def test_what_is_read_once_or_not_at_all_stays() -> None:
    write("a/fazhi.toml", "templates = 5\n")
    write("a/a.yaml")

    assert stays("-") == "标准输入"
    assert stays("none.yaml") == ""
    assert stays("a/a.yaml") == ""  # what is wrong with the settings is told here


def test_files_beyond_the_folders_of_the_call_stay(here: Path) -> None:
    write(str(here.parent / "secret.md"), "别人的")
    write("a.yaml", "manuscript: ../secret.md\n" + GOOD)
    write("b.yaml", "manuscript: link.md\n" + GOOD)
    Path("link.md").symlink_to(here.parent / "secret.md")

    assert stays("a.yaml") == stays("b.yaml") == "用到别的文件夹里的文件"


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a.wps", "a.docx", "a.html"])
def test_what_has_to_be_opened_to_see_its_marks_stays(name: str) -> None:
    write(name, {"a.docx": b"PK\x03\x04", "a.html": b"MIME-Version: 1.0\n"}.get(name, b"x"))

    assert stays(name, work=Linting("", None)) == "先要打开才看得出有没有密级"


# Marks of secrecy ------------------------------------------------------------------------------------------


def parts(**texts: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in texts.items():
            file.writestr(name.replace("_", "."), text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "marked"),
    [
        ("a.yaml", GOOD.encode(), False),
        ("a.yaml", (GOOD + MARK).encode(), True),
        ("a.yaml", b"a: 1  # \xe6\x9c\xba\xe5\xaf\x86\xe2\x98\x851\xe5\xb9\xb4\n", True),
        ("a.yaml", b'a: "\\u673a\\u5bc6\\u26051\\u5e74"\n', True),
        ("a.yaml", "密级：机密".encode("gb18030"), True),
        ("a.yaml", "a: 机密★1年".encode("utf-16"), None),
        ("a.yaml", b"\xff\xff", None),
        ("机密/a.yaml", GOOD.encode(), True),
        ("a.md", "国家秘密的范围\n".encode(), False),
        ("a.md", "机密★1年\n".encode(), True),
        ("a.html", "<p>机密</p><p>&#9733;1年</p>".encode(), True),
        ("a.html", "<p><b>机</b>密&#9733;1年</p>".encode(), True),
        ("a.txt", b"%PDF-1.7", None),
        ("a.rtf", b"x", None),
        ("a.docx", parts(document_xml="<w:p><w:t>机</w:t></w:p><w:p><w:t>密★</w:t></w:p>"), False),
        ("a.docx", parts(document_xml="<w:p><w:t>机</w:t><w:t>密★1年</w:t></w:p>"), True),
        ("a.docx", parts(_rels="<a/>", header_xml="<w:p>&#26426;&#x5BC6;&#9733;</w:p>", image_png=b"\xff"), True),
        ("a.docx", parts(document_xml="<a/>", object_bin=b"x"), None),
        ("a.docx", parts(document_xml=b"\xff\xff"), None),
    ],
)  # fmt: skip
def test_marks(name: str, content: bytes, marked: bool | None) -> None:  # noqa: FBT001
    assert is_marked(content, name) is marked


def test_a_large_package_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi_report.cli.batch.marked_contents._LARGEST", 3)

    assert is_marked(parts(document_xml="<ab/>"), "a.docx") is None


@pytest.mark.parametrize("marked", ["a.yaml", "a.md", "last.yaml", "fazhi.toml"])
def test_nothing_is_sent_of_a_marked_file_or_what_is_made_with_it(marked: str) -> None:
    files = {
        "a.yaml": "manuscript: a.md\nprevious: last.yaml\n" + GOOD,
        "a.md": "# 文\n",
        "last.yaml": LAST,
        "fazhi.toml": "",
    }
    for name, text in files.items():
        write(name, text + ("\n# 机密★1年\n" if name == marked else ""))

    found = packed(VALIDATING, ("a.yaml",), keeps=False)

    assert isinstance(found, Outcome)
    assert found.code == 2
    (told,) = found.diagnostics
    assert told.code == "FZ049"
    assert told.file == "a.yaml"
    assert told.message.startswith("标有密级" if marked == "a.yaml" else "用到的“")
    assert marked in (told.message if marked != "a.yaml" else "a.yaml")


# Which machines --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("tcp://127.0.0.1:8786", True),
        ("127.9.9.9:1", True),
        ("tcp://localhost:8786", True),
        ("tcp://[::1]:8786", True),
        ("tls://10.0.0.1:8786", True),
        ("tls://集群.example:8786", False),
        ("tls://cluster.example:8786", True),
        ("tcp://10.0.0.1:8786", False),
        ("10.0.0.1:8786", False),
        ("tcp://127.0.0.1.example:8786", False),
        ("tcp://127.0.0.256:8786", False),
        ("tcp://127.1:8786", False),
        ("tcp://127.255.255.255:8786", True),
        ("tcp://１２７.0.0.1:8786", False),
        ("tcp://localhost.example:8786", False),
        ("tcp://0.0.0.0:8786", False),
        ("tcp://[::]:8786", False),
        ("ucx://127.0.0.1:8786", False),
        ("tls://10.0.0.1", False),
        ("tls://a:1/../x", False),
        ("", False),
    ],
)
def test_what_is_not_encrypted_stays_on_this_machine(address: str, allowed: bool) -> None:  # noqa: FBT001
    assert is_allowed(address) is allowed


def test_hosts() -> None:
    assert [host_of(each) for each in ("tls://a.b:1", "tcp://[::1]:2", "x")] == ["a.b", "::1", ""]
    assert not is_address("tls://a b:1")


# The same program ------------------------------------------------------------------------------------------


def test_the_packages_that_are_compared_are_those_that_are_required() -> None:
    text = (Path(fazhi_report.__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    lines = [
        *project["dependencies"],
        *(each for name in ("excel", "pdf", "cluster") for each in project["optional-dependencies"][name]),
    ]
    required = {line.partition(">=")[0] for line in lines}
    # rich shows a bar, shellingham knows shells: no part in results. The last two come with others.
    assert required - {"rich", "shellingham"} == set(PACKAGES) - {"markupsafe", "pydantic-core"}


def test_what_differs_is_named() -> None:
    assert same_program._version("no-such-package") == "没有"
    ours = this_program(fonts=False)

    assert differing(ours, dict(ours)) == ""
    assert differing(ours, {**ours, "Python": "2.7"}).startswith("Python 那里是 2.7，这里是 3.")
    assert differing(ours, {**ours, "typst": "没有"}).startswith("typst 那里是 没有，")
    assert differing({"a": "1"}, {}) == "a 那里是 没有，这里是 1"
    assert differing(dict.fromkeys("abcdef", "1"), {}).endswith("；另有 2 项不同")


def test_a_worker_with_another_program_opens_no_task() -> None:
    told = pickle.loads(there.done_for_others({"fazhi": "9"}, False, b"no task"))  # noqa: FBT003, S301

    assert isinstance(told, there.Differs)
    assert told.told.startswith("fazhi 那里是 ")


def test_fonts_are_compared_by_what_is_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {}
    for name, characters in (("a", "甲"), ("same", "甲"), ("other", "乙")):
        make_font(tmp_path / name / "a.ttf", "黑体", characters)
        fonts = pdf.library((tmp_path / name,), system=False)
        with monkeypatch.context() as patch:
            patch.setattr(pdf, "library", lambda fonts=fonts: fonts)
            this_program.cache_clear()
            told[name] = dict(this_program(fonts=True))
    this_program.cache_clear()

    assert differing(told["a"], told["same"]) == ""
    assert differing(told["a"], told["other"]).startswith("字体“黑体” 那里是 ")
    assert not any(name.startswith("字体") for name in this_program(fonts=False))


def test_without_the_part_for_pdf_there_are_no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf.library.cache_clear()
    this_program.cache_clear()

    assert this_program(fonts=True) == this_program(fonts=False)

    this_program.cache_clear()
