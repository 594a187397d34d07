"""The hash by which keys, versions and what a run reads are told apart; in a module of its own, that loads at once."""

from __future__ import annotations

import hashlib
from functools import lru_cache


def digest(*parts: str) -> str:
    """SHA-256 of the parts, told apart from each other, as 64 hexadecimal digits."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return sha.hexdigest()


# The rule pass asks for it, and the store twice, up to a hundred articles later.
@lru_cache(maxsize=128)
def digest_of_body(body: str) -> str:
    """The digest of an article's body."""
    return digest("body", body)
