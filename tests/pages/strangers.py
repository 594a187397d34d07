"""Stories among what is not theirs: headlines of others, lists, teasers, an imprint in the middle, two headlines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.approving import Case
from tests.pages.crossed_markup import all_of
from tests.pages.plain import HEADLINE, PARAGRAPHS, PARTS, STORY, marked_up, plain, row

#: Headlines that share no word with the plain page's story, and one that does.
_OTHERS = [f"{where} {what}" for what, where in product(PARTS["happenings"], PARTS["elsewhere"])]
_OWN = "কাঁসাই নদীর পানি চরের গ্রামে"
#: Paragraphs of stories of their own.
_STRANGE = [f"{' '.join(_OTHERS[at : at + 3])}। {_OTHERS[at + 3]}।" for at in range(0, 12, 4)]
_DATE = "প্রকাশ: ৩ মে ২০২৪, ১০:১৫"


def headlines() -> Iterator[Case]:
    """Headlines of other stories with a danda below a story, so many, with a line among them that has none."""
    bodies = {"long": PARAGRAPHS, "short": [f"{HEADLINE}।", f"{_OWN}।"], "brief": PARAGRAPHS[:1]}
    for name, body in bodies.items():
        pages = {}
        for count, at in product((2, 3, 4, 5, 6, 7, 8, 39, 40, 41), (None, 0, 1, 3)):
            below = [f"{line}।" for line in _OTHERS[:count]]
            if at is not None:
                below.insert(at, _OTHERS[-1])
            pages[f"{count} {at}"] = "\n".join([HEADLINE, *body, *below])
            pages[f"{count} {at} own"] = "\n".join([HEADLINE, *body, *below[:1], f"{_OWN}।", *below[1:]])
            pages[f"{count} {at} in HTML"] = marked_up(paragraphs=[*body, *below])
        for size in range(1, 8):
            items = [f"- {line}" for line in _OTHERS[:size]]
            pages[f"{size} items"] = "\n".join([HEADLINE, _DATE, *body, *items])
            pages[f"{size} items of a row"] = f"Title: {HEADLINE}\nDate: 2024-05-03\n\n" + "\n".join([*body, *items])
            joined = " ".join(_OTHERS[: size * 3])
            pages[f"{size} joined"] = "\n\n".join([HEADLINE, *body, joined])
            pages[f"{size} joined with own"] = "\n\n".join([HEADLINE, *body, f"{joined} {_OWN}"])
        yield all_of(f"strangers {name}", pages)


def parted() -> Iterator[Case]:
    """A story that goes on below lists, rankings, imprints, comments; its own, another's, or one sentence of it."""
    for one, other in product(PARTS["openers"], repeat=2):
        pages = {}
        for first, last in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4)):
            groups = PARAGRAPHS[:first], PARAGRAPHS[first:last], PARAGRAPHS[last:]
            head = [HEADLINE, _DATE]
            whole = [*head, *groups[0], one, *groups[1], other, *groups[2]]
            pages[f"{first} {last}"] = "\n\n".join(whole)
            pages[f"{first} {last} undated"] = "\n\n".join([HEADLINE, *whole[2:]])
            pages[f"{first} {last} listed"] = "\n\n".join(
                [*head, *groups[0], one, *_OTHERS[:2], *groups[1], other, *_OTHERS[2:4], *groups[2]]
            )
            pages[f"{first} {last} strange"] = "\n\n".join([*head, *groups[0], one, _STRANGE[0], other, *groups[2]])
        pages["first sentence"] = "\n\n".join([*head, "পানি বাড়ছে চরে।", one, other, *PARAGRAPHS])
        pages["strange below"] = "\n\n".join([*head, *PARAGRAPHS, one, *_STRANGE[:2], other, _STRANGE[2]])
        pages["strange above"] = "\n\n".join([_STRANGE[0], one, *head, *PARAGRAPHS, other, _STRANGE[1]])
        yield all_of(f"parted by {one} {other}", pages)


def announced() -> Iterator[Case]:
    """Lists of all kinds that a line announces, one item of which is none, with text behind them and without."""
    for sign, odd in product(PARTS["items"], ("", "চরের কথা", "সম্পাদক: রহিম উদ্দিন, ঢাকা", "[চর](/x)", "চর " * 15)):
        pages = {}
        for count, at in product((1, 2, 3), (0, -1)):
            items = [sign.format(n + 1, line) for n, line in enumerate(_OTHERS[:count])]
            if odd:
                items.insert(at % len(items), odd)
            for announcing in ("যা যা লাগবে:", "ফল—", "যা যা লাগবে"):
                above = [HEADLINE, *PARAGRAPHS[:2], announcing, *items]
                pages[f"{count} {at} {announcing}"] = "\n".join([*above, *PARAGRAPHS[2:]])
                pages[f"{count} {at} {announcing} last"] = "\n".join(above)
                pages[f"{count} {at} {announcing} and a line"] = "\n".join([*above, "শেয়ার করুন", *PARAGRAPHS[2:]])
        yield all_of(f"announced {sign} {odd}", pages)


def teased() -> Iterator[Case]:
    """A story of so many paragraphs with so many teasers of others below, above or among it, below a time or none."""
    for told, end in product(("", _DATE, "নিজস্ব প্রতিবেদক, ৩ মে ২০২৪", "নিজস্ব প্রতিবেদক"), (" …", " ... বিস্তারিত", "…")):
        pages = {}
        for size, count, head in product((1, 2, 3), (1, 2, 3), (0, 11, 12)):
            teasers = [line for n in range(count) for line in (_OTHERS[n], f"{_STRANGE[n % 3][:70]}{end}")]
            above = [HEADLINE, *([told] if told else []), *["চরের কথা"] * head]
            body = PARAGRAPHS[:size]
            pages[f"{size} {count} {head}"] = "\n\n".join([*above, *body, *teasers])
            pages[f"{size} {count} {head} above"] = "\n\n".join([*teasers, *above, *body])
            pages[f"{size} {count} {head} bare"] = "\n\n".join([*above[1:], *body, *teasers])
        yield all_of(f"teased {told} {end}", pages)


def between() -> Iterator[Case]:
    """Times of all kinds between two copies of the headline, behind the first, and between other lines."""
    for form in PARTS["around"]:
        pages = {}
        for day, site in product(PARTS["shown"], ("", "চরের কথা", "শুক্রবার, ৩ মে ২০২৪")):
            told = form.format(day)
            pages[f"{told} {site}"] = "\n\n".join([HEADLINE, told, *([site] if site else []), plain()])
            pages[f"{told} {site} behind"] = "\n\n".join([f"{HEADLINE} | {told}", *([site] if site else []), plain()])
            pages[f"{told} {site} above"] = "\n\n".join([told, HEADLINE, *([site] if site else []), plain()])
        yield all_of(f"between copies {form}", pages)
    for joined in ("নিজস্ব প্রতিবেদক", "আজ", "আ", "২", " নিজস্ব", "। আজ", "?"):
        pages = {}
        for title in (f"{HEADLINE} | চরের চিঠি", f"চরের চিঠি | {HEADLINE}", f"{HEADLINE} - সারাদেশ"):
            pages[title] = f"{title}\n\n{HEADLINE}{joined}\n\n{STORY}"
            pages[f"{title} dated"] = f"{title}\n\n{HEADLINE}{joined} {_DATE}\n\n{STORY}"
            pages[f"{title} in HTML"] = marked_up(f"<title>{title}</title>", headline=f"{HEADLINE}{joined}")
        yield all_of(f"joined to the headline {joined}", pages)


def bounded() -> Iterator[Case]:
    """Lines of a kind that are as long as lines of it may be, a sign shorter and a sign longer."""
    for form in PARTS["bounded"]:
        pages = {}
        for limit in (40, 60, 80, 160, 200, 260, 420):
            for size in (limit - 1, limit, limit + 1):
                filler = (" ".join(_OTHERS) + " ")[: max(0, size - len(form) + len("{0}"))]
                line = form.format(filler)
                pages[f"{size}"] = f"{plain()}\n\n{line}"
                pages[f"{size} above"] = f"{line}\n\n{plain()}"
                pages[f"{size} in the text"] = "\n\n".join([HEADLINE, *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]])
                pages[f"{size} in HTML"] = marked_up(shown=f"<p>{line}</p>", below=f"<p>{line}</p>")
        yield all_of(f"bounded {form}", pages)


def named_above() -> Iterator[Case]:
    """Pages that a section's name, a password or a picture's credit heads, with and without what a story has above."""
    for name in ("সারাদেশ", "মেঘনাপাড় বার্তা | সারাদেশ", "Archive", "লগইন করুন"):
        pages = {}
        for told, size in product(("", _DATE, "নিজস্ব প্রতিবেদক", "৩ মে ২০২৪", "চরের কথা ৩ মে ২০২৪"), (2, 3, 5)):
            shown = f"<p>{told}</p>" if told else ""
            pages[f"{told} {size}"] = marked_up(f"<title>{name}</title>", shown, paragraphs=PARAGRAPHS[:size])
            pages[f"{told} {size} labelled"] = (
                f"Title: {name}\nURL: https://hijal.example/1\n\n{HEADLINE}\n{told}\n{STORY}"
            )
        yield all_of(f"called {name}", pages)
    words = ["চরের", "মানুষকে", "ঘরে", "ঢুকতে", "হলে", "এখন", "নতুন", "পাসওয়ার্ড"]
    asked = {f"{n}": f"{HEADLINE}\n\n{' '.join(words[-n:])}\n\n{PARAGRAPHS[0]}" for n in range(1, len(words) + 1)}
    yield all_of("password", asked)
    picture = "নদীর ঘাটে নৌকা"
    credits = {}
    for more in (0, 1, 60, 66, 67, 68, 69, 70, 71, 72, 80):
        credit = f"ছবি: {'রহিম ' * 20}"[:more]
        credits[f"{more}"] = f"{HEADLINE}\n\n{picture}\n{picture} {credit}\n\n{STORY}"
        credits[f"{more} joined"] = f"{HEADLINE}\n\n{picture}\n{picture}{credit}ফাইল ছবি\n\n{STORY}"
    yield all_of("credited", credits)
    said = " ".join(PARAGRAPHS[2].split()[:9])
    pulled = {f"{at}": f"{at}{said}\n\n{STORY}" for at in ("", f"{HEADLINE}\n\n", "চর\n", f"{PARAGRAPHS[4]}\n\n")}
    yield all_of("pulled", pulled | {f"{at} row": row({"text": page}) for at, page in pulled.items()})


def poured() -> Iterator[Case]:
    """Pages on one line whose time has no label: a desk or none before it, near its headline and far, alone."""
    for menu, title in product(("", "প্রচ্ছদ জাতীয় রাজনীতি খেলা বিনোদন "), ("", f"{HEADLINE} ", f"{HEADLINE}? ")):
        pages = {}
        for told, gap in product(PARTS["poured"], (0, 40, 80, 100, 650, 710)):
            between = (" চর" * gap)[:gap]
            body = " ".join(PARAGRAPHS * 3)
            pages[f"{told} {gap}"] = f"{title}{menu}{title}{between} {told} {body}"
            pages[f"{told} {gap} and an imprint"] = f"{title}{menu}{between} {told} {body} সম্পাদক: রহিম উদ্দিন"
        yield all_of(f"poured {menu}{title}", pages)


def strangers() -> Iterator[Case]:
    """All of them."""
    for made in (headlines, parted, announced, teased, between, bounded, named_above, poured):
        yield from made()
