"""Set phrases and national days, by the book of them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.near_misses import near_misses
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.phrasebook import NationalDay, phrasebook
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

_SINGLE = str.maketrans("“”", "‘’")


@rule("FZ344")
def set_phrases(subject: Subject) -> Iterator[Fault]:
    """固定说法不漏字、不错字、不颠倒。

    “第一责任人职责”漏“人”、“谁执法谁普法”说反、“全面依法治国”写成“全面依法制国”，读者一眼就能看出。提法名录
    （rules/set_phrases.yaml）列出固定说法和不会另有所指的误写；五个字以上的，只差一个字的也找。报告成文时还没有的提法
    也报。

    依据：公开的报告里有写作“第一责任职责”的（D）；各条提法的出处、日期和可信度见名录，多数见央视新闻联播2020年以来
        的用例（R）
    错误：履行推进法治建设第一责任职责，坚持全面依法制国。
    正确：履行推进法治建设第一责任人职责，按照“谁执法谁普法”原则，依法进行复议，坚持全面从严管党治党。
    """
    told: set[tuple[TextLine, int]] = set()
    for spot, right in sorted(_misspelt(subject), key=lambda found: found[0].start):
        if (spot.line, spot.start) not in told:
            told.update((spot.line, at) for at in range(spot.start, spot.end))
            meant = right.translate(_SINGLE)
            yield Fault(spot, f"“{spot.text.translate(_SINGLE)}”应为“{meant}”", f"写成“{meant}”")
    written = date(subject.year + 1, 3, 31) if subject.year else date.max
    for entry in phrasebook().phrases:
        if entry.since and written < entry.since.day:
            for line, match in subject.lines.found(_literally(entry.phrase)):
                message = f"写{subject.year}年的报告时，还没有“{match[0].translate(_SINGLE)}”的提法"
                yield Fault(line.at(match), message, "核对报告年度，改用当时的提法")


def _misspelt(subject: Subject) -> Iterator[tuple[Spot, str]]:
    """What is no set phrase and nearly one, with the phrase that is meant."""
    book, text = phrasebook(), subject.lines.text
    for wrong in [each for each in book.wrong if each in text]:
        for line, match in subject.lines.found(_literally(wrong)):
            yield line.at(match), book.wrong[wrong]
    yield from _quoted(subject)
    for phrase in [entry.phrase for entry in book.phrases if entry.near]:
        if any(text[start:end] not in book.right for start, end in near_misses(text, phrase)):
            for line in subject.lines:
                for start, end in near_misses(line.text, phrase):
                    if line.text[start:end] not in book.right and not _in_title(line.text, start):
                        yield line.spot(start, end), phrase


_OF_EVENTS = ("日", "周", "月")
"""Other events are named after a day: 全民国家安全教育展."""
_SHORT = 4
_QUOTED = Pattern("“(?P<words>[^“”]{4,12})”", words=("“",))


def _quoted(subject: Subject) -> Iterator[tuple[Spot, str]]:
    """What stands in quotation marks and is a phrase but for its first or last character, or without it."""
    book = phrasebook()
    phrases = [entry.phrase for entry in book.phrases if not entry.phrase.endswith(_OF_EVENTS)]
    heads = {phrase[:-1]: phrase for phrase in phrases}
    tails = {phrase[1:]: phrase for phrase in phrases}
    clipped = {
        part: phrase for phrase in phrases if len(phrase) > _SHORT for part in (phrase[:-1], phrase[1:])
    }
    for line, match in subject.lines.found(_QUOTED):
        words = match["words"]
        meant = heads.get(words[:-1]) or tails.get(words[1:]) or clipped.get(words)
        if meant and words not in book.right and words not in book.wrong:
            yield line.at(match, "words"), meant


@cache
def _literally(words: str) -> Pattern:
    return Pattern(re.escape(words), words=(words,))


def _in_title(text: str, at: int) -> bool:
    """Whether a character stands inside 《》: titles have a rule of their own."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


# National days -------------------------------------------------------------------------------------------

_DAY_BEFORE = Pattern(
    r"(?<![\d.．·])(?P<month>\d{1,2})(?:月(?P<day>\d{1,2})日|[·.．•・](?P<dotted>\d{1,2}))[”\"]?(?:第[\d一二三四五六七八九十]{1,3}个|的|是|为|[“\"]){0,3}$",
    re.ASCII,
)
_DAY_BEHIND = Pattern(
    r"[”\"]?[（(](?P<month>\d{1,2})(?:月(?P<day>\d{1,2})日|[·.．•・](?P<dotted>\d{1,2}))[）)]", re.ASCII
)
_LONGEST_BEFORE = 16


@rule("FZ264")
def national_days(subject: Subject) -> Iterator[Fault]:
    """宣传日、纪念日的日期写对。

    国家宪法日是12月4日，国际消费者权益日是3月15日，全民国家安全教育日是4月15日。名录（rules/set_phrases.yaml）列出
    各日的名称、日期和出处；只凭记忆的，是警告。

    依据：央视新闻联播2020年以来各日当天的报道（R）
    错误：在“12·14”国家宪法日开展集中宣传。
    正确：在“12·4”国家宪法日、“3·15”国际消费者权益日、全国消防日（11月9日）开展集中宣传。
    """
    for entry in phrasebook().days:
        if entry.since and subject.year and subject.year < entry.since.day.year:
            continue  # another day may have had the name
        for line in subject.lines.showing(entry.names):
            for match in _names(entry).finditer(line.text):
                start = max(match.start() - _LONGEST_BEFORE, 0)
                before = _DAY_BEFORE.search(line.text[start : match.start()])
                behind = _DAY_BEHIND.match(line.text, match.end())
                for found, shift in ((before, start), (behind, 0)):
                    if found and _day(found) != entry.day:
                        spot = line.spot(shift + found.start("month"), shift + _end(found))
                        yield _another_day(spot, match[0], entry)


@cache
def _names(entry: NationalDay) -> Pattern:
    names = sorted(entry.names, key=len, reverse=True)
    return Pattern("|".join(map(re.escape, names)), words=names)


def _day(match: re.Match[str]) -> tuple[int, int]:
    return int(match["month"]), int(match["day"] or match["dotted"])


def _end(match: re.Match[str]) -> int:
    return match.end("day") + 1 if match["day"] else match.end("dotted")


def _another_day(spot: Spot, name: str, entry: NationalDay) -> Fault:
    month, day = entry.day
    severity = None if entry.confidence == "R" else Severity.WARNING
    return Fault(spot, f"{name}是{month}月{day}日，这里写{spot.text}", "核对日期和名称", severity)


RULES: tuple[Rule, ...] = (set_phrases, national_days)
