"""`--cluster`: the work on many inputs done by the machines of a Dask cluster.

The caller reads every file and sends what is in it; a worker answers every question about files from what
was sent (`disk.Sent`), and nothing on its own disk is an input. So the machines need no file system in
common, and a worker can ask for nothing: what was not sent, this machine does itself.
"""

from fazhi_report.cli.app import unusable
from fazhi_report.cli.batch.cluster_addresses import is_address, is_allowed
from fazhi_report.cli.batch.sharing import Elsewhere

INSTALL = '要先安装 Dask：pip install "fazhi-report[cluster]"'


def on_cluster(address: str | None, jobs: int | None) -> Elsewhere | None:
    """What does the work on a cluster; None where no address was given. A wrong call ends here."""
    if address is None:
        return None
    if jobs is not None:
        unusable("--jobs 是本机的进程数，不和 --cluster 一起用")
    if not is_address(address):
        unusable(
            f"--cluster 的地址写成 tls://主机:端口，本机的也可以写 tcp://127.0.0.1:端口，写成了“{address}”"
        )
    if not is_allowed(address):
        unusable(f"{address} 不加密，只有本机（127.0.0.1）可以用 tcp://，别的机器要用 tls://")
    try:
        from fazhi_report.cli.batch.dask_cluster import DaskCluster  # noqa: PLC0415  needs the part for clusters
    except ModuleNotFoundError:
        unusable(INSTALL)
    return DaskCluster(address)
