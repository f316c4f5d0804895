"""Political formulas: the thought, the four phrases, congress and plenums."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.near_misses import near_misses
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.phrasebook import LeaderName, phrasebook
from fazhi_report.rules.pieces import SENTENCE
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

# Names of the thought ------------------------------------------------------------------------------------

_THOUGHT = "习近平新时代中国特色社会主义思想"
_LAW_THOUGHT = "习近平法治思想"
_ERA = Pattern("习近平(?:同志|总书记)?的?新时代(?=.{0,6}(?:中国|特色|社会))[^，。；、《》“”]{0,12}?思想")
_ERA_NAMES = frozenset(
    (_THOUGHT, *(f"习近平新时代中国特色社会主义{field}思想" for field in ("经济", "外交")))
)
_UNFINISHED = Pattern("习近平新时代中国特色社会主义(?!思想|经济思想|外交思想)")
_LAW_SLIPS = Pattern("习近平(?:的|总书记|总书记的|同志)?(?:法制思想|依法治国思想|(?<!习近平)法治思想)")
_NO_THOUGHT = Pattern("习近平法治思(?![想思]).|习近平法治(?:恩|理)想", words=("习近平法治",))
_CLIPPED = Pattern("(?<=思想)[和与、及](?=法治思想)法治思想")


@rule("FZ335")
def names_of_the_thought(subject: Subject) -> Iterator[Fault]:
    """“习近平新时代中国特色社会主义思想”“习近平法治思想”一字不差。

    漏字、添字、把“法治”写成“法制”，姓名写错一个字、漏写或者叠写，或者在并列时省成“与法治思想”，都是严重的表述
    错误。

    依据：固定提法的准确写法，见央视新闻联播2020年以来的用例（R）
    错误：以习近平新时代特色社会主义思想为指导，学习近平法治思想，贯彻习进平总书记重要讲话精神。
    正确：以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，增强法治思维。
    """
    yield from _misspelt_names(subject)
    for line in subject.lines.showing(("习近平",)):
        text = line.text
        for match in _ERA.finditer(text):
            if match[0] not in _ERA_NAMES:
                yield _thought(line, match, _THOUGHT)
        for match in _UNFINISHED.finditer(text):
            if "思想" not in text[match.end() : match.end() + 12]:
                yield _thought(line, match, _THOUGHT)
        for match in _CLIPPED.finditer(text):
            yield _thought(line, match, f"{match[0][0]}{_LAW_THOUGHT}", Severity.WARNING)
        yield from _misspelt_thought(line)


def _misspelt_names(subject: Subject) -> Iterator[Fault]:
    for entry in phrasebook().names:
        for line, match in subject.lines.found(_misspelt(entry)):
            message = f"“{match['wrong']}”是“{entry.name}”的误写"
            yield Fault(line.at(match, "wrong"), message, f"写成“{match['learn'] or ''}{entry.name}”")


def _misspelt_thought(line: TextLine) -> Iterator[Fault]:
    slips = [match.span() for match in chain(_LAW_SLIPS.finditer(line.text), _NO_THOUGHT.finditer(line.text))]
    starts = {start for start, _ in slips}
    near = [span for span in near_misses(line.text, _LAW_THOUGHT) if span[0] not in starts]
    for start, end in (*slips, *near):
        message = f"“{line.text[start:end]}”不是准确的提法"
        yield Fault(line.spot(start, end), message, f"写成“{_LAW_THOUGHT}”")


_SEEM = "刁席细息希熙夕西溪喜系"
"""What is written for the first character by ear or by eye."""
_LEARN = "学研温复练实补见自"
"""What stands before 习 in words of its own: 学习, 研习."""
_BEHIND_NEAR = "期年日月来两三几些况台"
"""近期, 近年 and the like are words of their own."""


@cache
def _misspelt(entry: LeaderName) -> Pattern:
    """A name with one fault in it: a character missing, written twice, or another one.

    学习 and the name have one character in common, which is not written only once: 学习近平 is a fault.
    """
    first, second, third = tuple(entry.name)
    doubled = f"(?<![{_LEARN}{first}]){first}{entry.name}|{first}{second}{second}{third}|{entry.name}{third}"
    changed = (
        f"{first}(?!{second})[\u4e00-\u9fff]{third}|{first}{second}(?![{third}{_BEHIND_NEAR}])[\u4e00-\u9fff]"
        f"|[{_SEEM}]{second}{third}"
    )
    missing = f"{first}{third}|{first}{second}|(?<![{first}{_SEEM}]){second}{third}"
    behind = "|".join(map(re.escape, entry.before))
    source = f"(?P<wrong>(?P<learn>学){entry.name}|{doubled}|(?:{changed}|{missing})(?={behind}))"
    return Pattern(source, words=(second + third, first + second, first + third, third))


def _thought(line: TextLine, match: re.Match[str], right: str, severity: Severity | None = None) -> Fault:
    return Fault(line.at(match), f"“{match[0]}”不是准确的提法", f"写成“{right}”", severity)


# The four phrases ----------------------------------------------------------------------------------------

_FOUR = Pattern('(.{0,4})[“"](两个确立|四个意识|四个自信|两个维护)[”"]')
_VERBS = {
    "两个确立": ("领悟", "认识", "理解", "把握", "拥护", "捍卫", "领会"),
    "四个意识": ("增强", "树立", "树牢", "强化"),
    "四个自信": ("坚定",),
    "两个维护": ("做到", "践行"),
}
"""The first verb is that of the formula; the others are heard too and left alone."""
_ALONE: dict[str, tuple[str, ...]] = {
    "两个确立": ("增强", "坚定", "做到", "树立", "提高"),
    "四个意识": ("坚定", "做到", "领悟", "践行", "维护", "坚持"),
    "四个自信": ("做到", "领悟", "践行", "维护", "树立"),
    "两个维护": ("坚定", "领悟", "树立", "提高"),
}
"""Verbs that go with another of them, and never with this one, even where it stands alone."""
_ALL_VERBS = Pattern("(?:领悟|增强|坚定|做到|树立|树牢|践行|坚持|维护|提高)$")
_EXTENDED = Pattern("(?:拥护|捍卫)$")
"""捍卫“两个确立” goes with 做到“两个维护”, wherever that stands."""
_PHRASES = tuple(_VERBS)
_RANKS = {name: rank for rank, name in enumerate(_VERBS)}
_DECISIVE = {"两个确立": "深刻领悟“两个确立”的决定性意义"}


@rule("FZ336")
def four_phrases(subject: Subject) -> Iterator[Fault]:
    """“两个确立”“四个意识”“四个自信”“两个维护”连用时动词和次序不变。

    固定写法是“深刻领悟‘两个确立’的决定性意义，增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”。
    单用其中一个的，只查用了另一个的动词的，是警告；“坚定拥护”“坚决做到”等扩展说法的不查。

    依据：固定提法的动词和次序，见央视新闻联播2020年以来的用例（R）
    错误：坚定“四个意识”、增强“四个自信”、做到“两个维护”。
    正确：深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、坚决做到“两个维护”。
    """
    for line in subject.lines.showing(_PHRASES):
        for sentence in SENTENCE.finditer(line.text):
            found = list(_FOUR.finditer(line.text, *sentence.span()))
            yield from _wrong_verbs(line, found)
            yield from _another_meaning(line, sentence)
            yield from _another_last(line, sentence)
            yield from _wrong_order(line, found)


def _wrong_verbs(line: TextLine, found: list[re.Match[str]]) -> Iterator[Fault]:
    for match in found:
        verbs, verb = _VERBS[match[2]], _ALL_VERBS.search(match[1])
        is_wrong = verb and (verb[0] not in verbs if len(found) > 1 else verb[0] in _ALONE[match[2]])
        if verb and is_wrong and not line.text.startswith("的", match.end()):  # 增强“两个维护”的自觉
            start = match.start(1) + verb.start()
            right = _DECISIVE.get(match[2], f"{verbs[0]}“{match[2]}”")
            message = f"“{match[2]}”前面的动词不是“{verb[0]}”"
            severity = None if len(found) > 1 else Severity.WARNING
            yield Fault(line.spot(start, match.end()), message, f"写成“{_single(right)}”", severity)


_LAST = Pattern('[“"]四个自信[”"][、，](?:坚决)?做到[“"](?P<wrong>(?!两个维护)[^“”"]{2,6})[”"]')


def _another_last(line: TextLine, sentence: re.Match[str]) -> Iterator[Fault]:
    """What stands for the last of the four."""
    for match in _LAST.finditer(line.text, *sentence.span()):
        spot = line.spot(*match.span("wrong"))
        yield Fault(spot, f"坚定“四个自信”以后做到的不是“{spot.text}”", "写成“做到‘两个维护’”")


_MEANING = Pattern('领悟[“"]两个确立[”"]的(?P<wrong>(?!决定性意义)[^，。；、“”]{0,4}意义)')


def _another_meaning(line: TextLine, sentence: re.Match[str]) -> Iterator[Fault]:
    for match in _MEANING.finditer(line.text, *sentence.span()):
        message = f"深刻领悟的是“两个确立”的决定性意义，这里写“{match['wrong']}”"
        yield Fault(line.at(match, "wrong"), message, "写成“决定性意义”", Severity.WARNING)


def _wrong_order(line: TextLine, found: list[re.Match[str]]) -> Iterator[Fault]:
    for number, (before, after) in enumerate(pairwise(found)):
        if number == 1 and before[2] == "两个维护" and _EXTENDED.search(found[0][1]):
            continue  # 拥护“两个确立”、做到“两个维护” is whole
        if _RANKS[after[2]] < _RANKS[before[2]] and not _EXTENDED.search(after[1]):
            message = f"“{after[2]}”应当在“{before[2]}”前面"
            hint = "次序是“两个确立”“四个意识”“四个自信”“两个维护”"
            severity = Severity.WARNING if after[2] == "两个确立" else None
            yield Fault(line.spot(after.start(2) - 1, after.end()), message, hint, severity)


def _single(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


# The old name --------------------------------------------------------------------------------------------

_OLD_THOUGHT = Pattern("全面依法治国新理念新思想新战略", words=("新理念新思想新战略",))
_LAW_THOUGHT_SINCE = 2020


@rule("FZ338")
def old_name_of_the_thought(subject: Subject) -> Iterator[Fault]:
    """2020年11月以后不再用“全面依法治国新理念新思想新战略”。

    2020年11月16日至17日的中央全面依法治国工作会议确立了习近平法治思想，原来的说法由它取代。

    依据：习近平法治思想2020年11月确立，此前的提法不再作为名称使用（R）
    错误：认真学习习近平总书记全面依法治国新理念新思想新战略。
    正确：认真学习习近平法治思想和习近平总书记重要讲话精神。
    """
    if subject.year is not None and subject.year < _LAW_THOUGHT_SINCE:
        return
    for line, match in subject.lines.found_unquoted(_OLD_THOUGHT):
        yield Fault(line.at(match), f"“{match[0]}”是2020年11月以前的提法", f"改用“{_LAW_THOUGHT}”")


RULES: tuple[Rule, ...] = (
    names_of_the_thought,
    four_phrases,
    old_name_of_the_thought,
)
