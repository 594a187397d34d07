"""Tokens of a folded text: words, numbers, detached endings, signs."""

from __future__ import annotations

import re

from annotator.bangla.folding import FoldedText

LETTER = r"[\u0980-\u09FEA-Za-z0-9_\u00AA-\u024F]"
DIGIT = r"[০-৯0-9]"
#: Behind a hyphen: no verb of saying stands before it, from which it parts what is said (বলেছেন-ঘাট খোলা, জানায়-ঘাট …).
SAYS = "".join(f"(?<!{end}[-–])" for end in (f"{LETTER}ছেন", f"{LETTER}লেন", "িয়েছে", "জানা[নয়]", "দেয়"))
#: A word with its hyphens and apostrophes (a short one with its full stop: ডা., মো.), a short form with a colon (মো: …),
#: a number, a case ending behind a bracket or quotation mark, or one sign.
TOKEN = re.compile(
    rf"(?:মো|মোছা|মোসা|আ|ডা|ড|মি|লে|এড|অ্যাড|এডভো|ব্রি|ইঞ্জি|প্রফে|মুহা|মোহা):(?=\s?{LETTER})"
    rf"|(?!{DIGIT}){LETTER}++(?:(?:[-–]{SAYS}|['’]){LETTER}++)*+(?:\.(?<!{LETTER}{{5}}\.)(?=\s?{LETTER}))?"
    rf"|{DIGIT}++(?:[.,:]{DIGIT}++)*+(?:[-–]?{LETTER}++)?"
    rf"|(?<=[)\]'\"’”])[-–](?:এর|র|কে|তে|এ)(?!{LETTER})"
    rf"|\S"
)
#: A token and the white space behind it: pieces lie edge to edge, so that their lengths tell where each begins. Most
#: are plain words, which are tried first.
PIECE = re.compile(rf"(?!{DIGIT}){LETTER}++\s*+(?![-–'’.:])|(?:{TOKEN.pattern})\s*+")
#: Signs that stand at words; without them, a text falls into its words at white space.
SIGNS = "।॥.,;:?!‘’“”()[]'\"-–—…/|*"


def without_signs(text: FoldedText) -> FoldedText:
    """Return the text with a space for each sign at words, as long as before."""
    plain: str = text
    for sign in SIGNS:
        plain = plain.replace(sign, " ")
    return FoldedText(plain)
