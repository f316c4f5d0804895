"""Content rules as a user meets them: in validate, render and lint, with settings and waivers."""

import json
from pathlib import Path

import pytest

from tests.conftest import GOLDEN, GOOD, TITLE, Run, write

MOBILE = GOOD.replace("加强公平竞争审查", "加强公平竞争审查（13812345678）")
PLACE = "a.yaml:182:47"


def numbered(text: str) -> str:
    """Where the number stands in the text of a data file."""
    line = next(index for index, line in enumerate(text.splitlines(), 1) if "138" in line)
    return f"a.yaml:{line}:{text.splitlines()[line - 1].index('138') + 1}"


def test_a_finding_is_where_the_sentence_is_written(fazhi: Run) -> None:
    code, out, _ = fazhi("validate", write("a.yaml", MOBILE))

    assert code == 1
    assert out.startswith(f"{numbered(MOBILE)}: 错误 FZ390 这里有手机号码“13812345678”\n")


def test_the_data_alone_may_be_checked(fazhi: Run) -> None:
    assert fazhi("validate", "--data-only", write("a.yaml", MOBILE)) == (0, "没有发现问题\n", "")


def test_an_error_keeps_a_report_from_being_made(fazhi: Run) -> None:
    code, out, err = fazhi("render", write("a.yaml", MOBILE), "--to", "txt", "-o", "-")

    assert (code, out) == (1, "")
    assert "FZ390" in err


def test_a_waived_finding_is_told_to_programs_only(fazhi: Run) -> None:
    waiver = "waivers:\n  - {rule: FZ390, place: 公平竞争, reason: 试点热线}\n"
    path = write(
        "a.yaml", MOBILE.replace("waivers:\n", waiver) if "waivers:\n" in MOBILE else MOBILE + waiver
    )

    assert fazhi("validate", path)[0] == 0
    assert "FZ390" not in fazhi("validate", path)[1]
    found = json.loads(fazhi("validate", "--format", "json", path)[1])["diagnostics"]
    assert [each["waived"] for each in found if each["code"] == "FZ390"] == ["试点热线"]
    assert fazhi("render", path, "--to", "txt", "-o", "-")[0] == 0


def test_a_waiver_without_use_is_a_warning(fazhi: Run) -> None:
    waiver = "waivers:\n  - {rule: FZ399, reason: 试}\n"
    path = write("a.yaml", GOOD.replace("waivers:\n", waiver) if "waivers:\n" in GOOD else GOOD + waiver)

    code, out, _ = fazhi("validate", path)

    assert (code, "FZ218" in out) == (0, True)


def test_settings_stand_beside_the_data_or_above(fazhi: Run) -> None:
    path = write("office/data/a.yaml", MOBILE)
    write("fazhi.toml", '[rules]\nFZ390 = "off"\n')
    write("office/pyproject.toml", '[tool.other]\nx = "y"\n')
    assert fazhi("validate", path)[:2] == (0, "没有发现问题，另有 7 个已豁免\n")

    write("office/pyproject.toml", '[tool.fazhi.rules]\nFZ390 = "warning"\n')
    code, out, _ = fazhi("validate", path)
    assert (code, "警告 FZ390" in out) == (0, True)

    write("office/data/fazhi.toml", '[rules]\nFZ390 = "error"\n')
    assert fazhi("validate", path)[0] == 1


def test_settings_of_another_project_are_none_of_ours(fazhi: Run) -> None:
    write("fazhi.toml", '[rules]\nFZ390 = "off"\n')
    Path("office/.git").mkdir(parents=True)

    assert fazhi("validate", write("office/a.yaml", MOBILE))[0] == 1


def test_wrong_settings_stop_the_work(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("fazhi.toml", '[rules]\nFZ390 = "很高"\n')
    path = write("data/a.yaml", GOOD)

    code, out, err = fazhi("validate", path)

    assert (code, out) == (2, "")
    assert err.startswith("fazhi.toml:2:1: 错误 FZ106 不能写文字“很高”\n")
    monkeypatch.chdir("data")
    assert str(Path("..").resolve() / "fazhi.toml") in fazhi("validate", "a.yaml")[2]


def test_settings_that_can_not_be_read(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("fazhi.toml", "")
    opened = Path.open

    def refuse(path: Path, *arguments: object, **more: object) -> object:
        if path.name == "fazhi.toml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    code, _, err = fazhi("validate", write("a.yaml", GOOD))

    assert (code, "FZ003" in err) == (2, True)


def test_settings_name_the_folder_of_templates(fazhi: Run) -> None:
    write("fazhi.toml", 'templates = "本局模板"\n')
    write("本局模板/sections/plans.md.j2", "本局联系人13812345678。\n")
    path = write("data/a.yaml", GOOD)

    code, out, _ = fazhi("validate", path)

    assert code == 1
    assert "/本局模板/sections/plans.md.j2:1:6: 错误 FZ390" in out
    assert "    1 | 本局联系人13812345678。\n      |           ^^^^^^^^^^^\n" in out
    Path("别的单位/.git").mkdir(parents=True)
    assert "删去：本局联系人13812345678。" in fazhi("diff", path, write("别的单位/b.yaml", GOOD))[1]
    write("本局模板/sections/plans.md.j2", "本局全年签署合同{{ fact.contracts.count }}份。\n")
    assert "句子：本局全年签署合同1份。" in fazhi("facts", path)[1]
    assert fazhi("validate", "--templates", "没有", path)[0] == 2
    write("fazhi.toml", 'templates = "没有"\n')
    assert "没有模板文件夹" in fazhi("validate", path)[2]


def test_findings_about_the_data_are_as_severe_as_set(fazhi: Run) -> None:
    text = GOOD.replace("on_time: true", "on_time: true\n    evidence: 没有.pdf")
    path = write("a.yaml", text)
    assert "警告 FZ213" in fazhi("validate", path)[1]

    write("fazhi.toml", '[rules]\nFZ213 = "info"\n')
    assert "提示 FZ213" in fazhi("validate", path)[1]

    write("fazhi.toml", '[rules]\nFZ213 = "off"\nFZ205 = "off"\n')
    assert "FZ213" not in fazhi("validate", path)[1]
    write(
        "a.yaml",
        text.replace("局党组两次", "局党组").replace(
            "- title: 创新宣传形式", "- title: '{{ 学习 }}'\n    text: '{{ 学习 }}'\n  - title: 创新宣传形式"
        ),
    )
    assert "错误 FZ205" in fazhi("validate", path)[1]


# lint ------------------------------------------------------------------------------------------------------


def test_lint_checks_a_finished_report(fazhi: Run) -> None:
    write("报告.txt", f"{TITLE}\n\n  联系人13812345678。\n")

    code, out, _ = fazhi("lint", "报告.txt")

    assert code == 1
    assert "报告.txt:3:6: 错误 FZ390 这里有手机号码“13812345678”\n" in out


def test_lint_of_the_published_report_finds_no_error(fazhi: Run) -> None:
    write("报告.txt", (GOLDEN / "2023.txt").read_bytes())

    code, out, _ = fazhi("lint", "报告.txt")

    assert code == 0
    assert "错误" not in out


def test_lint_of_a_docx_that_was_rendered(fazhi: Run) -> None:
    assert fazhi("render", write("a.yaml"), "-o", "报告.docx")[0] == 0

    assert fazhi("lint", "报告.docx")[0] == 0


def test_lint_of_what_is_no_report(fazhi: Run) -> None:
    assert fazhi("lint", "没有.txt")[0] == 2
    code, out, _ = fazhi("lint", write("a.yaml"))
    assert (code, "fazhi validate a.yaml" in out) == (1, True)
