"""The addresses of our Label Studio: a port that is free, and how it is reached."""

from __future__ import annotations

import errno
import socket

from annotator.errors import StudioError
from annotator.studio.connection import LOOPBACKS

LOOPBACK = "127.0.0.1"
EVERYWHERE = frozenset({"0.0.0.0", "::"})

#: Tried first; Label Studio's own, 8080, is often taken.
FIRST_PORT = 8181

#: How many ports behind it are tried.
PORTS = 100


def url(host: str, port: int) -> str:
    """Return the address at which this machine reaches a server that listens there."""
    host = LOOPBACK if host in EVERYWHERE else host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def public_url(host: str, port: int) -> str | None:
    """Return the address at which others reach it: that which leads out of this machine, where it listens to all."""
    if host in LOOPBACKS:
        return None
    if host not in EVERYWHERE:
        return url(host, port)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: it only picks the way
            named = probe.getsockname()[0]
        except OSError:
            named = socket.gethostname()
    return f"http://{named}:{port}"


def free_port(host: str, port: int, *, chosen: bool) -> int:
    """This port if it is free, else the next that is; one that was chosen must be free."""
    if chosen and not _free(host, port):
        raise taken(port)
    for each in range(port, min(port + PORTS, 65536)):
        if _free(host, each):
            return each
    raise StudioError(f"no port from {port} on is free; choose one by --port")


def taken(port: int) -> StudioError:
    """That a port which was chosen is not free."""
    return StudioError(f"port {port} is taken by another program; choose another by --port")


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise StudioError(f"port {port} is not for ordinary users; choose one above 1023 by --port") from None
        except socket.gaierror:
            raise StudioError(f"{host} is no address of this machine") from None
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise StudioError(f"{host} is no address of this machine") from None
            return False
    return True
