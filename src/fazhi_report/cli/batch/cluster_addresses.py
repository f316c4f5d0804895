"""Which machines of a cluster inputs may be sent to: any behind TLS, without it this one only."""

import re

_ADDRESS = r"(?:(?P<protocol>[a-z]+)://)?(?:\[(?P<six>[0-9A-Fa-f:]+)\]|(?P<host>[A-Za-z0-9_.-]+)):(?P<port>[0-9]{1,5})"
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_THIS_MACHINE = rf"localhost|::1|127(?:\.{_BYTE}){{3}}"


def is_address(address: str) -> bool:
    """Whether it is one of a kind that is known here: `tcp://` or `tls://`, a host and a port."""
    found = re.fullmatch(_ADDRESS, address)
    return found is not None and (found["protocol"] or "tcp") in {"tcp", "tls"}


def is_encrypted(address: str) -> bool:
    """Whether what goes to an address is encrypted."""
    return address.startswith("tls://")


def is_allowed(address: str) -> bool:
    """Whether inputs may go to an address: what is not encrypted does not leave this machine."""
    return is_address(address) and (
        is_encrypted(address) or re.fullmatch(_THIS_MACHINE, host_of(address)) is not None
    )


def host_of(address: str) -> str:
    """The host of an address."""
    found = re.fullmatch(_ADDRESS, address)
    return (found["six"] or found["host"]) if found else ""
