"""Numbers that a person or an account has, however their digits are set apart, in a text as it reads.

The text is folded (`notation.folded`): full-width digits are plain, and nothing is in it that nobody sees.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern

_BETWEEN = r"[ \t\-‐‑‒–—―−._·•・‧()\[\]{}【】〔〕/~|+*=#'`^\\★☆→]"
LONG_NUMBER = Pattern(rf"\d(?:{_BETWEEN}{{0,3}}\d){{10}}")
"""Stands in whatever number a person or an account has."""

# A year that is printed right behind a number is none of its digits.
_GROUP = Pattern(r"\d{11,18}(?=(?:19|20)\d\d年)|\d+(?:[Xx](?![A-Za-z]))?|(?<=[ \-.·_/])[Xx](?![A-Za-z\d])")
_WIDEST = 3
_GAP = Pattern(rf"{_BETWEEN}{{1,3}}")
_MOST_PARTED = 5  # groups of a number beside which others stand: a prefix of the country, a 0, three groups
_FOUR = 4
_HAN_DIGITS = "〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_LOOKALIKES = {**dict.fromkeys("lIІΙ", "1"), **dict.fromkeys("OoОоΟο", "0"), "З": "3"}
"""Letters, Latin, Cyrillic and Greek, that are taken for digits."""

_ANY_DIGIT = rf"[\d{_HAN_DIGITS}{''.join(_LOOKALIKES)}]"
_PLAIN_DIGITS = str.maketrans(
    {**dict(zip(_HAN_DIGITS, "000" + "123456789" + "1" + "123456789", strict=True)), **_LOOKALIKES}
)
_HAN_NUMBER = Pattern(f"[{_HAN_DIGITS}](?:[ -]?[{_HAN_DIGITS}]){{10,}}")
_MIXED_NUMBER = Pattern(
    rf"(?<![A-Za-z])(?<!{_ANY_DIGIT})(?:{_ANY_DIGIT}(?:{_BETWEEN}{{0,3}}{_ANY_DIGIT}){{10}}"
    rf"|{_ANY_DIGIT}(?:{_BETWEEN}{{0,3}}{_ANY_DIGIT}){{16}}{_BETWEEN}{{0,3}}[\dXx])(?!{_ANY_DIGIT}|[A-Za-z])"
)
_FEWEST_PLAIN = 3
_PLAIN = Pattern(r"\d")
_LAST_X = Pattern(r"(?<=\d{17})[×✕хХΧχ](?!\d)|(?<=\d{8}[ \-]\d{3})[×✕хХΧχ](?!\d)")
_LISTED = Pattern(
    r"(?<!\d)(?<!\d[,、:;。])(?:(?P<first>1[3-9]\d)(?P<sign>[,、:;。])(?P<second>\d{4})(?P=sign)(?P<third>\d{4})"
    r"|(?P<place>\d{6})(?P<mark>[,、:;])(?P<day>\d{8})(?P=mark)(?P<rest>\d{3}[\dXx]))(?!\d|[,、:;。]\d)"
)


class Digits(NamedTuple):
    """A number: where it stands, its digits, how many of them stand together, what sets these apart.

    A number `is_whole` beside which no other digits stand, set apart like its own.
    """

    start: int
    end: int
    digits: str
    groups: tuple[int, ...]
    gaps: tuple[str, ...]
    is_whole: bool

    @property
    def is_even(self) -> bool:
        """Whether its digits are set apart in one way only."""
        return len(set(self.gaps)) <= 1


def with_plain_digits(text: str) -> str:
    """A text of the same length in which long numbers are plain that are written as nobody writes figures.

    In Chinese digits, as 一三九一二三四五六七八, in both kinds, with letters for digits, with × for the last
    X of an identity card, set apart by the signs of a list.
    """
    text = _HAN_NUMBER.sub(lambda match: match[0].translate(_PLAIN_DIGITS), text)
    text = _MIXED_NUMBER.sub(_plain, text)
    return _LISTED.sub(_joined, _LAST_X.sub("X", text))


def _plain(match: re.Match[str]) -> str:
    is_number = len(_PLAIN.findall(match[0])) >= _FEWEST_PLAIN
    return match[0].translate(_PLAIN_DIGITS) if is_number else match[0]


def _joined(match: re.Match[str]) -> str:
    """A number as if dashes set its digits apart; three figures of a list stay what they are."""
    if match["place"]:
        return f"{match['place']}-{match['day']}-{match['rest']}"
    before = match.string[max(match.start() - _NEARBY, 0) : match.start()]
    return f"{match['first']}-{match['second']}-{match['third']}" if _CALLED.search(before) else match[0]


class DigitGroups:
    """The groups of digits of a text, and which of them stand beside each other."""

    def __init__(self, text: str) -> None:
        """Take a text as it reads."""
        self.text = text
        self._spans = [match.span() for match in _GROUP.finditer(text)]
        self._sizes = [end - start for start, end in self._spans]
        self._gaps = [text[end:start] for (_, end), (start, _) in pairwise(self._spans)]
        joins = {gap: len(gap) <= _WIDEST and bool(_GAP.fullmatch(gap)) for gap in set(self._gaps)}
        self._linked = [False, *map(joins.__getitem__, self._gaps), False]

    def whole(self, fewest: int, most: int) -> Iterator[Digits]:
        """The numbers of so many digits beside which no others stand."""
        first = 0
        for last, goes_on in enumerate(self._linked[1:]):
            if not goes_on:
                if fewest <= sum(self._sizes[first : last + 1]) <= most:
                    yield self._digits(first, last)
                first = last + 1

    def parted(self, fewest: int, most: int) -> Iterator[Digits]:
        """The numbers of so many digits, of few groups, that end in 4 and 4 digits, or in all of them."""
        for last, size in enumerate(self._sizes):
            ends_so = size == self._sizes[last - 1] == _FOUR
            if not (ends_so or size >= fewest):
                continue
            for first in range(last, max(last - _MOST_PARTED, -1), -1):
                if first < last and not self._linked[first + 1]:
                    break
                if fewest <= sum(self._sizes[first : last + 1]) <= most:
                    yield self._digits(first, last)

    def _digits(self, first: int, last: int) -> Digits:
        spans = self._spans[first : last + 1]
        return Digits(
            spans[0][0],
            spans[-1][1],
            "".join(self.text[start:end] for start, end in spans),
            tuple(self._sizes[first : last + 1]),
            tuple(self._gaps[first:last]),
            is_whole=not self._linked[first] and not self._linked[last + 1],
        )


# Mobile numbers --------------------------------------------------------------------------------------------

_MOBILE = Pattern(r"(?P<country>(?:00)?86)?(?P<trunk>0)?1[3-9]\d{9}")
_USUAL = ((11,), (3, 4, 4))
_BY_DASHES = ((3, 8), (7, 4), (3, 3, 5), (4, 3, 4), (4, 4, 3))
_DASH_OR_BRACKET = Pattern(r" ?[\-‐‑‒–—―−)\]】〕] ?")
_ENDS_IN_DAY = Pattern(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d$")
_IN_CODE = Pattern(r"[\dA-Za-z][.\-_]$|[A-Za-z]$")
_CALLED_IN_LATIN = Pattern(r"(?:tel|phone|mobile|mob|wechat|weixin|wx|vx)[.\-_]?$", re.IGNORECASE)
_LONGEST_SIGN = 3
_CALL_SIGN = Pattern(r"[(+]{1,2}$")
_CALLED = Pattern(
    "电话|手机|联系|联络|热线|致电|拨打|微信|号码|短信|传真|tel|phone|mobile|☎|📞|📱", re.IGNORECASE
)
_AMOUNT = Pattern(r"[A-Za-z]|\.\d|元|万|亿|%")
_COUNT = Pattern("[件份人次个起户项场条]")
_NEARBY = 24
# Behind these a number of eleven digits is that of a matter.
_OTHER_NUMBERS = Pattern(r"(?:编号|证号|单号|代码|序号|文号|案号|工单)[为是:]?[“\"(\[]?$")


def mobiles(groups: DigitGroups) -> Iterator[Digits]:
    """The mobile numbers of a text, each with the sign of its country."""
    found: dict[int, Digits] = {}
    for each in (*groups.parted(11, 16), *groups.whole(11, 16)):
        if _is_mobile(groups.text, each):
            found[each.end] = each  # the longest, which comes last, has the prefix of the country
    for end in sorted(found):
        each = found[end]
        sign = _CALL_SIGN.search(groups.text, max(each.start - _LONGEST_SIGN, 0), each.start)
        yield each._replace(start=sign.start()) if sign and each.digits.startswith("86") else each


def _is_mobile(text: str, found: Digits) -> bool:
    match = _MOBILE.fullmatch(found.digits)
    if match is None or _AMOUNT.match(text, found.end):
        return False
    before = text[max(found.start - _NEARBY, 0) : found.start]
    if _OTHER_NUMBERS.search(before) or (_IN_CODE.search(before) and not _CALLED_IN_LATIN.search(before)):
        return False
    country = match["country"] or ""
    groups = _without(found.groups, len(country + (match["trunk"] or "")))
    if groups in _USUAL:
        return True
    if not found.is_whole or found.gaps == (".",) or _COUNT.match(text, found.end):
        return False
    is_abroad = country == "0086" or (country and _CALL_SIGN.search(before))
    is_parted = all(map(_DASH_OR_BRACKET.fullmatch, found.gaps)) and not _ENDS_IN_DAY.search(found.digits)
    is_usual = (groups in _BY_DASHES and is_parted) or (found.is_even and set(found.groups) == {1})
    return bool(is_usual or is_abroad or _CALLED.search(before))


def _without(groups: tuple[int, ...], prefix: int) -> tuple[int, ...]:
    """How many digits stand together, so many in front left out."""
    rest = []
    for size in groups:
        rest.append(max(size - prefix, 0))
        prefix = max(prefix - size, 0)
    return tuple(filter(None, rest))


# Numbers of identity cards ---------------------------------------------------------------------------------

_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
IDENTITY = Pattern(rf"[1-9]\d{{5}}(?:19|20)\d\d{_DAY}\d{{3}}[\dXx]")
_OLD_IDENTITY = Pattern(rf"[1-9]\d{{5}}\d\d{_DAY}\d{{3}}")
# A number that is called one is one even where its check digit is mistyped.
_CALLED_IDENTITY = Pattern("身份[^,。;、\\d]{0,12}$")
_APART_AS = (
    *((18,), (6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (6, 12), (14, 4), (6, 8, 3, 1), (17, 1)),
    *((3, 3, 4, 4, 4), (3, 3, 8, 4), (4, 4, 4, 4, 2), (1,) * 18, (2,) * 9, (6, 6, 6)),
)
_NEAR = 20
_LETTER = Pattern("[A-Za-z]")
_CALLED_ID = Pattern("(?<![A-Za-z])ID(?:card|no)?$", re.IGNORECASE)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def identities(groups: DigitGroups) -> Iterator[Digits]:
    """The numbers of identity cards in a text, those of fifteen digits only where they are called so."""
    return (each for each in groups.whole(15, 18) if _is_one(groups.text, each))


def _is_one(text: str, found: Digits) -> bool:
    if _lettered(text, found):
        return False
    called = _CALLED_IDENTITY.search(text, max(found.start - _NEAR, 0), found.start)
    if IDENTITY.fullmatch(found.digits):
        return bool(called or (found.groups in _APART_AS and is_identity(found.digits)))
    return bool(called and _OLD_IDENTITY.fullmatch(found.digits))


def _lettered(text: str, found: Digits) -> bool:
    """Whether a letter stands right beside a number, as in a code; ID does not make it one."""
    before = text[max(found.start - _NEAR, 0) : found.start]
    in_code = _LETTER.search(before[-1:]) and not _CALLED_ID.search(before)
    return bool(in_code or _LETTER.match(text, found.end))


def is_identity(number: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1].upper()


# Accounts --------------------------------------------------------------------------------------------------

_ACCOUNT_WORDS = Pattern("账号|帐号|账户|帐户|卡号|开户|户名|银行卡")
_CARD_PREFIX = "62"  # of cards issued in this country
_BESIDE_ACCOUNT = Pattern(r"[A-Za-z.\-]$")


class Account(NamedTuple):
    """The number of an account; `is_called` one, or only like that of a card."""

    number: Digits
    is_called: bool


def accounts(groups: DigitGroups) -> Iterator[Account]:
    """The numbers of accounts in a text, and what may be that of a card."""
    text = groups.text
    for each in groups.whole(16, 19):
        if not _may_be_account(text, each) or (IDENTITY.fullmatch(each.digits) and is_identity(each.digits)):
            continue
        called = bool(_ACCOUNT_WORDS.search(text, max(each.start - _NEAR, 0), each.start))
        if called or (each.digits.startswith(_CARD_PREFIX) and _is_card(each.digits)):
            yield Account(each, called)


def _may_be_account(text: str, found: Digits) -> bool:
    *whole, _ = found.groups
    return (
        found.is_even
        and set(whole) <= {_FOUR}
        and found.digits.isdigit()
        and not _lettered(text, found)
        and not _BESIDE_ACCOUNT.search(text, max(found.start - 1, 0), found.start)
    )


def _is_card(number: str) -> bool:
    """Whether the digits satisfy the Luhn formula."""
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0
