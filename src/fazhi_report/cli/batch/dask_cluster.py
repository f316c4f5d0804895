"""Inputs sent to the workers of a Dask cluster, and outcomes that come back, in the order of the inputs."""

import contextlib
import logging
import pickle
import sys
import warnings
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event
from time import monotonic
from typing import Any, NoReturn

import dask
import typer
from distributed import CancelledError, Client, Future, KilledWorker, Security

from fazhi_report.cli.app import unusable
from fazhi_report.cli.batch.cluster_addresses import host_of, is_allowed, is_encrypted
from fazhi_report.cli.batch.done_for_others import Differs, Task, done_for_others, environment
from fazhi_report.cli.batch.kept_outcomes import KeptOutcomes
from fazhi_report.cli.batch.outcome import Outcome, Unit, Work
from fazhi_report.cli.batch.packing import Parcel, StaysHere, packed
from fazhi_report.cli.batch.same_program import differing, this_program
from fazhi_report.cli.batch.sharing import done, lost

_TO_CONNECT = 10  # seconds, in which a scheduler answers and has a worker
_WITHOUT_WORKERS = 60.0  # seconds, in which others may come for those that are gone
_TICK = 1.0  # seconds between two looks at who works
_AHEAD = 3  # inputs that are sent for each thread of the workers, before the first of them is told
_SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.admin.low-level-log-length": 0,  # else the last thousand inputs stay in memory
}
_GONE = (OSError, CancelledError)


class DaskCluster:
    """The cluster whose scheduler is at an address."""

    def __init__(self, address: str) -> None:
        """Take an address that inputs may be sent to."""
        self._address = address

    def __call__(self, work: Work, units: Sequence[Unit], kept: KeptOutcomes) -> Iterator[Outcome]:
        """The outcomes of work on inputs, in their order; whoever stops listening cancels what is under way.

        What was done on this machine instead is told at the end, with the reasons.
        """
        if not units:
            return
        with self._connected() as client:
            call = _Call(client, work, kept)
            try:
                call.begin()
                yield from call.outcomes(units)
            finally:
                call.cancel()
        if call.stayed:
            reasons = "，".join(f"{number} 份{reason}" for reason, number in call.stayed.items())
            typer.echo(f"在本机处理的有 {call.stayed.total()} 份：{reasons}", err=True)

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Client]:
        for name in ("distributed", "tornado", "asyncio"):  # what users need to know is said by this program
            logging.getLogger(name).setLevel(logging.CRITICAL)
        with dask.config.set(_SETTINGS):
            client = self._client()
            try:
                yield client
            finally:
                with contextlib.suppress(*_GONE):
                    client.close(timeout=2)

    def _client(self) -> Client:
        try:
            security = Security(require_encryption=True) if is_encrypted(self._address) else Security()
            if is_encrypted(self._address) and not security.get_connection_args("client").get("ssl_context"):
                unusable("tls:// 要有证书，在 Dask 的设置 distributed.comm.tls 里写明（见 docs/scale.md）")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # versions are compared by this program
                return Client(
                    self._address, security=security, timeout=_TO_CONNECT, set_as_default=False, name="fazhi"
                )
        except (OSError, ValueError) as error:  # no scheduler, no certificate, or not one of theirs
            unusable(f"连不上 {self._address}：{error}")


@dataclass(slots=True)
class _UnderWay:
    """An input whose outcome is not told yet."""

    unit: Unit
    found: Outcome | StaysHere | Parcel
    task: bytes = b""
    future: "Future[bytes] | None" = None
    ended: Event = field(default_factory=Event)


def _set(ended: Event, future: "Future[bytes]") -> None:
    del future
    ended.set()


class _Call:
    """The work of one call."""

    def __init__(self, client: Client, work: Work, kept: KeptOutcomes) -> None:
        self.stayed = Counter[str]()
        self._client, self._work, self._kept = client, work, kept
        self._fonts = not work.depends_on_files_only
        self._program = this_program(fonts=self._fonts)
        self._workers: dict[str, int] = {}
        self._hosts: list[str] = []
        self._looked = self._seen = monotonic()
        self._under_way = deque[_UnderWay]()

    def begin(self) -> None:
        """See who works, before anything is sent; the first of them may be on its way."""
        self.look()
        if not self._workers:
            with contextlib.suppress(*_GONE):
                self._client.wait_for_workers(1, timeout=_TO_CONNECT)
            self.look()
        if not self._workers:
            unusable("集群里没有工作进程，先启动 dask worker")

    def outcomes(self, units: Sequence[Unit]) -> Iterator[Outcome]:
        """The outcomes, so many of them under way as keep the workers busy."""
        waiting = deque(units)
        while waiting or self._under_way:
            if monotonic() - self._looked > _TICK:
                self.look()
            while waiting and len(self._under_way) < _AHEAD * max(1, sum(self._workers.values())):
                self._under_way.append(self._begun(waiting.popleft()))
            yield self._ended(self._under_way[0])
            self._under_way.popleft()

    def cancel(self) -> None:
        """Give up what is under way."""
        futures = [each.future for each in self._under_way if each.future]
        with contextlib.suppress(*_GONE):
            self._client.cancel(futures, force=True)

    def look(self) -> None:
        """See who works now: whoever joined may be sent inputs, and has the same program."""
        self._looked = monotonic()
        try:
            found = self._client.scheduler_info()
        except _GONE:
            _leave_without_scheduler()
        workers = {address: int(worker["nthreads"]) for address, worker in found["workers"].items()}
        for address in (found["address"], *workers):
            if not is_allowed(address):
                unusable(f"集群里的 {address} 不加密，又不只在本机，没有送；都用 tls://，或者都在 127.0.0.1")
        self._workers = {each: threads for each, threads in workers.items() if each in self._workers} | {
            each: workers[each]
            for each in self._compared([each for each in workers if each not in self._workers])
        }
        if self._workers:
            self._hosts = sorted({host_of(address) for address in self._workers})
            self._seen = self._looked
        if self._looked - self._seen > _WITHOUT_WORKERS:
            unusable("集群里没有工作进程了，没有做完")

    def _compared(self, workers: list[str]) -> Iterator[str]:
        """Those of some workers that make the same results as here; one that does not ends the call."""
        if not workers:
            return
        try:
            found = self._client.run(this_program, fonts=self._fonts, workers=workers, on_error="return")
        except _GONE:  # of them that are gone already
            return
        for address, theirs in found.items():
            if isinstance(theirs, OSError):
                continue
            if isinstance(theirs, BaseException):
                unusable(f"集群里的 {address} 没有装同样的 fazhi：{theirs}")
            if told := differing(self._program, theirs):
                unusable(f"集群里的 {address} 和这里不同：{told}")
            yield address

    def _begun(self, unit: Unit) -> _UnderWay:
        """An input that is sent, unless its outcome is known or it stays."""
        found = self._kept.outcome(unit) or packed(self._work, unit, keeps=self._kept.is_open)
        each = _UnderWay(unit, found)
        if isinstance(found, Parcel):
            task = Task(self._work, unit, found.answers, environment(), sys.stderr.isatty())
            each.task = pickle.dumps(task)
            self._send(each)
        return each

    def _send(self, each: _UnderWay) -> None:
        # To the hosts that were looked at: of a worker that joined meanwhile nothing is known.
        each.ended = Event()
        each.future = self._client.submit(
            done_for_others, self._program, self._fonts, each.task, workers=self._hosts, pure=False
        )
        each.future.add_done_callback(partial(_set, each.ended))

    def _ended(self, each: _UnderWay) -> Outcome:
        """The outcome of an input, as soon as it is there."""
        found = each.found
        if isinstance(found, Parcel):
            told = self._told(each)
            if isinstance(told, Outcome):
                return replace(told, asked=found.asked)
            found = told
        if isinstance(found, Outcome):
            return found
        if found.reason:
            self.stayed[found.reason] += 1
        return done(self._work, each.unit, keeps=self._kept.is_open, is_terminal=sys.stderr.isatty())

    def _told(self, each: _UnderWay) -> Outcome | StaysHere:
        """What a worker tells of an input; one with which several workers died is tried once more, alone."""
        try:
            return self._result(each)
        except KilledWorker:
            for other in self._under_way:
                self._await(other)
            self._send(each)
        try:
            return self._result(each)
        except KilledWorker:
            return lost(
                each.unit, "FZ047", "处理它的进程没有了，没有做完", "多半是内存不够；单独处理这个文件"
            )

    def _result(self, each: _UnderWay) -> Outcome | StaysHere:
        self._await(each)
        try:
            told: Any = pickle.loads(each.future.result())  # type: ignore[union-attr]  # noqa: S301  of a worker
        except _GONE:
            _leave_without_scheduler()
        # Let go of by name: Ctrl-C while Python does it would be lost.
        each.future.release()  # type: ignore[union-attr]
        each.future = None
        if isinstance(told, Differs):
            unusable(f"集群里新来的工作进程和这里不同：{told.told}")
        return told  # type: ignore[no-any-return]  # as `done_for_others` gives it

    def _await(self, each: _UnderWay) -> None:
        """Wait for what is sent, looking meanwhile who works."""
        while each.future is not None and not each.ended.wait(_TICK):
            self.look()


def _leave_without_scheduler() -> NoReturn:
    unusable("和集群的连接断了，没有做完")
