"""汇总: the ledgers of the offices below a government, found, read and counted, each office once."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import PurePath
from typing import NamedTuple

from fazhi_report.diagnostics import DataPath, DataPlace, Diagnostic, Finding, has_errors
from fazhi_report.facts import Fact, FactsOfOffice, is_rolled_up, part_of, rolled_up
from fazhi_report.loading.loaded import Bureau, Folder, Loaded
from fazhi_report.loading.roster import read_roster
from fazhi_report.schema import Report, Rollup, ledgers

_LISTED = 10
_FILES, _ROSTER, _NONE_OF = ("rollup", "files"), ("rollup", "roster"), ("rollup", "none_of")

_LEDGERS = (".yaml", ".yml", ".xlsx", ".xlsm")
_MISSING, _FAULTY, _TWICE = "没有台账", "台账有错误", "有几份台账"


class RolledUp(NamedTuple):
    """The offices whose ledgers are to be added up, the sums, and what is to be told of the ledgers."""

    bureaus: tuple[Bureau, ...] = ()
    sums: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()


def roll_up(
    report: Report, name: str, folder: Folder | None, load: Callable[[bytes, str], Loaded]
) -> RolledUp:
    """Add up what the ledgers of other offices state; `name` is the file of the report, which is no part.

    `load` reads one of them, by its path from the folder.
    """
    if report.rollup is None or folder is None:
        return RolledUp()
    unknown = tuple(_unknown_ledgers(report.rollup))
    expected = _expected(report.rollup, folder)
    if isinstance(expected, Finding):
        return RolledUp(findings=(*unknown, expected))
    files = _Files(report, frozenset(expected), folder, load)
    files.read(PurePath(name).name)
    bureaus = tuple(map(files.bureau, expected))
    offices = [_facts_of(bureau) for bureau in bureaus]
    sums = tuple(rolled_up(offices, none_of(report.rollup)))
    return RolledUp(bureaus, sums, (*unknown, *files.findings, *_not_counted(bureaus)))


def none_of(rollup: Rollup) -> frozenset[str]:
    """The English names of the ledgers of which an office that leaves them out has nothing."""
    known = _named_ledgers()
    return frozenset(known[name] for name in rollup.none_of if name in known)


class BureauPart(NamedTuple):
    """What an office has of a sum, in words, and where its ledger says so; "" where there is none."""

    office: str
    told: str
    where: str = ""

    @property
    def text(self) -> str:
        """The office with what it has."""
        return f"{self.office} {self.told}"


def behind(loaded: Loaded, fact: Fact) -> tuple[BureauPart, ...]:
    """What each office has of a sum; () of what is no sum over other offices."""
    if loaded.report is None or loaded.report.rollup is None or not is_rolled_up(fact.name):
        return ()
    silent = none_of(loaded.report.rollup)
    return tuple(_behind(loaded.bureaus, fact.name.partition(".")[2], silent))


def _behind(bureaus: tuple[Bureau, ...], name: str, silent: frozenset[str]) -> Iterator[BureauPart]:
    for bureau in bureaus:
        part = part_of(_facts_of(bureau), name, silent)
        if bureau.loaded is None:
            yield BureauPart(bureau.office, bureau.why)
        elif part is None or part.value is None:
            yield BureauPart(bureau.office, "没有写", bureau.file)
        elif not part.stated:
            yield BureauPart(bureau.office, "没有写按无", bureau.file)
        else:
            yield BureauPart(bureau.office, part.phrase, _places(bureau.loaded, part) or bureau.file)


def _places(loaded: Loaded, fact: Fact) -> str:
    """Where the records of a fact stand; of many, the first and how many there are."""
    places = list(dict.fromkeys(loaded.where(path).entry for path in fact.records))
    return f"{places[0]}等{len(places)}处" if len(places) > 1 else "".join(places)


def _facts_of(bureau: Bureau) -> FactsOfOffice:
    return FactsOfOffice(bureau.office, bureau.loaded.facts if bureau.loaded else None)


def _named_ledgers() -> dict[str, str]:
    """The English names of ledgers by their English and Chinese ones, and by the keys of the data file."""
    kinds = [(field, each.counting, Report.model_fields[field].title) for field, each in ledgers().items()]
    return {
        name: counting.name
        for field, counting, title in kinds
        for name in (field, title or field, counting.name, counting.title)
    }


def _unknown_ledgers(rollup: Rollup) -> Iterator[Finding]:
    known = _named_ledgers()
    for index, name in enumerate(rollup.none_of):
        if name not in known:
            close = get_close_matches(name, known, 1, 0.5)
            hint = f"是否想写“{close[0]}”？" if close else "写台账的键，如 行政处罚"
            yield Finding.of("FZ080", f"没有“{name}”这本台账", DataPlace((*_NONE_OF, index)), hint)


def _expected(rollup: Rollup, folder: Folder) -> tuple[str, ...] | Finding:
    """The offices that are to be added up, each once; or why their list can't be read."""
    if rollup.roster is None:
        return tuple(dict.fromkeys(rollup.offices))
    content = folder.read(rollup.roster)
    if content is None:
        hint = "核对文件名；按本文件所在的文件夹写"
        return Finding.of("FZ080", f"读不了单位名单“{rollup.roster}”", DataPlace(_ROSTER), hint)
    found = read_roster(content, rollup.roster)
    if isinstance(found, Diagnostic):
        return Finding.of(
            "FZ080", f"单位名单“{rollup.roster}”：{found.message}", DataPlace(_ROSTER), found.hint
        )
    return found.offices


def _not_counted(bureaus: tuple[Bureau, ...]) -> Iterator[Finding]:
    """The offices of the list without a ledger, in one finding."""
    missing = [bureau.office for bureau in bureaus if bureau.why == _MISSING]
    if missing:
        more = "等" if len(missing) > _LISTED else ""
        message = f"{len(bureaus)} 个单位里 {len(missing)} 个没有台账：{'、'.join(missing[:_LISTED])}{more}"
        hint = "催齐；改了名称的，改正名单或者台账；没有齐的数只能写“以上”"
        yield Finding.of("FZ082", message, DataPlace(_FILES), hint)


class _Files:
    """The ledgers that the data mean, as they are read."""

    def __init__(
        self, report: Report, expected: frozenset[str], folder: Folder, load: Callable[[bytes, str], Loaded]
    ) -> None:
        self.findings: list[Finding] = []
        self._report, self._expected, self._folder, self._load = report, expected, folder, load
        self._counted: dict[str, list[tuple[str, Loaded]]] = {}
        self._faulty: set[str] = set()

    def read(self, itself: str) -> None:
        """Read every file that the patterns mean, but that of the report itself."""
        for path, place in self._meant().items():
            content = self._folder.read(path) if path != itself else None
            if content is not None:
                self._take(path, self._load(content, path), place)
            elif path != itself:
                self._tell("FZ082", f"读不了“{path}”，没有算进汇总", place, "核对权限")
        for office, found in self._counted.items():
            if len(found) > 1:
                files = "、".join(f"“{path}”" for path, _ in found)
                hint = "只留一份"
                self._tell("FZ081", f"“{office}”有 {len(found)} 份台账：{files}", _FILES, hint)

    def _meant(self) -> dict[str, DataPath]:
        assert self._report.rollup is not None, "there is nothing to read else"  # noqa: S101
        meant: dict[str, DataPath] = {}
        for index, pattern in enumerate(self._report.rollup.files):
            place = (*_FILES, index)
            found = self._matching(pattern)
            if found is None:
                message = f"“{pattern}”要找的文件夹太多，没有找完"
                self._tell("FZ080", message, place, "从台账所在的文件夹写起，少用 **")
            elif not found:
                hint = "核对文件夹和文件名；按本文件所在的文件夹写，如 部门/*.yaml"
                self._tell("FZ080", f"没有“{pattern}”这样的台账", place, hint)
            for path in found or ():
                meant.setdefault(path, place)
        return meant

    def _matching(self, pattern: str) -> list[str] | None:
        """The ledgers that a pattern means, or that are below a folder; None where they are too many."""
        found: list[str] = []
        for each in (pattern, f"{pattern}/**/*"):
            meant = self._folder.matching(each)
            if meant is None:
                return None
            found += (path for path in meant if path.lower().endswith(_LEDGERS))
        return found

    def _take(self, path: str, loaded: Loaded, place: DataPath) -> None:
        office, report = loaded.office, loaded.report
        if report is None or has_errors(loaded.diagnostics()):
            self._faulty.add(office)
            self._tell("FZ082", f"“{path}”有错误，没有算进汇总", place, f"先改正：fazhi validate {path}")
        elif report.year != self._report.year:
            hint = f"写 {self._report.year} 年的文件"
            self._tell("FZ082", f"“{path}”是 {report.year} 年的，没有算进汇总", place, hint)
        elif office not in self._expected:
            hint = "是要汇总的，加进名单；不是的，台账的写法里不要包括它"
            self._tell("FZ082", f"“{path}”的“{office}”不在单位名单里，没有算进汇总", place, hint)
        else:
            self._counted.setdefault(office, []).append((path, loaded))

    def bureau(self, office: str) -> Bureau:
        """An office of the list with its ledger, or why it has none that counts."""
        found = self._counted.get(office, [])
        if len(found) == 1:
            ((path, loaded),) = found
            return Bureau(office, path, loaded)
        why = _TWICE if found else _FAULTY if office in self._faulty else _MISSING
        return Bureau(office, "", None, why)

    def _tell(self, code: str, message: str, place: DataPath, hint: str) -> None:
        self.findings.append(Finding.of(code, message, DataPlace(place), hint))
