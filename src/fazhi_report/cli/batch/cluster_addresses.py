"""Which machines of a cluster inputs may be sent to: any behind TLS, without it this one only."""

import re
from ipaddress import ip_address

_ADDRESS = re.compile(
    r"(?:(?P<protocol>[a-z]+)://)?(?:\[(?P<six>[0-9A-Fa-f:]+)\]|(?P<host>[\w.-]+)):(?P<port>\d{1,5})",
    re.ASCII,
)


def is_address(address: str) -> bool:
    """Whether it is one of a kind that is known here: `tcp://` or `tls://`, a host and a port."""
    found = _ADDRESS.fullmatch(address)
    return found is not None and (found["protocol"] or "tcp") in {"tcp", "tls"}


def is_encrypted(address: str) -> bool:
    """Whether what goes to an address is encrypted."""
    return address.startswith("tls://")


def is_allowed(address: str) -> bool:
    """Whether inputs may go to an address: what is not encrypted does not leave this machine."""
    return is_address(address) and (is_encrypted(address) or _is_this_machine(host_of(address)))


def host_of(address: str) -> str:
    """The host of an address."""
    found = _ADDRESS.fullmatch(address)
    return (found["six"] or found["host"]) if found else ""


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
