"""Texts for property tests: Bangla built from what the rules look for, spoiled in every way a page can be."""

from __future__ import annotations

from hypothesis import strategies as st

SPEAKERS = [
    *("পুলিশ", "রয়টার্স", "তিনি", "মন্ত্রী", "মো. করিম মিয়া", "সংস্থাটি", "এএফপি", "ওই কর্মকর্তা", "আমি", "কেউ"),
    *("ইনস্টিটিউট ফর দ্য স্টাডি অব ওয়ার (আইএসডব্লিউ)", "মার্কিন প্রেসিডেন্ট", "ভারত ও নেপাল", "বাসিন্দারা"),
]
OWNERS = ["পুলিশের", "রয়টার্সের", "তাঁর", "বিএনপি’র", "আইএসডব্লিউ)-এর", "সরকারের", "এক প্রতিবেদনের", "বাসিন্দাদের"]
CUES = [
    *("জানিয়েছে", "বলেন", "বলেছেন", "লিখেছেন", "জানা গেছে", "দাবি করেছে", "মনে করেন", "স্বীকার করে", "আহ্বান জানান"),
    *("জানায়নি", "মন্তব্য করতে রাজি হননি", "উল্লেখ করে বলেন", "দেখা গেছে", "নিশ্চিত করেছেন", "জানতে চান", "বলা হয়েছে"),
]
ORIGINS = ["মতে", "অনুসারে", "তথ্য অনুযায়ী", "বরাত দিয়ে", "বরাতে", "সূত্রে জানা গেছে", "ধারণা", "অভিযোগ", "দাবি", "ভাষায়"]
HEDGES = ["হতে পারে", "সম্ভবত", "হয়তো", "নাকি", "কথিত", "আশঙ্কা", "গুজব", "মনে হচ্ছে", "হওয়ার কথা", "যাচাই করা যায়নি"]
CLAIMS = ["সেতু বন্ধ", "নদীতে পানি বাড়ছে", "সেতু ভেঙেছে", "বৈঠক হতে পারে", "এ তথ্য", "এসব কথা", "ঘর পোড়ার কথা", "যাব"]
WORDS = ["নদী", "সেতুটি", "গতকাল", "যে", "বলে", "এবং", "ও", "কিন্তু", "না", "১২", "২,৫০০", "ঢাকায়", "এ বিষয়ে", "খবর", "সূত্র:"]
SIGNS = ["।", "?", "!", ",", ":", ";", "—", "–", "-", "‘", "’", "“", "”", "'", '"', "(", ")", ".", "…", "৷", "[", "]"]
UNSEEN = ["\u200c", "\u200d", "\ufeff", "\u00ad", "\u200b"]
ODD = ["\ud800", "\udfff", "\x00", "\u0301", "\u09bc", "\u09cd", "😀", "\u09af\u09bc", "ত্\u200d", "\u09c7\u09be"]
SPACES = [" ", " ", " ", " ", "", "\n", "\n\n", "\t", "\u00a0", "\r\n"]

#: Sentences in which the rules find something, until they are spoiled.
SHAPES: list[tuple[list[str], ...]] = [
    (SPEAKERS, CUES, [",", ":", " যে", " –", ""], CLAIMS, ["।", "", "?"]),
    (SPEAKERS, CUES, [", ‘", ": “", ", '", ' "'], CLAIMS, ["।", " "], CLAIMS, ["।’", "।”", "'", '"', ""]),
    (["‘", "“", "'", ""], CLAIMS, ["’", "”", ",’", "'"], SPEAKERS, CUES, ["।"]),
    (CLAIMS, [" বলে ", " বলেও ", " "], CUES, SPEAKERS, ["।"]),
    (OWNERS, ORIGINS, [",", "", ":"], CLAIMS, ["।"]),
    (OWNERS, ["বরাত দিয়ে", "বরাতে"], SPEAKERS, CUES, [","], CLAIMS, HEDGES, ["।"]),
    (SPEAKERS, ["এ তথ্য", "তা", "একই ধরনের খবর"], CUES, ["।"]),
    (["সূত্র: ", "খবর ", "তথ্যসূত্র : ", "-"], [*SPEAKERS, *OWNERS], ["।", ""]),
    (CLAIMS, HEDGES, ["।"]),
]

pieces = st.one_of(*(st.sampled_from(words) for words in (WORDS, SIGNS, UNSEEN, ODD, HEDGES)), st.text(max_size=4))


@st.composite
def sentences(draw: st.DrawFn) -> list[str]:
    """The parts of a sentence of some shape, at times with something strange among them."""
    parts = [draw(st.sampled_from(words)) for words in draw(st.sampled_from(SHAPES))]
    if draw(st.integers(0, 2)) == 0:
        parts.insert(draw(st.integers(0, len(parts))), draw(pieces))
    return parts


@st.composite
def built(draw: st.DrawFn) -> str:
    """A few sentences in any white space, some letters taken apart into two code points."""
    parts = [part for sentence in draw(st.lists(sentences(), min_size=1, max_size=4)) for part in sentence]
    text = "".join(part + draw(st.sampled_from(SPACES)) for part in parts)
    if draw(st.booleans()):
        text = (
            text.replace("\u09df", "\u09af\u09bc").replace("\u09dc", "\u09a1\u09bc").replace("\u09cb", "\u09c7\u09be")
        )
    return text


@st.composite
def heaped(draw: st.DrawFn) -> str:
    """Words and signs in any order."""
    return "".join(word + draw(st.sampled_from(SPACES)) for word in draw(st.lists(pieces, max_size=20)))


texts = st.one_of(built(), built(), heaped(), st.text(max_size=60))
