"""Which sentences are worth a look: one in which no word can begin a cue or a hedge is never made into tokens."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.lexicon.verbs import Form
from annotator.rules.cues import CueFinder
from annotator.rules.hedges import HedgeFinder
from annotator.rules.verbal import LEARN, SAYING

#: What may follow the stem of a noun of saying, and that of a hedge.
DETERMINED = ("", "টি", "টা", "গুলো")
INFLECTED = ("", "ের", "র", "কে", "টি", "য়", "ে", "তে", "টিকে", "টির", "টিতে", "গুলো")
#: In nearly every sentence, and never a cue or a hedge without another trigger.
FREQUENT = frozenset({"যে", "না"})


def trigger_words(
    forms: Mapping[str, tuple[Form, ...]], lemmas: Mapping[str, str], cues: CueFinder, hedges: HedgeFinder
) -> frozenset[str]:
    """Written words one of which stands in every sentence that can hold a cue or a hedge.

    Args:
        forms: written form → the verb forms it can be.
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def triggers(form: Form) -> bool:
        lemma = lemmas[form.lemma]
        heard = form.kind == "noun" and lemma in cues.heard
        return lemma in SAYING or heard or (form.kind == "infinitive" and lemma == LEARN)

    words = {form for form, readings in forms.items() if any(map(triggers, readings))}
    words.update(stem + ending for stem in cues.triggers() for ending in DETERMINED)
    words.update(stem + ending for stem in hedges.triggers() for ending in INFLECTED)
    return frozenset(word + clitic for word in words - FREQUENT for clitic in ("", "ও", "ই"))
