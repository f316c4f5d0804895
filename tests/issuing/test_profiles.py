"""What stands around a report for those it goes to: profiles, stages, blank places."""

from pathlib import Path
from typing import Any

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import WHOLE_FILE, DataPlace, Severity
from fazhi_report.document import Document, Imprint, Letterhead, Profile, Signature
from fazhi_report.issuing.profiles import Issued, Stage, issue
from fazhi_report.schema import Report, validated
from tests.conftest import Run, json_bytes, write
from tests.fonts import make_fonts

ORGANIZATION = {
    "name": "青山县水利局",
    "short_name": "县水利局",
    "party_body": "局党组",
    "field": "水利",
    "region": {"name": "青山县", "level": "县"},
}
BARE: dict[str, Any] = {"year": 2024, "organization": ORGANIZATION}
OFFICIAL = {
    "number": "青水〔2025〕5号",
    "signers": ["张三", "李四"],
    "remark": "联系人：王五",
    "copies_to": ["市水利局", "县司法局"],
    "imprint_office": "青山县水利局办公室",
    "printed_on": "2025-02-07",
}
WHOLE = {
    **BARE,
    "structure": {"addressees": ["县人民政府"]},
    "issued_on": "2025-02-05",
    "official": OFFICIAL,
    "disclosure_review": {"by": "赵六", "on": "2025-02-20"},
}
IN_YAML = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
"""


def report_of(data: dict[str, Any]) -> tuple[Report, Document]:
    document = pipeline.compose(json_bytes(data), "a.yaml").document
    assert document is not None
    return validated(data), document


def issued(data: dict[str, Any], profile: Profile = "submission", stage: Stage | None = None) -> Issued:
    return issue(*report_of(data), profile, stage)


def with_official(**changes: object) -> dict[str, Any]:
    return {**WHOLE, "official": {**OFFICIAL, **changes}}


def test_public_has_title_and_text_alone() -> None:
    _, document = report_of(WHOLE)
    found = issued(WHOLE, "public")
    assert document.addressees
    assert (found.document.title, found.document.blocks) == (document.title, document.blocks)
    assert (found.document.addressees, found.document.remark) == ((), "")
    around = (found.document.letterhead, found.document.signature, found.document.imprint)
    assert around == (None, None, None)
    assert (found.open, found.findings) == ((), ())


def test_public_may_say_whom_it_is_sent_to() -> None:
    report, document = report_of(WHOLE)

    found = issue(report, document, "public", addressed=True)
    assert "".join(run.text for run in found.document.addressees) == "县人民政府："
    assert (found.open, found.document.letterhead) == ((), None)

    unnamed = issue(*report_of(BARE), "public", "定稿", addressed=True)
    assert unnamed.document.addressees == ()
    assert "主送机关" not in unnamed.open


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("[style]\naddressees_in_public = true\n", "县委、县政府："),
        ('["体例"]\n"公开版主送机关" = true\n', "县委、县政府："),
        ("[style]\naddressees_in_public = false\n", "现将我单位2024年法治政府建设情况报告如下："),
        ("", "现将我单位2024年法治政府建设情况报告如下："),
    ],
)
def test_the_settings_say_whether_public_names_its_addressees(fazhi: Run, settings: str, line: str) -> None:
    write("fazhi.toml", settings)
    data = write("a.yaml", IN_YAML + "篇章: {主送机关: [县委, 县政府]}\n")

    code, out, _ = fazhi("render", data, "--to", "txt", "-o", "-")

    assert (code, out.splitlines()[1]) == (0, line)


def test_public_may_be_signed_without_a_seal() -> None:
    found = issued(with_official(signed_in_public=True), "public")
    assert found.document.signature == Signature("青山县水利局", "2025年2月5日", sealed=False)


def test_public_without_a_review_is_warned_of() -> None:
    (found,) = issued(BARE, "public").findings
    assert (found.code, found.severity, found.place) == ("FZ241", Severity.WARNING, WHOLE_FILE)
    assert issued(WHOLE, "public").findings == ()
    assert issued(BARE, "public", "送审").findings == ()
    assert issued(BARE).findings == ()


def test_submission_has_everything() -> None:
    document = issued(WHOLE).document
    assert document.letterhead == Letterhead("青山县水利局文件", "青水〔2025〕5号", ("张三", "李四"))
    assert "".join(run.text for run in document.addressees) == "县人民政府："
    assert document.signature == Signature("青山县水利局", "2025年2月5日", sealed=True)
    assert document.remark == "（联系人：王五）"
    assert document.imprint == Imprint(
        ("市水利局", "县司法局"), "青山县水利局办公室", "2025年2月7日印发", "even"
    )
    assert issued(WHOLE).open == ()
    assert issued(WHOLE, stage="定稿").findings == ()


def test_every_element_follows_the_data() -> None:
    document = issued(
        with_official(
            letterhead="preprinted",
            mark="青山县水利局",
            copy_number=12,
            secrecy={"level": "秘密", "period": "1年"},
            urgency="特急",
            office="县水利局",
            sealed=False,
            remark="（此件公开发布）",
            imprint_page="new",
        )
    ).document
    assert document.letterhead == Letterhead(
        "青山县水利局", "青水〔2025〕5号", ("张三", "李四"), "000012", "秘密★1年", "特急", preprinted=True
    )
    assert document.signature == Signature("县水利局", "2025年2月5日", sealed=False)
    assert document.remark == "（此件公开发布）"
    assert document.imprint is not None
    assert document.imprint.page == "new"


def test_without_a_letterhead_there_is_no_number() -> None:
    found = issued({**BARE, "official": {"letterhead": "none"}})
    assert found.document.letterhead is None
    assert found.document.remark == ""
    assert found.open == ("主送机关", "成文日期", "印发机关", "印发日期")


def test_the_one_who_approved_is_the_signer() -> None:
    _, document = report_of(BARE)
    approval = {"by": "孙七", "on": "2025-02-05", "digest": pipeline.digest(document)}
    head = issued({**BARE, "approval": approval}).document.letterhead
    assert head is not None
    assert head.signers == ("孙七",)


def test_what_the_data_do_not_give_is_left_blank_and_told() -> None:
    found = issued({**BARE, "official": {"secrecy": {"level": "机密"}}})
    assert found.open == ("发文字号", "签发人", "份号", "主送机关", "成文日期", "印发机关", "印发日期")
    assert list(found.document.opening) == [
        "\u3000" * 3, "机密", "青山县水利局文件", "\u3000\u3000\u3000〔\u3000\u3000〕\u3000\u3000号\u3000签发人：\u3000\u3000\u3000",
    ]  # fmt: skip
    assert found.document.closing == ("青山县水利局", "\u3000\u3000年\u3000月\u3000日")
    assert found.document.colophon == ("\u3000" * 9 + "\u3000\u3000年\u3000月\u3000日印发",)
    assert found.findings == ()


def test_before_it_is_approved_what_is_settled_later_is_blank() -> None:
    found = issued(with_official(copy_number="1"), stage="送审")
    assert found.open == ("发文字号", "签发人", "份号", "成文日期", "印发日期")
    assert "张三" not in "".join(found.document.opening)
    assert "".join(run.text for run in found.document.addressees) == "县人民政府："
    assert [each.code for each in found.findings] == ["FZ244"]  # 份号 is for classified documents


def test_the_final_version_wants_everything() -> None:
    data = {**BARE, "official": {"number": "青水〔2025〕5号", "secrecy": {"level": "秘密"}}}
    found = [(finding.message, finding.place) for finding in issued(data, stage="定稿").findings]
    assert found == [
        ("定稿缺签发人", DataPlace(("official", "signers"))),
        ("定稿缺份号", DataPlace(("official", "copy_number"))),
        ("定稿缺主送机关", DataPlace(("structure", "addressees"))),
        ("定稿缺成文日期", DataPlace(("issued_on",))),
        ("定稿缺印发机关", DataPlace(("official", "imprint_office"))),
        ("定稿缺印发日期", DataPlace(("official", "printed_on"))),
    ]


def test_a_number_that_is_missing_is_wanted_at_its_place() -> None:
    (found,) = issued(with_official(number=None), stage="定稿").findings
    assert (found.message, found.place) == ("定稿缺发文字号", DataPlace(("official", "number")))


def test_the_final_public_version_wants_a_date_only_if_signed() -> None:
    reviewed = {**BARE, "disclosure_review": WHOLE["disclosure_review"]}
    assert issued(reviewed, "public", "定稿").findings == ()
    (finding,) = issued({**reviewed, "official": {"signed_in_public": True}}, "public", "定稿").findings
    assert (finding.code, finding.message, finding.severity) == ("FZ239", "定稿缺成文日期", Severity.ERROR)


def test_a_classified_report_is_not_for_the_public() -> None:
    (finding,) = issued(with_official(secrecy={"level": "秘密"}), "public").findings
    assert (finding.code, finding.severity) == ("FZ240", Severity.ERROR)
    assert finding.place == DataPlace(("official", "secrecy"))


@pytest.mark.parametrize(("printed", "codes"), [("2025-02-04", ["FZ238"]), ("2025-02-05", [])])
def test_printed_no_earlier_than_issued(printed: str, codes: list[str]) -> None:
    assert [finding.code for finding in issued(with_official(printed_on=printed)).findings] == codes


# The schema ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("青水[2025]5号", "年份用了“[]”，应当用六角括号“〔〕”"),
        ("青水（2025）5号", "年份用了“（）”，应当用六角括号“〔〕”"),
        ("青水〔25〕5号", "年份写成了“25”，应当写全四位"),
        ("青水〔2025〕第5号", "顺序号前不加“第”"),
        ("青水〔2025〕05号", "顺序号不编虚位，1 不写 01"),
        ("青水〔2025〕5", "顺序号后面没有“号”"),
        ("青水〔2025〕五号", "顺序号“五号”不是阿拉伯数字，或者中间有空格"),
        ("青水 〔2025〕5号", "顺序号“5号”不是阿拉伯数字，或者中间有空格"),
        ("第5号", "看不出机关代字、年份和顺序号"),
    ],
)
def test_number_of_a_document(number: str, fault: str) -> None:
    (found,) = pipeline.validate(json_bytes(with_official(number=number)), "a.yaml")
    assert (found.code, found.message) == ("FZ124", f"发文字号不合规定：{fault}")


@pytest.mark.parametrize("number", [0, "0000", 1234567, "一", True, 1.5])
def test_copy_number_is_up_to_six_digits(number: object) -> None:
    (found,) = pipeline.validate(json_bytes(with_official(copy_number=number)), "a.yaml")
    assert (found.code, found.message) == ("FZ125", "份号不是 1 到 6 位的数字")


# The command line ------------------------------------------------------------------------------------------


def test_both_profiles_in_one_call(fazhi: Run) -> None:
    write("a.yaml", IN_YAML)
    make_fonts(Path("字体"))
    versions = ("--profile", "公开版，submission", "--font-path", "字体")
    code, _, said = fazhi("render", "a.yaml", *versions, "--to", "txt,docx", "-o", "out/")
    title = "青山县水利局关于2024年法治政府建设情况的报告"
    assert code == 0
    assert said.splitlines() == [
        "a.yaml: 警告 FZ241 公开版没有公开前审查的记录",
        "    提示：审查以后写上“公开审查”",
        "上报件空着：发文字号、签发人、主送机关、成文日期、印发机关、印发日期",
        f"已生成 out/{title}.txt",
        f"已生成 out/{title}.docx",
        f"已生成 out/{title}（上报件）.txt",
        f"已生成 out/{title}（上报件）.docx",
    ]


def test_unknown_profile(fazhi: Run) -> None:
    write("a.yaml", IN_YAML)
    assert fazhi("render", "a.yaml", "--profile", "网页版") == (
        2, "", "错误：不认识的版本“网页版”，可以写：public、公开版、submission、上报件\n",
    )  # fmt: skip


def test_nothing_is_written_of_a_final_version_with_open_places(fazhi: Run) -> None:
    write("a.yaml", IN_YAML)
    code, _, said = fazhi("render", "a.yaml", "--profile", "submission", "--stage", "定稿", "-o", "out.txt")
    assert code == 1
    assert "错误 FZ239 定稿缺发文字号" in said
    assert "已生成" not in said


CLASSIFIED = IN_YAML + "公文要素:\n  密级和保密期限: {密级: 秘密, 期限: 1年}\n"


@pytest.mark.parametrize("command", ["validate", "render", "facts", "package", "lint"])
def test_every_command_says_first_that_a_file_is_classified(fazhi: Run, command: str) -> None:
    write("a.yaml", CLASSIFIED)
    _, _, said = fazhi(command, "a.yaml")
    assert said.startswith("a.yaml:4:13: 警告 FZ242 标有密级（秘密）\n")


@pytest.mark.parametrize("command", [("render", "-o", "out.txt"), ("package", "-o", "out")])
def test_nothing_is_made_for_the_public_of_a_classified_file(fazhi: Run, command: tuple[str, ...]) -> None:
    path = Path(write("a.yaml", CLASSIFIED))
    code, _, said = fazhi(*command, "a.yaml")
    assert code == 1
    assert "错误 FZ240 标有密级（秘密）的报告不能公开" in said
    assert list(Path().iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公文要素: {密级和保密期限: {密级: 特密}}", "1:18: 警告 FZ242 标有密级（特密）"),
        ("official: {secrecy: {level: 机密}}\nyear: 错", "1:22: 警告 FZ242 标有密级（机密）"),
        ("official: {secrecy: 秘密}", "1:12: 警告 FZ242 标有密级（秘密）"),
        ("official: {secrecy: {level: }}", None),
        ("# secrecy", None),
        ("year: 2024  # secrecy", None),
        ("official: [secrecy]", None),
        ("year: {secrecy", None),
    ],
)
def test_a_faulty_file_may_be_classified(fazhi: Run, text: str, told: str | None) -> None:
    write("a.yaml", text)
    _, _, said = fazhi("validate", "a.yaml")
    assert said.startswith(f"a.yaml:{told}\n") if told else "FZ242" not in said


def test_a_package_may_hold_both_profiles(fazhi: Run) -> None:
    write("a.yaml", IN_YAML + "公文要素: {签发人: [张三]}\n")
    code, _, said = fazhi("package", "a.yaml", "--profile", "public,submission", "--to", "txt", "-o", "out")
    assert code == 0
    assert "上报件空着：发文字号、签发人、主送机关、成文日期、印发机关、印发日期" in said
    (submission,) = Path("out").glob("*（上报件）.txt")
    assert "张三" not in submission.read_text(encoding="utf-8")


def test_a_mark_too_long_for_its_line() -> None:
    # 156 mm are 442.2 points; the smallest characters of 发文机关标志 are 16 points, condensed to 60 per cent.
    short = {**WHOLE, "official": {**OFFICIAL, "mark": "某" * 45}}
    assert not [each for each in issued(short, "submission").findings if each.code == "FZ243"]
    long = {**WHOLE, "official": {**OFFICIAL, "mark": "某" * 47}}
    (found,) = (each for each in issued(long, "submission").findings if each.code == "FZ243")
    assert found.severity is Severity.ERROR
    assert found.message == "发文机关标志有47个字宽，一行排得下45个"
    none = {**WHOLE, "official": {**OFFICIAL, "mark": "某" * 47, "letterhead": "none"}}
    assert not [each for each in issued(none, "submission").findings if each.code == "FZ243"]


LONG = "青山市青山县政务服务和大数据管理局（行政审批局）"


@pytest.mark.parametrize(
    ("mark", "told", "hint"),
    [
        # 26 characters of 22 points, condensed to 75 per cent, are 429 of 442.2 points.
        ("某" * 26, None, ""),
        ("某" * 27, "发文机关标志有27个字宽，只能排成 16 磅、压扁到 60 %", "用机关的规范化简称；"),
        # Without what stands in brackets it is one of 19 characters.
        (f"{LONG}局局文件", "有28个字宽", "如“青山市青山县政务服务和大数据管理局局局文件”；"),
        # That is not enough: the city above the district goes as well.
        (f"{LONG}{'局' * 10}文件", "有36个字宽", f"如“青山县政务服务和大数据管理局{'局' * 10}文件”；"),
    ],
)
def test_a_mark_too_small_to_look_like_one(mark: str, told: str | None, hint: str) -> None:
    data = {**WHOLE, "official": {**OFFICIAL, "mark": mark}}
    found = [each for each in issued(data, "submission").findings if each.code == "FZ557"]
    if told is None:
        assert not found
        return
    (only,) = found
    assert only.severity is Severity.WARNING
    assert only.place == DataPlace(("official", "mark"))
    assert told in only.message
    assert hint in (only.hint or "")


def test_the_name_itself_may_make_a_mark_too_small() -> None:
    name = "青山市青山县政务服务和大数据以及营商环境管理服务局（行政审批局）"
    data = {**WHOLE, "organization": {**WHOLE["organization"], "name": name}}
    (found,) = (each for each in issued(data, "submission").findings if each.code == "FZ557")
    assert found.place == DataPlace(("organization", "name"))
    without = {**data, "official": {**OFFICIAL, "letterhead": "none"}}
    assert not [each for each in issued(without, "submission").findings if each.code == "FZ557"]


def test_several_offices_issue_it_together() -> None:
    others = ("青山县司法局", "青山县农业农村局")
    data = with_official(joint_offices=list(others))
    made = issued(data).document
    assert made.letterhead is not None
    assert made.letterhead.names == ("青山县水利局", *others)
    assert made.letterhead.mark == "文件"
    assert made.opening[:3] == ("青山县水利局", "青山县司法局", "青山县农业农村局文件")
    assert made.signature == Signature("青山县水利局", "2025年2月5日", sealed=True, joint=others)
    assert made.closing[:4] == ("青山县水利局", *others, "2025年2月5日")
    assert not [each for each in issued(data).findings if each.code in {"FZ243", "FZ557"}]


def test_a_mark_that_is_named_is_that_of_the_leading_office() -> None:
    made = issued(with_official(joint_offices=["青山县司法局"], mark="青山县水利局文件")).document
    assert made.letterhead is not None
    assert (made.letterhead.mark, made.letterhead.names) == ("青山县水利局文件", ())
    assert made.signature is not None
    assert made.signature.joint == ("青山县司法局",)


def test_a_mark_of_several_offices_may_be_too_long_or_too_small() -> None:
    (long,) = (
        each for each in issued(with_official(joint_offices=["某" * 45])).findings if each.code == "FZ243"
    )
    assert long.message == "发文机关标志有47个字宽，一行排得下45个"
    (small,) = (
        each for each in issued(with_official(joint_offices=["某" * 30])).findings if each.code == "FZ557"
    )
    assert small.message == "发文机关标志有32个字宽，只能排成 16 磅、压扁到 60 %"


def test_a_copy_number_without_secrecy() -> None:
    data = {**WHOLE, "official": {**OFFICIAL, "copy_number": 12}}
    (found,) = (each for each in issued(data, "submission").findings if each.code == "FZ244")
    assert (found.severity, found.place) == (Severity.WARNING, DataPlace(("official", "copy_number")))
    secret = {**data, "official": {**data["official"], "secrecy": {"level": "秘密", "period": "1年"}}}
    assert not [each for each in issued(secret, "submission").findings if each.code == "FZ244"]


def test_a_name_too_long_to_stand_beside_the_number() -> None:
    # 28 characters: one blank, 青水〔2025〕5号 of seven and a half, a gap of one, 签发人：, the name, one blank.
    fits = {**WHOLE, "official": {**OFFICIAL, "signers": ["某" * 13]}}
    assert not issued(fits, "submission").findings
    long = {**WHOLE, "official": {**OFFICIAL, "signers": ["张三", "某" * 14]}}
    (found,) = issued(long, "submission").findings
    assert (found.code, found.severity) == ("FZ245", Severity.ERROR)
    assert "某" * 14 in found.message


# What is said, and where -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("official", "profile", "message", "path", "hint"),
    [
        (
            {"secrecy": {"level": "秘密"}},
            "public",
            "标有密级（秘密）的报告不能公开",
            ("official", "secrecy"),
            "不生成公开版；没有定密的，删去“密级和保密期限”",
        ),
        (
            {"mark": "某" * 47},
            "submission",
            "发文机关标志有47个字宽，一行排得下45个",
            ("official", "mark"),
            "写上较短的“发文机关标志”，用机关的规范化简称",
        ),
        (
            {"signers": ["某" * 14]},
            "submission",
            f"签发人“{'某' * 14}”和发文字号在一行里排不下",
            ("official", "signers"),
            "核对姓名；有职务的删去职务",
        ),
        (
            {"copy_number": 12},
            "submission",
            "份号只有涉密公文才标注",
            ("official", "copy_number"),
            "不涉密的删去“份号”；涉密的写上“密级和保密期限”",
        ),
        (
            {"printed_on": "2025-02-04"},
            "submission",
            "印发日期早于成文日期",
            ("official", "printed_on"),
            "核对两个日期",
        ),
    ],
)
def test_what_is_wrong_with_an_element_is_told_at_its_place(
    official: dict[str, Any], profile: Profile, message: str, path: tuple[str, ...], hint: str
) -> None:
    (found,) = issued(with_official(**official), profile).findings
    assert (found.message, found.place, found.hint) == (message, DataPlace(path), hint)


def test_what_to_do_about_a_missing_element_is_told() -> None:
    (final,) = issued(with_official(imprint_office=None), stage="定稿").findings
    (public,) = issued(BARE, "public").findings
    assert (final.message, final.hint) == ("定稿缺印发机关", "写上“印发机关”；还没有的，先不用 --stage 定稿")
    assert (public.message, public.hint) == ("公开版没有公开前审查的记录", "审查以后写上“公开审查”")


def test_a_classified_report_before_it_is_approved_is_not_for_the_public_either() -> None:
    (found,) = issued(with_official(secrecy={"level": "秘密"}), "public", "送审").findings
    assert found.code == "FZ240"


def test_a_submission_without_a_letterhead_has_no_line_that_is_too_short() -> None:
    assert issued(with_official(letterhead="none", signers=["某" * 14])).findings == ()


@pytest.mark.parametrize("missing", ["issued_on", "printed_on"])
def test_one_date_alone_is_no_earlier_than_the_other(missing: str) -> None:
    official = {key: value for key, value in OFFICIAL.items() if key != missing}
    data = {key: value for key, value in WHOLE.items() if key != missing}
    assert issued({**data, "official": official}).findings == ()


@pytest.mark.parametrize(
    ("remark", "printed"),
    [
        ("此件公开发布", "（此件公开发布）"),
        ("（此件公开发布）", "（此件公开发布）"),
        ("（甲）联系人：王五", "（（甲）联系人：王五）"),
        ("联系人：王五（甲）", "（联系人：王五（甲））"),
    ],
)
def test_a_remark_stands_in_one_pair_of_brackets(remark: str, printed: str) -> None:
    assert issued(with_official(remark=remark)).document.remark == printed


def test_who_signs_is_named_before_who_approved() -> None:
    _, document = report_of(WHOLE)
    approval = {"by": "孙七", "on": "2025-02-05", "digest": pipeline.digest(document)}
    head = issued({**WHOLE, "approval": approval}).document.letterhead
    assert head is not None
    assert head.signers == ("张三", "李四")


def test_a_number_settled_after_the_examination_is_blank_before_it() -> None:
    found = issued(WHOLE, stage="送审").document
    blank = "\u3000"
    assert found.letterhead is not None
    assert found.letterhead.number == f"{blank * 3}〔{blank * 2}〕{blank * 2}号"
    assert found.letterhead.signers == (blank * 3,)
    assert found.signature is not None
    assert found.signature.date == f"{blank * 2}年{blank}月{blank}日"
    assert found.imprint is not None
    assert found.imprint.office == "青山县水利局办公室"


def test_the_blank_for_who_gets_it_is_six_characters_wide() -> None:
    found = issued(BARE).document
    assert "".join(run.text for run in found.addressees) == "\u3000" * 6 + "："
    assert found.imprint is not None
    assert found.imprint.office == "\u3000" * 8
