"""What the rule pass is asked for the approved answers, and how its answer is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotator.pages import read
from annotator.samples import lexicon_folder, pages_folder
from tests import harvest
from tests.approving import Approval, Case, number, reaching, short
from tests.examples.markup import parse
from tests.examples.markup import read as blocks
from tests.harvest import ROOT
from tests.rules.asking import ASKED, DATED, IN_SPACY, SCORES, TRACED, decisions, in_spacy, of_its_day
from tests.rules.mixtures import crossed, grafts, mixtures, parted
from tests.rules.passing import rule_pass
from tests.rules.texts import SHAPES

#: So many texts are joined from sentences, so many made of parts, so many of the lexicon's words.
JOINED, MADE, WORDED = 256, 512, 512
#: One word of so many is asked for: there are names and nouns by the thousand.
SPARED = 2
#: Sentences for any word, in which it is a source, a title, a part of a cue, or something else.
FRAMES = (
    "{0} বলেন, সেতু বন্ধ।",
    "গতকাল {0} জানিয়েছে, পথ খোলা থাকতে পারে।",
    "করিম মিয়া {0} দাবি করেন।",
    "{0}র মতে, ঘর নেই; {0} তা মানে না।",
    "নদীতে পানি বাড়ছে বলে {0} জানিয়েছেন।",
    "এক {0}ে বলা হয়েছে, সেতু ভেঙেছে।",
    "{0} রহিমা বেগম বলেন, ‘আমি {0} যাব।’",
    "এ বিষয়ে {0} কিছু বলেনি।",
    "ওই {0} এ তথ্য নিশ্চিত করেছে।",
    "{0} করিম মিয়ার অভিযোগ, দাম বাড়ছে; তিনি {0} চান।",
    "বন্যার {0} রয়েছে, {0} বলে মনে হচ্ছে।",
    "তিনি {0} করে বলেন, পথ {0} খোলা।",
    "নাসার {0} অনুযায়ী, চাঁদে পানি আছে।",
    "বিএনপির {0} হাসান আলী {0} জানাননি।",
)
#: What may stand around what a comment gives as an example.
AROUND: dict[str, str] = {
    "as it stands": "{0}",
    "first": "{0} বলেন, সেতু বন্ধ।",
    "a subject": "{0} সেতু বন্ধ বলে দাবি করেছেন, জানায় পুলিশ।",
    "a cue": "মেয়র রহিমা বেগম {0}, পথ খোলা। তিনি {0} যে ঘর নেই।",
    "behind a claim": "নদীতে পানি বাড়ছে, {0} জেলেরা। ‘ঘর নেই,’ {0} করিম মিয়া।",
    "an owner": "গতকাল {0} মতে, মাছ কম। {0} দাবি, পথ খোলা। {0} জানিয়েছে, {0}।",
}
#: Words that texts are crossed with. No lexicon is asked for them, so that a record more changes nothing here.
_VOCABULARY = (
    "তিনি তাঁর তাঁকে তাঁরা সে তারা আমি আমরা আপনি কেউ কে কী কিছু যা যে এ ওই সেই এই একই এটি সেটি নিজে অনেকে দুজন তিনজন একজন "
    "আরেক পুলিশ পুলিশের সরকার সরকারের আদালত আদালতের সংস্থাটি সংস্থাটির দলটি দলটির মন্ত্রী মন্ত্রীর মন্ত্রণালয় ইউএনও ওসি মেয়র "
    "চেয়ারম্যান সভাপতি সাধারণ সম্পাদক অধ্যাপক ডা. মো. মিসেস বেগম করিম রহিমার সুমন্ত চাকমা হাসান আলী আলীর মার্কিন ভারতের ভারতীয় "
    "রয়টার্স রয়টার্সের এএফপি বাসস বিবিসিকে বিএনপি বিএনপির নাসা নাসার বিশ্ববিদ্যালয় বিশ্ববিদ্যালয়ের হাসপাতালের কর্মকর্তা কর্মকর্তারা "
    "কর্মকর্তার মুখপাত্র স্থানীয় বাসিন্দা বাসিন্দারা কৃষক চিকিৎসক চিকিৎসকের শিক্ষার্থীরা বিশেষজ্ঞরা স্বজনেরা প্রতিবেদন প্রতিবেদনে "
    "বিবৃতিতে চিঠিতে ভিডিওতে ফেসবুকে পোস্টে জরিপ সূত্র সূত্রের সূত্রে মতে ভাষ্য ভাষ্যমতে বরাত বরাতে দিয়ে তথ্য তথ্যে অভিযোগ অভিযোগে "
    "দাবি দাবির ধারণা আশঙ্কা প্রশ্ন উত্তরে মন্তব্য বক্তব্য ঘোষণা খবর খবরে বলেন বলে বলেও বলা বলছে বলেননি বলেছেন জানান জানিয়েছে জানায়নি "
    "জানা গেছে যায় লেখেন দাবি করেন মনে হয় হবে হতে পারে পারেন করে করা করার করেছেন চান দেন দিয়েছেন নেই আছে ছিল নাকি হয়তো সম্ভবত "
    "কথিত না নয় নি এবং ও অথবা কিন্তু তবে যদিও কারণ জন্য থেকে সঙ্গে কাছে পক্ষ থেকে গতকাল আজ সোমবার সকালে ২০২৪ সালে ১২ ৩৫ বছর "
    "বয়সী সাবেক বর্তমান নতুন বড় জোরালো ঢাকা ঢাকার ঢাকায় জেলা উপজেলা থানার নদী সেতু ঘর দাম হত্যার বিচার তদন্ত , : ; । ? ‘ ’ ( ) - –"
)
WORDS = _VOCABULARY.split()
#: Words that can stand before a source or in a claim and change nothing.
FILLERS = "পুরোনো বড় নদীর ধারে ছোট গ্রামের সরু পথের পাশে নতুন সাদা দালানে রাখা ভারী লোহার বাক্সের ভেতরে"
ENDINGS = ("র", "ের", "কে", "রা", "টি", "তে", "ও", "ই", ",", "দের")
#: So much of what is said of a text is told.
TOLD = 120
_OTHER_SIGNS = str.maketrans({",": ";", "।": "!", "‘": "(", "’": ")", "–": ":"})
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_NO_QUOTES = str.maketrans("", "", "‘’“”'\"")


def sentences() -> list[str]:
    """The examples, the records' sentences and those in the tests of the rules, each once, in a fixed order."""
    found = {
        parse(block.source).text for file in sorted((ROOT / "tests/examples").glob("*.txt")) for block in blocks(file)
    }
    found |= set(harvest.recorded())
    for room in ("rules", "lexicon"):
        found |= set(harvest.sentences(ROOT / "tests" / room))
    return sorted(found, key=lambda text: short(text, 64))


def _less(text: str, salt: str = "") -> str:
    """A text without one of its words."""
    words = text.split(" ")
    del words[number(text + salt, len(words))]
    return " ".join(words)


def _moved(text: str) -> str:
    """A text with one of its words elsewhere."""
    words = text.split(" ")
    words.insert(number(text + "<", len(words)), words.pop(number(text + ">", len(words))))
    return " ".join(words)


def _begun(text: str) -> str:
    """The first part of a text."""
    words = text.split(" ")
    return " ".join(words[: 1 + number(text, len(words))])


def _inflected(text: str, salt: str) -> str:
    """A text with an ending more on every fifth of its words, or so."""
    words = text.split(" ")
    for n in range(1 + len(words) // 5):
        at = number(f"{text} {salt} {n}", len(words))
        words[at] += ENDINGS[number(f"{text} {n} {salt}", len(ENDINGS))]
    return " ".join(words)


def _spliced(text: str) -> str:
    """The paragraphs of a text, each the first half of one and the second half of the next."""
    halves = [(words[: len(words) // 2], words[len(words) // 2 :]) for words in map(str.split, text.split("\n\n"))]
    return "\n\n".join(" ".join(one[0] + other[1]) for one, other in pairwise([*halves, halves[0]]))


def _crossed(text: str, others: list[str], salt: str) -> str:
    """A text with words of others in the place of some of its own."""
    words = text.split(" ")
    for n in range(1 + len(words) // 8):
        at, other = number(f"{salt} {n} {text}", len(words)), others[number(f"{text} {n} {salt}", len(others))]
        words[at] = other
    return " ".join(words)


def _of_two(text: str, other: str) -> dict[str, str]:
    """A sentence with parts of another: words in the place of its own, the other's end, the other's beginning."""
    words, more = text.split(" "), other.split(" ")
    half, middle = len(words) // 2, len(more) // 2
    return {
        **{f"with words of another {n}": _crossed(text, more, f"{n}") for n in range(3)},
        "ended by another": " ".join(words[:half] + more[middle:]),
        "begun by another": " ".join(more[:middle] + words[half:]),
        "around another": " ".join([*words[:half], *more, *words[half:]]),
    }


#: What a text may have suffered.
FORMS: dict[str, Callable[[str], str]] = {
    "as it stands": str,
    "without full stops": lambda text: text.replace("।", " "),
    "with dots": lambda text: text.replace("।", "."),
    "straight quotation marks": lambda text: text.translate(_STRAIGHT),
    "no quotation marks": lambda text: text.translate(_NO_QUOTES),
    "no commas": lambda text: text.replace(",", ""),
    "a word less": _less,
    "another word less": lambda text: _less(text, "another"),
    "a word elsewhere": _moved,
    "with endings": lambda text: _inflected(text, "one"),
    "with other endings": lambda text: _inflected(text, "other"),
    "with words of others": lambda text: _crossed(text, WORDS, "one"),
    "with other words of others": lambda text: _crossed(text, WORDS, "other"),
    "other signs": lambda text: text.translate(_OTHER_SIGNS),
    "broken off": _begun,
}
#: What a text of several paragraphs may be.
LONG: dict[str, Callable[[str], str]] = {
    "as it stands": str,
    "in one line": lambda text: text.replace("\n\n", " "),
    "in one line without full stops": lambda text: re.sub(r"।?\n\n|।", " ", text),
    "with words of others": lambda text: _crossed(text, WORDS, "one"),
    "from the end": lambda text: "\n\n".join(reversed(text.split("\n\n"))),
    "a word less": _less,
    "spliced": _spliced,
}


def joined(texts: Iterable[str], heaps: int) -> Iterator[str]:
    """Texts of some paragraphs each; a new sentence changes one of them only."""
    yield from ("\n\n".join(heap) for heap in parted(texts, heaps))


def framed() -> Iterator[str]:
    """The lexicon's words, each in a sentence."""
    for word in sorted(harvest.words()):
        if number(word, SPARED) == 0:
            yield FRAMES[number(f"{word} ", len(FRAMES))].format(word)


def made() -> Iterator[str]:
    """Texts of parts that the rules look for."""
    for n in range(MADE):
        parts: list[str] = []
        for k in range(1 + n % 4):
            shape = SHAPES[number(f"{n} {k}", len(SHAPES))]
            parts += [words[number(f"{n} {k} {at}", len(words))] for at, words in enumerate(shape)]
        yield " ".join(parts)


def ladder() -> Iterator[str]:
    """Texts in which something stands at every distance from what it belongs to."""
    words = FILLERS.split()
    for n in range(34):
        some = " ".join((words * 2)[:n])
        between = "।\n\n".join(["নদীতে পানি বাড়ছে", "ঘাট বন্ধ", "হাটে লোক কম"][k % 3] for k in range(n))
        for who in ("তিনি", "মেয়র", "রহিমা", "সংস্থাটি", "ওই কর্মকর্তা", "এসএমআই", "তারা"):
            heads = "মেয়র রহিমা বেগম বলেন, পথ খোলা। সাগর মৎস্য ইনস্টিটিউট (এসএমআই) জানায়, মাছ কম।"
            yield f"{heads} {between}। {who} বলেন, কাজ চলছে। জানান, শেষ হবে।"
        yield f"{some} রহিমা বেগম বলেন, {some} পথ খোলা। পথ খোলা {some} বলে {some} জানিয়েছে {some} পুলিশ।"
        yield f"পুলিশ {some} জানিয়েছে, {some} খুলতে পারে। {some} (করিম মিয়া {some}) দাবি করেন, {some} নেই।"
        yield f"‘{some} যাব।’ {some} বলেন {some} চাষি। পুলিশের {some} মতে, {some}। সূত্র: {some}"


def pages() -> Iterator[str]:
    """The bodies of the sample pages."""
    for one in read([pages_folder()], lexicon=lexicon_folder()):
        if one.article is not None:
            yield one.article.body


def _placed(text: str, key: str) -> str:
    """A part of a sentence in one of its places."""
    return [*AROUND.values()][number(key, len(AROUND))].format(text)


def cases() -> Iterator[Case]:
    """All that is asked."""
    texts = sentences()
    for text, other in pairwise([*texts, texts[0]]):
        yield Case(text, {name: form(text) for name, form in FORMS.items()} | _of_two(text, other))
    for text in joined(texts, JOINED):
        yield Case(text, {name: form(text) for name, form in (LONG | ASKED).items()})
    for text in [*pages(), *made(), *ladder()]:
        yield Case(text, {name: form(text) for name, form in LONG.items()})
    for text in joined(framed(), WORDED):
        yield Case(text, {"as it stands": text, "with endings": _inflected(text, "one")})
    for text in sorted(set(harvest.shown(ROOT / "annotator" / "rules"))):
        yield Case(f"{text} …", {name: form.format(text) for name, form in AROUND.items()})
        spoiled = {name: form(text) for name, form in FORMS.items()}
        yield Case(f"… {text}", {name: _placed(one, f"{name} {text}") for name, one in spoiled.items()})
    yield from mixtures()
    yield from crossed()
    sought = list(reaching(Path(__file__).parent))
    yield from sought
    yield from grafts([*texts, *(case.text for case in sought)])


def answer(text: str) -> str:
    """All that the pass finds but scores, which are fitted anew; every second paragraph alone is read besides."""
    if text.startswith(IN_SPACY):
        return in_spacy(text.removeprefix(IN_SPACY))
    if text.startswith(TRACED):
        return decisions(text.removeprefix(TRACED))
    if text.startswith(DATED):
        return of_its_day(text.removeprefix(DATED))
    rules = rule_pass()
    found = [rules.annotate_text(text, version="approved").model_dump_json(exclude=SCORES)]
    if "\n\n" in text:
        parts = [(one.start(), one.end()) for one in re.finditer(r"(?:(?!\n\n).)+", text, re.DOTALL)]
        found.append(rules.annotate_text(text, parts[::2], version="approved").model_dump_json(exclude=SCORES))
    return "\n".join(found)


def tell(answer: str) -> str:
    """Rule, level, source and speaker of each attribution, the bare hedges, and who holds which sentence."""
    found: dict[str, Any] = json.loads(answer.partition("\n")[0])
    told = [
        " ".join(
            [
                f"{one['rule']}",
                *(f"{part}={_span(one[part])}" for part in ("source", "cue", "claim") if one[part]),
                *(f"{name}={one[name]}" for name in ("hedge_level", "source_type", "canonical") if one[name]),
            ]
        )
        for one in found["attributions"]
    ]
    told += [f"hedge={_span(hedge)}" for hedge in found["bare_hedges"]]
    told += [f"{held['holder']}={held['start']}-{held['end']}" for held in found["floor"]]
    return "; ".join(told)[:TOLD]


def _span(span: dict[str, Any]) -> str:
    return f"{span['fragments'][0]['start']}-{span['fragments'][-1]['end']}"


APPROVAL = Approval(Path(__file__).parent / "approved.txt", cases, answer, tell)
