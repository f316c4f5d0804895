"""The work on many inputs done by a Dask cluster, against the same work done by this process."""

import datetime
import ipaddress
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import dask
import pytest
import typer
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from distributed import Client, LocalCluster, Security
from openpyxl import Workbook

from fazhi_report import __version__
from fazhi_report.cli.batch import Outcome, Unit, cluster, dask_cluster, on_cluster, outcomes, same_program
from fazhi_report.cli.batch.kept_outcomes import KeptOutcomes
from fazhi_report.cli.batch.packing import packed
from fazhi_report.cli.batch.same_program import this_program
from fazhi_report.cli.validate_command import Validating
from tests.conftest import BAD, GOOD, ROOT, Run, write

pytestmark = pytest.mark.filterwarnings("default")  # of the engine, which is another's

MARK = "\n# 机密★1年\n"
LAST = GOOD.replace("year: 2023", "year: 2022")
VALIDATING = Validating("<stdin>", None, None, data_only=False)


def workers(**options: Any) -> Any:
    """A cluster of processes on this machine."""
    usual = {
        "n_workers": 2,
        "threads_per_worker": 1,
        "processes": True,
        "host": "127.0.0.1",
        "dashboard_address": "127.0.0.1:0",
        "silence_logs": 50,
    }
    return LocalCluster(**{**usual, **options})


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the scheduler of a cluster is, that takes a task for a bad one with which a worker died."""
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), workers() as made:
        yield made.scheduler_address


def mixed() -> None:
    """Files of every kind that a call may have."""
    write("data/fazhi.toml", "[rules]\nFZ249 = 'warning'\n")
    for number in range(4):
        write(f"data/{number}.yaml", GOOD.replace("解放区财政局", f"第{number}局"))
    write("data/bad.yaml", BAD)
    write("data/broken.yaml", "a: [\n")
    write("data/y.yaml", "manuscript: 文.md\nprevious: ../2022/y.yaml\n" + GOOD)
    write("data/文.md", "# 文\n\n{{ 合同.份数 }}份\n")
    write("2022/y.yaml", LAST)
    write("own/fazhi.toml", "templates = 't'\n")
    write("own/t/parts/lead.md.j2", "引言。\n")
    write("own/own.yaml", GOOD)
    book = Workbook()
    book.create_sheet("目录")
    book.save("data/book.xlsx")


# Wrong calls -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ("tcp://10.0.0.1:8786",),
            "tcp://10.0.0.1:8786 不加密，只有本机（127.0.0.1）可以用 tcp://，别的机器要用 tls://",
        ),
        (("10.0.0.1:8786",), "10.0.0.1:8786 不加密，只有本机（127.0.0.1）可以用 tcp://，别的机器要用 tls://"),
        (
            ("集群",),
            "--cluster 的地址写成 tls://主机:端口，本机的也可以写 tcp://127.0.0.1:端口，写成了“集群”",
        ),
        (("tls://10.0.0.1:8786", "--jobs", "2"), "--jobs 是本机的进程数，不和 --cluster 一起用"),
    ],
)
def test_a_wrong_call_connects_to_nobody(
    options: tuple[str, ...], told: str, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", None)
    write("a.yaml")

    for command in ("validate", "render", "facts", "lint", "check", "collect"):
        assert fazhi(command, "a.yaml", "--cluster", *options) == (2, "", f"错误：{told}\n")


def test_without_dask_it_is_told_what_to_install(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fazhi_report.cli.batch.dask_cluster", None)
    monkeypatch.delattr(
        cluster.__package__ and __import__("fazhi_report.cli.batch", fromlist=["x"]),
        "dask_cluster",
        raising=False,
    )

    assert fazhi("validate", "a.yaml", "--cluster", "tcp://127.0.0.1:1")[2] == (
        '错误：要先安装 Dask：pip install "fazhi-report[cluster]"\n'
    )


def test_a_scheduler_that_is_not_there(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_TO_CONNECT", 0.2)
    write("a.yaml")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        place = f"tcp://127.0.0.1:{closed.getsockname()[1]}"

        code, out, err = fazhi("validate", "a.yaml", "--cluster", place)

    assert (code, out) == (2, "")
    assert err.startswith(f"错误：连不上 {place}：")
    assert err.count("\n") == 1


def test_without_certificates_there_is_no_tls(fazhi: Run) -> None:
    write("a.yaml")

    assert fazhi("validate", "a.yaml", "--cluster", "tls://127.0.0.1:1") == (
        2,
        "",
        "错误：tls:// 要有证书，在 Dask 的设置 distributed.comm.tls 里写明（见 docs/scale.md）\n",
    )


def test_of_no_file_nobody_is_asked(fazhi: Run) -> None:
    Path("data").mkdir()

    code, _, err = fazhi("validate", "data", "--cluster", "tcp://127.0.0.1:1")

    assert code == 2
    assert "连不上" not in err


# What comes of it ------------------------------------------------------------------------------------------


@pytest.mark.long
def test_the_result_is_that_of_one_process(fazhi: Run, address: str) -> None:
    mixed()
    calls: list[tuple[str, ...]] = [
        ("validate", "data", "own", "none.yaml"),
        ("validate", "data", "own", "--format", "json"),
        ("facts", "data", "own", "--all"),
        ("render", "data", "own", "--to", "docx,txt,md", "-o", "out"),
        ("render", "data/0.yaml", "--to", "pdf", "-o", "pdf"),
        ("collect", "data", "own"),
        ("lint", "out"),
        ("check", "out"),
    ]
    for call in calls:
        alone = fazhi(*call, "-j", "1")
        made = {path.name: path.read_bytes() for path in Path().glob("out/*")}
        code, out, err = fazhi(*call, "--cluster", address)

        stayed = "在本机处理的有 1 份：1 份用本单位的模板\n" if "own" in call else ""
        assert stayed in err
        assert (code, out, err.replace(stayed, "")) == alone, call
        assert made == {path.name: path.read_bytes() for path in Path().glob("out/*")}


@pytest.mark.long
def test_a_marked_file_costs_itself_only(fazhi: Run, address: str) -> None:
    for number in range(4):
        write(f"data/{number}.yaml", GOOD + (MARK if number == 2 else ""))

    code, out, err = fazhi("validate", "data", "--cluster", address)

    assert code == 2
    assert "data/2.yaml: 错误 FZ049 标有密级，没有送出去，也没有处理\n" in out
    assert out.count("FZ049") == 1
    assert [line.split()[-2:] for line in out.splitlines() if line.startswith("解放区财政局")] == [
        ["0", "0"]
    ] * 3
    assert "FZ049" not in err


@pytest.mark.long
@pytest.mark.usefixtures("fazhi")
def test_a_worker_that_is_killed_costs_nothing() -> None:
    for number in range(40):
        write(f"{number}.yaml", GOOD.replace("解放区财政局", f"第{number}局"))
    units = [(f"{number}.yaml",) for number in range(40)]
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 3}),
        workers() as made,
        Client(made, set_as_default=False) as client,
    ):
        found = []
        for outcome in outcomes(
            VALIDATING, units, None, elsewhere=on_cluster(made.scheduler_address, None), again=True
        ):
            found.append(outcome)
            if len(found) == 3:
                os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)

    assert [(each.file, each.office, each.code) for each in found] == [
        (f"{number}.yaml", f"第{number}局", 0) for number in range(40)
    ]


@dataclass(frozen=True)
class Deadly:
    """Work that kills whoever does it on one of the inputs."""

    depends_on_files_only: ClassVar[bool] = True
    here_only: ClassVar[str] = ""
    settings: ClassVar[None] = None

    def __call__(self, unit: Unit) -> Outcome:
        if unit[0] == "3.yaml":
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(unit[0])


@pytest.mark.long
@pytest.mark.usefixtures("fazhi")
def test_an_input_that_kills_every_worker_costs_itself_only(address: str) -> None:
    for number in range(8):
        write(f"{number}.yaml")

    found = list(
        outcomes(
            Deadly(), [(f"{number}.yaml",) for number in range(8)], None, elsewhere=on_cluster(address, None)
        )
    )

    assert [(each.file, [told.code for told in each.diagnostics]) for each in found] == [
        (f"{number}.yaml", ["FZ047"] if number == 3 else []) for number in range(8)
    ]


@pytest.mark.long
def test_unchanged_inputs_are_not_sent(address: str, fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("cache").resolve()))
    for number in range(20):
        write(f"data/{number}.yaml", "manuscript: a.md\n" + GOOD)
    write("data/a.md", "# 文\n")
    first = fazhi("validate", "data", "--cluster", address)
    sent: list[Any] = []
    monkeypatch.setattr(dask_cluster, "packed", lambda *asked, **_: sent.append(asked[1]))

    again = fazhi("validate", "data", "--cluster", address)

    assert sent == []
    assert again == (first[0], first[1], first[2] + "20 份没有变，照上次的结果；重新处理用 --force\n")


@pytest.mark.long
@pytest.mark.usefixtures("fazhi")
def test_ctrl_c_leaves_whole_files_and_a_cluster_that_works(address: str) -> None:
    units = [(f"data/{number}.yaml",) for number in range(60)]
    for number, (path,) in enumerate(units):
        write(path, GOOD.replace("解放区财政局", f"第{number}局"))
    call = [sys.executable, "-m", "fazhi_report", "render", "data", "-o", "out", "--cluster", address]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stderr is not None
        while not running.stderr.readline().startswith("已生成 "):
            pass
        running.send_signal(signal.SIGINT)
        running.communicate()

    made = list(Path("out").iterdir())
    assert running.returncode == 130
    assert 1 <= len(made) < 60
    assert {path.suffix for path in made} == {".docx"}
    assert [zipfile.ZipFile(path).testzip() for path in made] == [None] * len(made)
    again = outcomes(VALIDATING, units[:2], None, elsewhere=on_cluster(address, None), again=True)
    assert [each.code for each in again] == [0, 0]


# Who may work ----------------------------------------------------------------------------------------------


@pytest.mark.long
def test_a_worker_with_another_program_ends_the_call(
    address: str, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.yaml")
    theirs = __version__
    monkeypatch.setattr(same_program, "__version__", "9.9.9")
    this_program.cache_clear()

    code, out, err = fazhi("render", "a.yaml", "-o", "out", "--cluster", address)

    this_program.cache_clear()
    assert (code, out, Path("out").exists()) == (2, "", False)
    assert err.startswith("错误：集群里的 tcp://127.0.0.1:")
    assert f"和这里不同：fazhi 那里是 {theirs}，这里是 9.9.9\n" in err


@pytest.mark.long
def test_a_worker_that_joined_later_compares_for_itself(
    address: str, fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.yaml")
    monkeypatch.setattr(same_program, "__version__", "9.9.9")
    monkeypatch.setattr(dask_cluster._Call, "_compared", lambda _, workers: iter(workers))
    this_program.cache_clear()

    code, out, err = fazhi("validate", "a.yaml", "--cluster", address)

    this_program.cache_clear()
    assert (code, out) == (2, "")
    assert err.startswith("错误：集群里新来的工作进程和这里不同：fazhi 那里是 ")


class Engine:
    """Stands for a client whose scheduler knows some workers, and tells how each of them answers."""

    def __init__(self, workers: dict[str, Any], scheduler: str = "tls://10.0.0.1:1") -> None:
        self.workers, self.scheduler = workers, scheduler
        self.sent_to: list[list[str]] = []

    def scheduler_info(self) -> dict[str, Any]:
        if not self.scheduler:
            raise OSError
        return {"address": self.scheduler, "workers": {each: {"nthreads": 1} for each in self.workers}}

    def run(self, *_: Any, workers: list[str], **__: Any) -> dict[str, Any]:
        if "tls://10.0.0.9:1" in workers:
            raise OSError
        return {each: self.workers[each] for each in workers}

    def submit(self, *_: Any, workers: list[str], **__: Any) -> Any:
        self.sent_to.append(workers)
        return Future()


def call_of(engine: Any) -> Any:
    return dask_cluster._Call(engine, VALIDATING, KeptOutcomes(VALIDATING))


@pytest.mark.parametrize(
    ("scheduler", "workers", "told"),
    [
        ("", {}, "和集群的连接断了，没有做完"),
        ("tcp://10.0.0.1:1", {}, "集群里的 tcp://10.0.0.1:1 不加密，又不只在本机，没有送；都用 tls://，或者都在 127.0.0.1"),
        ("tls://10.0.0.1:1", {"tcp://10.0.0.2:1": {}}, "集群里的 tcp://10.0.0.2:1 不加密，又不只在本机，没有送；都用 tls://，或者都在 127.0.0.1"),
        ("tls://10.0.0.1:1", {"tls://10.0.0.2:1": ModuleNotFoundError("No module")}, "集群里的 tls://10.0.0.2:1 没有装同样的 fazhi：No module"),
    ],
)  # fmt: skip
def test_who_may_not_work_ends_the_call(
    scheduler: str, workers: dict[str, Any], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as left:
        call_of(Engine(workers, scheduler)).look()

    assert left.value.exit_code == 2
    assert capfd.readouterr().err == f"错误：{told}\n"


@pytest.mark.usefixtures("fazhi")
def test_inputs_go_to_hosts_that_were_looked_at_and_to_no_others() -> None:
    """A worker that is gone before it answers is none; where all are gone for a moment nobody else is sent any."""
    write("a.yaml")
    same = this_program(fonts=False)
    engine = Engine({"tls://10.0.0.2:1": same, "tls://10.0.0.3:1": OSError(), "tls://10.0.0.4:1": same})
    call = call_of(engine)
    for workers in (engine.workers, {"tls://10.0.0.9:1": same}, {}):
        engine.workers = workers
        call.look()
        call._begun(("a.yaml",))

    assert engine.sent_to == [["10.0.0.2", "10.0.0.4"]] * 3


@pytest.mark.long
def test_what_lacks_an_answer_is_done_here(address: str, fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(*asked: Any, **how: Any) -> Any:
        found: Any = packed(*asked, **how)
        del found.answers["content", "data/a.md"]
        return found

    write("data/a.yaml", "manuscript: a.md\n" + GOOD)
    write("data/a.md", "# 文\n")
    alone = fazhi("validate", "data/a.yaml")
    monkeypatch.setattr(dask_cluster, "packed", forgetful)

    code, out, err = fazhi("validate", "data/a.yaml", "--cluster", address)

    assert (code, out) == alone[:2]
    assert err == alone[2] + "在本机处理的有 1 份：1 份要用的文件没有送出去\n"


def certificates(folder: Path) -> dict[str, str]:
    """An authority of our own, and a certificate by it for everybody; as Dask's settings name them."""
    folder.mkdir()
    now = datetime.datetime.now(datetime.UTC)
    authority = ec.generate_private_key(ec.SECP256R1())
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test CA")])
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "fazhi")])

    def signed(name: x509.Name, public: Any, *, is_authority: bool) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(issuer)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
            .sign(authority, hashes.SHA256())
        )  # fmt: skip

    pem = serialization.Encoding.PEM
    (folder / "ca.pem").write_bytes(
        signed(issuer, authority.public_key(), is_authority=True).public_bytes(pem)
    )
    (folder / "cert.pem").write_bytes(signed(subject, key.public_key(), is_authority=False).public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    named = {"ca_file": "ca.pem"}
    for who in ("client", "scheduler", "worker"):
        named |= {f"{who}_cert": "cert.pem", f"{who}_key": "key.pem"}
    return {name: str(folder / file) for name, file in named.items()}


@pytest.mark.long
def test_a_cluster_behind_tls(fazhi: Run, tmp_path: Path) -> None:
    named = {f"tls_{name}": file for name, file in certificates(tmp_path / "证书").items()}
    settings = {
        "distributed.comm.tls."
        + name.removeprefix("tls_").replace("ca_file", "ca-file").replace("_", "."): file
        for name, file in named.items()
    }
    for number in range(4):
        write(f"data/{number}.yaml", BAD if number == 1 else GOOD)
    security = Security(require_encryption=True, **named)
    with workers(n_workers=1, security=security, protocol="tls://") as made:
        place = made.scheduler_address
        assert place.startswith("tls://127.0.0.1:")
        with dask.config.set(settings):
            there = fazhi("validate", "data", "--cluster", place)
        without = fazhi("validate", "data", "--cluster", place.replace("tls", "tcp"))

    assert there == fazhi("validate", "data", "-j", "1")
    assert without[0] == 2
    assert without[2].startswith("错误：连不上 ")


@pytest.mark.long
def test_a_scheduler_that_others_reach_without_tls_is_sent_nothing(fazhi: Run) -> None:
    write("a.yaml")
    with workers(n_workers=0, host="0.0.0.0") as made:  # noqa: S104  what is refused
        place = f"tcp://127.0.0.1:{made.scheduler_address.rpartition(':')[2]}"

        code, _, err = fazhi("validate", "a.yaml", "--cluster", place)

    assert code == 2
    assert "不加密，又不只在本机，没有送" in err


@pytest.mark.long
def test_a_cluster_without_workers(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_TO_CONNECT", 1)
    write("a.yaml")
    with workers(n_workers=0) as made:
        assert fazhi("validate", "a.yaml", "--cluster", made.scheduler_address) == (
            2, "", "错误：集群里没有工作进程，先启动 dask worker\n",
        )  # fmt: skip


@pytest.mark.long
@pytest.mark.usefixtures("fazhi")
@pytest.mark.parametrize("what", ["workers", "scheduler"])
def test_a_cluster_that_goes_away(
    what: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for number in range(30):
        write(f"{number}.yaml")
    made = workers(n_workers=1)
    working = outcomes(
        VALIDATING,
        [(f"{number}.yaml",) for number in range(30)],
        None,
        elsewhere=on_cluster(made.scheduler_address, None),
        again=True,
    )
    next(working)
    if what == "workers":
        monkeypatch.setattr(dask_cluster, "_WITHOUT_WORKERS", 1.0)
        made.scale(0)
    else:
        made.close()

    with pytest.raises(typer.Exit) as left:
        list(working)

    made.close()
    assert left.value.exit_code == 2
    told = capfd.readouterr().err
    assert (
        told
        == {
            "workers": "错误：集群里没有工作进程了，没有做完\n",
            "scheduler": "错误：和集群的连接断了，没有做完\n",
        }[what]
    )


# The page for engineers ------------------------------------------------------------------------------------


@pytest.mark.long
def test_the_commands_of_the_page_make_a_cluster(fazhi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "_TO_CONNECT", 60)  # two programs are started
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    certified, *started = [
        block for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) if "pip" not in block
    ]
    (settings,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    scheduler, worker, (program, *call) = (
        shlex.split(block.replace("10.0.0.1", "127.0.0.1").replace("8786", port).replace("8787", "0"))
        for block in started
    )
    write("dask/fazhi.yaml", settings.replace("/etc/fazhi", str(Path.cwd())))
    subprocess.run(["bash", "-euc", certified], check=True, capture_output=True)
    write("data/a.yaml")
    environment = {**os.environ, "DASK_CONFIG": str(Path("dask").resolve())}
    ours = yaml.safe_load(Path("dask/fazhi.yaml").read_text(encoding="utf-8"))["distributed"]["comm"]
    with dask.config.set({"distributed.comm": dask.config.merge(dask.config.get("distributed.comm"), ours)}):
        running = [
            subprocess.Popen([sys.executable, "-m", *command], env=environment, stderr=subprocess.DEVNULL)
            for command in (scheduler, worker)
        ]
        try:
            there = fazhi(*call)
        finally:
            for each in reversed(running):
                each.terminate()
                each.wait()

    assert program == "fazhi"
    assert there == fazhi("validate", "data")
