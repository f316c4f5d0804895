"""A file of 50,000 records: our whole loading, schema and facts included, beside a bare YAML loader."""

from collections.abc import Collection

import program
import yaml
from cpu import call, in_turn
from environment import require
from inputs import ledger
from rivals import yaml_events
from rows import LOAD_RECORDS, RECORD_EVENTS, SAFE_LOADER

_RECORDS = 50_000


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of loading; what comes of it was looked at before."""
    content = ledger(_RECORDS)
    report = program.loaded(content).report
    require(report and len(report.contracts.records) == _RECORDS, "not all records were loaded")
    require(len(_safely(content)["contracts"]) == _RECORDS, "the rival loaded other records")
    meters = {
        LOAD_RECORDS: call(program.loaded, lambda: content),
        SAFE_LOADER: call(_safely, lambda: content),
        RECORD_EVENTS: call(yaml_events, lambda: content),
    }
    return in_turn(meters, wanted, rounds, warming=0)


def _safely(content: bytes) -> dict[str, list[object]]:
    loaded: dict[str, list[object]] = yaml.load(content, Loader=yaml.CSafeLoader)
    return loaded
