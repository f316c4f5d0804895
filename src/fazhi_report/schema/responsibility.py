"""第一责任人: what the head of the office and its party body did."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fazhi_report.schema.declarations import Claims, Counting, Rate, Usual, labelled
from fazhi_report.schema.fields import Contradiction, Flag, Model, Phrase, Title, key
from fazhi_report.schema.ledger import RECORDS, Ledger, Record
from fazhi_report.schema.numbers import Count, exceeds


class Responsibility(Model):
    """How the duty of the first person responsible is carried out."""

    regulations_implemented: Annotated[
        Flag, key("落实职责规定", "是否贯彻落实了各级关于第一责任人职责的规定")
    ] = False
    study_before_decisions: Annotated[Flag, key("决策前学法", "是否坚持重大决策前专题学法")] = False
    court_appearance: Annotated[Flag, key("负责人出庭应诉", "是否落实行政机关负责人出庭应诉制度")] = False


class PartyMeeting(Record):
    """A meeting of the party body on building a law-based government."""

    studied: Annotated[tuple[Phrase, ...], key("研究事项", "研究了什么，如“行政执法监督工作”")] = ()
    reviewed: Annotated[tuple[Title, ...], key("审议文件", "审议的文件，不带书名号")] = ()


class PartyMeetings(Ledger):
    """党组会议研究法治政府建设的记录."""

    records: Annotated[tuple[PartyMeeting, ...], RECORDS] = ()

    counting = Counting("meetings", "党组会议", "次数", "次")


class StudySession(Record):
    """A study session on law organised by the party body."""

    forum: Annotated[
        Literal["专题学习", "中心组学习", "第一议题学习", "会前学法", "集中学习", "专题研讨", "党课"] | None,
        labelled(
            "seminar",
            "centre_group",
            "first_topic",
            "before_meetings",
            "collective",
            "discussion",
            "party_lecture",
            exclusive=False,
        ),
        Usual("专题学习", printed=True),
        key("形式", "学习形式，按形式分别计数"),
    ] = None
    topics: Annotated[tuple[Phrase, ...], key("学习内容", "学习贯彻的思想、讲话、会议精神")] = ()
    laws: Annotated[tuple[Title, ...], key("学习法规", "学习的法律法规，不带书名号")] = ()


class StudySessions(Ledger):
    """法治学习的记录."""

    records: Annotated[tuple[StudySession, ...], RECORDS] = ()

    counting = Counting("study", "学习", "次数", "次")


class Exam(Record):
    """An exam on law, with what was studied for it."""

    participants: Annotated[Phrase, key("参加人员", "谁参加，如“全体党员干部”")]
    material: Annotated[Phrase | None, key("学习材料", "考前学习的课件、读本等")] = None
    on_time: Annotated[Flag | None, key("按时完成", "是否都按时完成考试")] = None
    all_passed: Annotated[Flag | None, key("全部合格", "是否全部合格；写了人数就不用写")] = None
    eligible: Annotated[Count | None, Claims("无人应考"), key("应考人数", "应当参加考试的人数", "人")] = None
    sat: Annotated[Count | None, Claims("无人参加考试"), key("实考人数", "实际参加考试的人数", "人")] = None
    passed: Annotated[Count | None, Claims("无人合格"), key("合格人数", "考试合格的人数", "人")] = None
    excellent: Annotated[Count | None, Claims("无人优秀"), key("优秀人数", "考试优秀的人数", "人")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """What can not all be true."""
        eligible, sat, passed = self.eligible, self.sat, self.passed
        if exceeds(sat, eligible):
            yield Contradiction("sat", "FZ202", f"实考人数 {sat} 多于应考人数 {eligible}", "改正其中一个")
        if exceeds(passed, sat):
            yield Contradiction("passed", "FZ202", f"合格人数 {passed} 多于实考人数 {sat}", "改正其中一个")
        for title, least in (("实考人数", sat), ("合格人数", passed)):
            if exceeds(self.excellent, least):
                message = f"优秀人数 {self.excellent} 多于{title} {least}"
                yield Contradiction("excellent", "FZ202", message, "改正其中一个")
                break
        if self.all_passed and 0 in (sat, passed):
            nobody = "无人参加考试" if sat == 0 else "无人合格"
            yield Contradiction("all_passed", "FZ203", f"{nobody}，却写了全部合格", "改正其中一项")
        elif sat is not None and passed is not None and self.all_passed not in (None, passed == sat):
            message = f"与人数不符：实考 {sat} 人，合格 {passed} 人"
            yield Contradiction("all_passed", "FZ203", message, "删去这一项，由人数推出")


class Exams(Ledger):
    """法治考试的记录."""

    records: Annotated[tuple[Exam, ...], RECORDS] = ()

    counting = Counting(
        "exams",
        "考试",
        "次数",
        "次",
        (
            Rate("attendance_rate", "参考率", "sat", "eligible"),
            Rate("pass_rate", "合格率", "passed", "sat"),
            Rate("excellence_rate", "优秀率", "excellent", "sat"),
        ),
    )


class WorkPlan(Record):
    """A work plan for the year (工作要点) that the office issued."""

    title: Annotated[Title, key("标题", "文件名，不带书名号")]
    aspects: Annotated[Count | None, Claims("未明确方面"), key("方面", "明确了几个方面", "个")] = None
    tasks: Annotated[Count | None, Claims("未明确任务"), key("任务", "明确了几项任务", "项")] = None
    covers: Annotated[tuple[Phrase, ...], key("部署内容", "对哪些工作作出部署和任务分解")] = ()


class WorkPlans(Ledger):
    """制定的法治政府建设工作要点、计划."""

    records: Annotated[tuple[WorkPlan, ...], RECORDS] = ()

    counting = Counting("plans_issued", "工作要点", "件数", "件")
