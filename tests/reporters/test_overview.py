"""A line for each of many files."""

from fazhi_report.reporters import FileLine, overview


def test_columns_stand_under_each_other_and_empty_ones_are_left_out() -> None:
    lines = [FileLine("甲/a.yaml", "甲局", 12, 0), FileLine("b.yaml", "", 0, 3)]

    assert overview(lines) == (
        "单位  文件       错误  警告\n甲局  甲/a.yaml    12     0\n      b.yaml        0     3\n"
    )
    assert overview([line._replace(office="") for line in lines]).startswith("文件       错误  警告\n")


def test_of_several_files_made_the_first_is_named() -> None:
    line = FileLine("a.yaml", "", 0, 0, ("out/甲.docx", "out/甲.pdf"))

    assert overview([line, line._replace(made=("x.txt",))]) == (
        "文件    错误  警告  生成\na.yaml     0     0  out/甲.docx 等2份\na.yaml     0     0  x.txt\n"
    )


def test_what_could_attack_a_terminal_is_escaped() -> None:
    assert "\\u202e" in overview([FileLine("a\u202e.yaml", "", 0, 0)])
