"""What was meant by a key that the schema does not know: by its place, by what clerks say, by spelling."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from fazhi_report.schema.annotations import listed
from fazhi_report.schema.fields import Model
from fazhi_report.schema.vocabulary import ROOMS, Home, Term, forms, homes, homes_of, synonyms, terms, values

_MOST = 3
"""More candidates than these lead nowhere."""
_ALIKE, _LIKELY, _SLIP = 0.5, 0.75, 0.8
"""How alike two spellings are: one may be asked about, before what they contain, before other parts."""
_SHORTEST = 2  # characters of a word that says something
_TELLING = 3  # characters of a word that leads away from where it was written
_LONGEST = 40  # characters of a key that may be meant for another; a sentence is none
_SEVERAL = 4096  # advices kept: a file repeats its wrong keys


class _Guess(NamedTuple):
    """A key that may have been meant, or a value of its closed list."""

    home: Home
    value: str = ""


_Fits: TypeAlias = Callable[[Term], bool]


@lru_cache(_SEVERAL)
def advice(written: str, here: tuple[str, ...], root: type[Model], *, english: bool, has_parts: bool) -> str:
    """What to do about an unknown key in a mapping; "" where nothing is like it.

    `here` is the path of the mapping by the names of fields. `english` is the language of the file's keys;
    `has_parts` says whether a list or mapping stands behind the key.
    """
    if len(written) > _LONGEST:
        return ""
    search = _Search(written, here, root, has_parts=has_parts)
    for found in search.attempts():
        outermost = tuple(guess for guess in found if guess and not guess.home.above)
        guesses = outermost if len(found) > _MOST else found
        if 0 < len(guesses) <= _MOST:
            return _words(written, guesses, here, root, english=english)
    return ""


class _Search:
    """The search for what was meant, the surest ways first."""

    def __init__(self, written: str, here: tuple[str, ...], root: type[Model], *, has_parts: bool) -> None:
        self._written, self._here, self._root, self._has_parts = written, here, root, has_parts
        titles = tuple(homes(root)[here[: length + 1]].title for length in range(len(here)))
        self._forms = () if written.isascii() else forms(written, titles)
        self._words = tuple(dict.fromkeys((written, *self._forms)))
        self._beside = tuple(home for home in homes(root).values() if home.above == here)
        self._is_usual = any(term.usual for word in self._words for term in terms(root).get(word, ()))

    def attempts(self) -> Iterator[tuple[_Guess | None, ...]]:
        """One list of guesses after the other; None among them says that no ledger is for it."""
        if self._here:
            yield from self._in_a_part()
        else:
            yield from self._outermost()

    def _outermost(self) -> Iterator[tuple[_Guess | None, ...]]:
        yield from self._anywhere(self._written)
        yield self._slips(self._beside)
        for form in self._forms:
            yield from self._anywhere(form)
        yield self._slips(homes(self._root).values())
        yield self._containing(lambda term: term.home is None or self._is_outermost(term))
        yield self._spread(lambda term: term.home is None or self._is_outermost(term))
        yield self._containing(lambda term: not (term.usual or term.is_name))
        yield self._described()
        yield self._containing(lambda term: term.is_name, least=_TELLING)
        yield self._holding_value(lambda _: True, least=_TELLING)
        yield self._alike()

    def _anywhere(self, form: str) -> Iterator[tuple[_Guess | None, ...]]:
        yield self._called(form, lambda term: not term.usual and self._stands_for_itself(term))
        yield self._called(form, lambda term: term.is_name)
        yield self._chosen(form, lambda _: len(form) >= _TELLING)

    def _in_a_part(self) -> Iterator[tuple[_Guess | None, ...]]:
        if self._has_parts:
            yield self._called(self._written, lambda term: term.is_name and self._is_outermost(term))
        for word in self._words:
            yield self._called(word, self._is_beside)
            yield self._chosen(word, lambda home: home.above == self._here)
            yield self._called(word, lambda term: not term.usual and self._is_near(term))
            yield self._chosen(word, self._near)
        yield self._slips(self._beside, _SLIP)
        yield self._containing(self._is_beside, least=_TELLING)
        if not self._is_usual:
            yield self._called(self._written, lambda term: not (term.usual or term.is_name))
        yield self._slips(self._beside)
        yield self._slips(filter(self._near, homes(self._root).values()))
        yield self._containing(self._is_beside)
        yield self._holding_value(lambda home: home.above == self._here)
        yield self._called(self._written, lambda term: term.is_name and self._is_outermost(term))
        yield self._containing(lambda term: not term.usual and self._is_near(term))
        yield self._described()
        if not self._is_usual:
            for word in self._words:
                yield self._called(word, lambda term: not term.usual)
            yield self._containing(lambda term: not term.usual, least=_TELLING)
        yield self._alike()

    # Where a key is written, as seen from here --------------------------------------------------------------

    def _near(self, home: Home) -> bool:
        """Whether a key is written inside the mapping or around it, the outermost left out."""
        above, here = home.above, self._here
        return above not in (here, ()) and (above[: len(here)] == here or here[: len(above)] == above)

    def _is_near(self, term: Term) -> bool:
        return term.home is not None and self._near(term.home)

    def _is_beside(self, term: Term) -> bool:
        return term.home is not None and term.home.above == self._here

    def _is_outermost(self, term: Term) -> bool:
        return term.home is not None and not term.home.above

    def _stands_for_itself(self, term: Term) -> bool:
        """Whether a word at the outermost level is as good as the key: the name of one deeper down is not."""
        return not term.is_name or self._is_outermost(term)

    # Ways of guessing ---------------------------------------------------------------------------------------

    def _called(self, form: str, fits: _Fits) -> tuple[_Guess | None, ...]:
        """Keys that a word is a word for."""
        return _distinct(term.home for term in terms(self._root).get(form, ()) if fits(term))

    def _chosen(self, form: str, fits: Callable[[Home], bool]) -> tuple[_Guess, ...]:
        """Keys of which the word is a value."""
        return tuple(_Guess(home, value) for home, value in values(self._root).get(form, ()) if fits(home))

    def _slips(self, of: Iterable[Home], least: float = _LIKELY) -> tuple[_Guess | None, ...]:
        """Keys that were misspelt."""
        return self._closest(filter(self._is_as_long, of), least)

    def _is_as_long(self, home: Home) -> bool:
        return any(abs(len(name) - len(self._written)) <= 1 for name in (home.title, home.path[-1]))

    def _containing(self, fits: _Fits, least: int = _SHORTEST) -> tuple[_Guess | None, ...]:
        """Keys with the word that has most in common with what was written, one inside the other."""
        for length, words in self._overlapping.items():
            found = [term.home for word in words for term in terms(self._root)[word] if fits(term)]
            if found and length >= least:
                return _distinct(found)
        return ()

    def _spread(self, fits: _Fits) -> tuple[_Guess | None, ...]:
        """Keys with the longest word that runs through what was written, or the reverse."""
        spread = [word for word in terms(self._root) if self._runs_through(word)]
        longest = max(map(len, spread), default=0)
        found = (term for word in spread if len(word) == longest for term in terms(self._root)[word])
        return _distinct(term.home for term in found if fits(term))

    def _runs_through(self, word: str) -> bool:
        """Whether the characters of the shorter of two Chinese words stand in the other, in their order."""
        shorter, longer = (word, self._written) if len(word) < len(self._written) else (self._written, word)
        if len(shorter) < _TELLING or shorter[0] not in longer or shorter.isascii():
            return False
        rest = iter(longer)
        return all(character in rest for character in shorter)

    @cached_property
    def _overlapping(self) -> Mapping[int, list[str]]:
        """The words that have something in common with what was written, by how much, the most first."""
        written = self._written
        if written.isascii():
            return {}
        lengths = range(len(written), _SHORTEST - 1, -1)
        known = terms(self._root)
        found = {length: [part for part in _parts(written, length) if part in known] for length in lengths}
        found[len(written)] = [word for word in known if written in word]
        return found

    def _holding_value(
        self, fits: Callable[[Home], bool], least: int = _SHORTEST
    ) -> tuple[_Guess | None, ...]:
        """Keys that have a value which is part of the word."""
        inside = (
            known
            for word, known in values(self._root).items()
            if len(word) >= least and word in self._written
        )
        return _distinct(home for known in inside for home, _ in known if fits(home))

    def _described(self) -> tuple[_Guess | None, ...]:
        """Keys beside whose description has the word."""
        words = self._forms[:1]  # none of a single character
        return _distinct(
            home for home in self._beside for word in words if word in str(home.field.description)
        )

    def _alike(self) -> tuple[_Guess | None, ...]:
        """Keys beside whose spelling is a little like it."""
        return self._closest(self._beside, _ALIKE)

    def _closest(self, of: Iterable[Home], least: float) -> tuple[_Guess | None, ...]:
        """Keys whose spelling is closest to what was written, all that are equally close."""
        found = tuple(of)
        names = dict.fromkeys(name for home in found for name in (home.title, home.path[-1]))
        close = [*filter(self._like, get_close_matches(self._written, names, _MOST + 1, least))]
        closest = {name for name in close if self._likeness(name) == self._likeness(close[0])}
        return _distinct(home for home in found if closest & {home.title, home.path[-1]})

    def _likeness(self, name: str) -> float:
        return SequenceMatcher(None, name, self._written).ratio()

    def _like(self, name: str) -> bool:
        """Whether a name has more in common with what was written than what many names share."""
        blocks = SequenceMatcher(None, self._written, name).get_matching_blocks()
        common = "".join(self._written[block.a : block.a + block.size] for block in blocks)
        return common not in synonyms().shared


def _parts(text: str, length: int) -> Iterator[str]:
    """What stands in a text, so many characters each time."""
    return (text[start : start + length] for start in range(len(text) - length + 1))


def _distinct(found: Iterable[Home | None]) -> tuple[_Guess | None, ...]:
    """Guesses of these keys; of two in one part with one title the outer one. None stands only alone."""
    by_name = {(home.path[0], home.title) if home else None: home for home in reversed(list(found))}
    named = tuple(_Guess(home) for home in reversed(by_name.values()) if home)
    return named or ((None,) if by_name else ())


# Words -----------------------------------------------------------------------------------------------------


def elsewhere(root: type[Model], *, english: bool) -> str:
    """Where there is room for what the schema has no key for; "" for a schema without such room."""
    rooms = [home for name in ROOMS for home in homes_of(name, root)]
    if not rooms:
        return ""
    metrics, additions = (home.path[-1] if english else home.title for home in rooms)
    return f"数写进最外层的“{metrics}”，文字写进“{additions}”"


def _words(
    written: str,
    guesses: tuple[_Guess | None, ...],
    here: tuple[str, ...],
    root: type[Model],
    *,
    english: bool,
) -> str:
    def shown(home: Home) -> str:
        return home.path[-1] if english else home.title

    def where(home: Home) -> str:
        """Where a key is written; "" for here."""
        if home.above in (here, ()):
            return "" if home.above == here else "最外层"
        steps = [homes(root)[home.path[: length + 1]] for length in range(len(home.above))]
        inside = "里的每一条" if listed(steps[-1].field.annotation) else "里"
        return "的".join(f"“{shown(step)}”" for step in steps) + inside

    homes_found = [guess for guess in guesses if guess]
    if not homes_found:
        return ("这里没有这一项" if here else "没有单独的台账") + f"：{elsewhere(root, english=english)}"
    if all(written in (guess.home.title, guess.home.path[-1]) and where(guess.home) for guess in homes_found):
        if [guess.home.above for guess in homes_found] == [()]:
            return f"“{written}”是最外层的键，检查这一行的缩进"
        return f"“{written}”写在" + "，或者".join(where(guess.home) for guess in homes_found)
    names = [f"“{shown(guess.home)}{f': {guess.value}' if guess.value else ''}”" for guess in homes_found]
    places = [f"（写在{place}）" if (place := where(guess.home)) else "" for guess in homes_found]
    if len(set(places)) == 1:
        places = [*("" for _ in places[1:]), places[0]]
    *others, last = (name + place for name, place in zip(names, places, strict=True))
    return "是否想写" + ("、".join(others) + "或" if others else "") + last + "？"
