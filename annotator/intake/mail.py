"""Mails (EML) and pages that a browser saved as one file (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from io import BytesIO
from typing import Any

from annotator.intake.items import Document, Unreadable
from annotator.intake.sources import Source
from annotator.intake.text import check, decode

# What mail programs write before the subject of a mail that was answered or sent on.
_SENT_ON = re.compile(r"^(?:\s*(?:fwd?|fw|re)\s*:)+\s*", re.IGNORECASE)
# Under which address a house sends, and no person.
_ROLES = re.compile(
    r"(?:news|newsletter|digest|desk|editor|info|hello|contact|no-?reply|press|alerts?)\b[^@]*@", re.IGNORECASE
)


def mail_document(source: Source) -> Document:
    """The page in a saved page, or the text of a mail.

    Raises:
        Unreadable: it holds neither.
    """
    message = BytesParser(policy=policy.default).parsebytes(source.read())
    assert isinstance(message, EmailMessage)
    saved = message.get_content_type() == "multipart/related" and "snapshot-content-location" in message
    saved = saved or "Saved by" in str(message["from"] or "")
    part = message.get_body(("html", "plain")) or _first_html(message)
    if part is None:
        raise Unreadable("no_text", "there is no text in this mail; save the article's text as .txt in UTF-8")
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    text = _text(data, part)
    told = {"url": str(message["snapshot-content-location"] or part["content-location"] or "").strip()}
    if not saved:
        told |= {"subject": _SENT_ON.sub("", str(message["subject"] or "")), "published_at": str(message["date"] or "")}
        told["sender"] = _sender(message)
    media = "html" if part.get_content_type() == "text/html" else "text"
    told = {name: value for name, value in told.items() if value}
    return Document(source.place, source.stem, "html" if media == "html" else "text", text, data, told)


def _sender(message: EmailMessage) -> str:
    """The name under which a house sends its letters; empty where a person writes, or nobody can tell."""
    name, address = parseaddr(str(message["from"] or ""))
    is_list = any(header in message for header in ("list-unsubscribe", "list-id"))
    return name if is_list or _ROLES.match(address) else ""


def mails(source: Source) -> Iterator[Source]:
    """The mails of a mailbox, each by its number."""
    number, lines = 0, list[bytes]()
    for line in [*source.stream, b"From "]:
        if line.startswith(b"From ") and (not lines or not lines[-1].strip() or line == b"From "):
            if lines:
                number += 1
                source.budget.enter()
                yield source.inner(BytesIO(b"".join(lines)), f"{source.stem}-{number}.eml", member=str(number))
            lines = []
        else:
            lines.append(line)


def _first_html(message: EmailMessage) -> EmailMessage | None:
    parts = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    return next((part for part in parts if isinstance(part, EmailMessage)), None)


def _text(data: bytes, part: Any) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        text = data.decode(charset)
    except (UnicodeError, LookupError):
        return decode(data)
    check(text)
    return text
