"""Nothing is printed that the raw data do not support, and nothing that they state is passed over in silence."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fazhi_report.diagnostics import DataPlace
from fazhi_report.pipeline import Composed, compose, unprinted
from fazhi_report.schema import countable, labels_of, ledgers
from fazhi_report.schema.declarations import choices
from tests.conftest import MINIMAL, json_bytes
from tests.referee import RATES, UNLIMITED, Referee

TEXT, OTHER = "甲事项", "乙事项"
_KINDS = {name: dict(countable(ledger.record_type())) for name, ledger in ledgers().items()}


def referee_of(field: str, raw: Any) -> Referee:
    record = ledgers()[field].record_type()
    labels: dict[str, tuple[str, str | None]] = {}
    tallies: set[str] = set()
    for name, kind in _KINDS[field].items():
        for label, title in labels_of(record.model_fields[name], name, kind):
            if kind == "values":
                labels[label] = (name, title)
            if kind == "places":
                labels[label] = (name, None)
            if kind not in ("figure", "amount"):
                tallies.add(label)
        if kind == "tallied":
            labels |= {f"{text}_count": (name, text) for text in (TEXT, OTHER)}
            tallies |= {f"{TEXT}_count", f"{OTHER}_count"}
    return Referee(field, raw, frozenset(tallies), labels)


def values(field: str, name: str) -> st.SearchStrategy[Any]:
    """What a record may state in a field."""
    record = ledgers()[field].record_type()
    info = record.model_fields[name]
    match _KINDS[field].get(name):
        case "flag":
            return st.booleans()
        case "figure":
            return st.integers(0, 9)
        case "amount":
            return st.integers(0, 30_000)
        case "values":
            return st.sampled_from(choices(info))
        case "tallied":
            return st.sampled_from([TEXT, OTHER])
        case "places":
            return st.lists(st.sampled_from(["省", "市"]), max_size=2, unique=True)
    if name == "count":
        return st.integers(0, 5)
    if name == "procedures":
        return st.lists(st.sampled_from(["公众参与", "专家论证", "集体讨论决定"]), max_size=2, unique=True)
    if name == "date":
        return st.just("2024-05-06")
    return st.just([TEXT]) if "tuple" in str(info.annotation) else st.just(TEXT)


def records(field: str) -> st.SearchStrategy[dict[str, Any]]:
    fields = ledgers()[field].record_type().model_fields
    required = {name: values(field, name) for name, info in fields.items() if info.is_required()}
    optional = {name: values(field, name) for name in fields if name not in required and name != "evidence"}
    return st.fixed_dictionaries(required, optional=optional)


@st.composite
def raw_ledgers(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A ledger as a data file has it: some records, perhaps a total, totals of the year, what silence means."""
    field = draw(st.sampled_from(sorted(ledgers())))
    ledger = ledgers()[field]
    raw: dict[str, Any] = {"records": draw(st.lists(records(field), max_size=4))}
    if draw(st.booleans()):
        raw["total"] = draw(st.integers(0, 12))
    for name in draw(st.sets(st.sampled_from(tuple(ledger.totals()) or ("total",)), max_size=2)):
        rate, number = st.sampled_from(["0%", "62.5%", "100%"]), st.integers(0, 12)
        raw[name] = draw(rate if name in RATES else number)
    flags = [name for name, kind in _KINDS[field].items() if kind == "flag"]
    if draw(st.booleans()) and flags:
        raw["unstated_is_no"] = draw(st.lists(st.sampled_from(flags), unique=True))
    return field, raw


def composed_of(field: str, raw: Any) -> Composed:
    return compose(json_bytes({**MINIMAL, field: raw}), "test.yaml")


def claims_asked(composed: Composed) -> Iterator[tuple[str, str]]:
    """The claims that templates were told hold: the group, the name."""
    for each in composed.asked:
        if isinstance(each, str):
            group, _, name = each.partition(".")
            yield group, name


@given(raw_ledgers())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_every_number_rate_and_claim_is_supported_by_the_raw_data(drawn: tuple[str, dict[str, Any]]) -> None:
    field, raw = drawn
    composed = composed_of(field, raw)
    assume(composed.document is not None)
    assert composed.document is not None
    judge = referee_of(field, raw)
    group = ledgers()[field].counting.name

    for line in composed.document.lines:
        for run in line:
            if run.fact.startswith(f"{group}."):
                supported(judge, run.fact.partition(".")[2], run.text)
    for claimed, name in claims_asked(composed):
        if claimed == group:
            claim_supported(judge, name)


def supported(judge: Referee, name: str, text: str) -> None:
    """A number is printed as it is known."""
    if name in RATES:
        assert text == percent(judge.rate(name))
        return
    span = judge.number(name)
    number = Decimal("".join(character for character in text if character in "0123456789."))
    number *= 10_000 if "万元" in text else 1
    if "以上" in text:
        assert 0 < number <= span.least
    else:
        assert span.most is not UNLIMITED
        assert span.least == span.most
        assert abs(number - span.least) <= (50 if "万元" in text else 0)


def percent(rate: Fraction | None) -> str:
    assert rate is not None
    value = f"{float(rate) * 100:.2f}".rstrip("0").rstrip(".")
    return f"{value}%"


def claim_supported(judge: Referee, name: str) -> None:
    start, _, field = name.partition("_")
    if name == "none":
        assert judge.size().most == 0
    elif name == "itemised":
        assert judge.is_complete() or judge.size().most == 0
    elif name == "all_registered":
        assert judge.holds_of_all("registered_in")
    elif start == "all":
        assert judge.holds_of_all(field)
    else:
        assert start in ("none", "no")
        assert judge.holds_of_none(field)


# Written but not printed -----------------------------------------------------------------------------------


def text_of(composed: Composed) -> list[str]:
    assert composed.document is not None
    return [block.text for block in composed.document.blocks]


def stated(field: str, raw: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every figure, amount and yes of a ledger, with the ledger as it were without."""
    kinds = _KINDS[field]
    names = {name for record in raw["records"] for name, value in record.items() if value}
    for name in sorted(names):
        if kinds.get(name) in ("figure", "amount", "flag") and not raw.get(name):
            left = [{key: value for key, value in record.items() if key != name} for record in raw["records"]]
            yield name, {**raw, "records": left}
    if raw.get("total") or any(record.get("count", 1) > 1 for record in raw["records"]):
        left = [{key: value for key, value in record.items() if key != "count"} for record in raw["records"]]
        yield "count", {**{key: value for key, value in raw.items() if key != "total"}, "records": left}
    for name, value in raw.items():
        if name in ledgers()[field].totals() and value not in (0, "0%"):
            left = [{key: value for key, value in record.items() if key != name} for record in raw["records"]]
            yield name, {**{key: value for key, value in raw.items() if key != name}, "records": left}


def with_another(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """The ledger with another number where it states this one."""

    def another(value: Any) -> Any:
        if isinstance(value, str):
            return f"{float(value.removesuffix('%')) / 2:g}%"
        return value if isinstance(value, bool) or value in (None, 0) else value * 2 + 3

    top = "total" if name == "count" else name
    if raw.get(top):
        return {**raw, top: another(raw[top])}
    changed = [
        {key: another(value) if key == name and value != 1 else value for key, value in record.items()}
        for record in raw["records"]
    ]
    return {**raw, "records": changed}


@given(raw_ledgers())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_makes_no_difference_is_told_and_nothing_else(drawn: tuple[str, dict[str, Any]]) -> None:
    field, raw = drawn
    raw = {name: value for name, value in raw.items() if name != "unstated_is_no"}
    composed = composed_of(field, raw)
    assume(composed.document is not None)
    assert composed.document is not None
    places = (finding.place for finding in unprinted(composed))
    paths = [place.path for place in places if isinstance(place, DataPlace)]
    told = {str(path[-1]) if len(path) > 1 else "" for path in paths}
    told = {"count" if name == "total" else name for name in told}
    runs = [run for line in composed.document.lines for run in line]
    printed = {run.fact.partition(".")[2] for run in runs}
    printed |= {
        str(run.origin.path[-1]) for run in runs if isinstance(run.origin, DataPlace) and run.origin.path
    }

    for name, without in stated(field, raw):
        other = composed_of(field, without)
        if other.document is not None:
            same = text_of(other) == text_of(composed)
            is_told = bool({name, ""} & told)
            unlike = composed_of(field, with_another(raw, name))
            alike = unlike.document is None or text_of(unlike) == text_of(composed)
            assert same or alike or not is_told, name
            by_kind = name == "count" and printed & {*referee_of(field, raw).labels}
            by_rate = printed & {rate for rate, (part, _) in RATES.items() if part == name}
            assert is_told or name in printed or by_kind or by_rate or not same, name
