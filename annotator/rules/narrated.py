"""Step 3, first half: what a narrator only tells or asks of, so that nobody says anything: columns and features."""

from __future__ import annotations

from collections.abc import Callable

from annotator.rules.cases import Case
from annotator.rules.claims import OPENING, RIGHT
from annotator.rules.cue import BELIEF, COMMITMENT, DEMAND, DENIAL, QUESTION, Cue
from annotator.rules.exclusions import NEAR, NOTHING, Ruling, Tying
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence

#: Rules of the cues by which somebody asks.
ASKS = frozenset({"compound.jiggesh", "modal.ask"})
#: Tenses of what is done again and again.
HABIT = frozenset({"present", "past_habitual"})
#: Tokens of what is done besides at most, its mark among them.
LONGEST = 7
#: Classes of words that are no sound that is heard.
NO_SOUND = frozenset({"pointer", "complementiser", "conjunction", "connective", "content_noun"})


class Narrated:
    """The cases by which a narrator only tells or asks that something is said."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self.cases: tuple[tuple[Case[Tying, Ruling], Callable[[Cue], bool]], ...] = (
            (self._asked_who, lambda cue: cue.kind == "verb"),
            (self._asked_what, lambda cue: cue.kind == "verb" and not cue.negative),
            (self._put_to_the_reader, lambda cue: cue.function is BELIEF and not cue.passive),
            (self._nobody_does, lambda cue: cue.negative and cue.kind == "verb"),
            (self._sounds, lambda cue: cue.rule == "verb.shona"),
            (self._not_written, lambda cue: cue.verb.written and cue.passive and cue.negative),
            (self._makes_works, lambda cue: cue.verb.says and not cue.passive),
            (self._not_to_be_denied, lambda cue: cue.function is DENIAL and cue.passive and cue.negative),
            (self._does_time_and_again, lambda cue: cue.function is COMMITMENT and not cue.passive),
            (self._neither_does, lambda cue: cue.verb.says and cue.negative and not cue.passive),
            (self._never_will, lambda cue: cue.negative and cue.kind == "verb"),
        )

    def _asked_who(self, t: Tying) -> Ruling | None:
        """Who says it is asked: কে কী | বললেন টের পাইনি; ‘কে | বলেছে জানি না, …’; not এ কে খান, কে এম রফিক | বলেন."""
        words = t.s.words
        for k in range(t.cue.first - 1, t.lo - 1, -1):
            if words[k].text in self._g.asking_who:
                after = words[k + 1]
                named = {t.s.text_at(k - 1), after.text} & self._g.initials or self._knows.name(after)
                asks = after.text in self._g.asking or after.text in self._g.asking_whom
                return None if (named and not asks) or after.text in self._g.alternatives else NOTHING  # কে বা কারা
            if words[k].mark or (words[k].forms and words[k].case != "acc"):
                return None
        return None

    def _never_will(self, t: Tying) -> Ruling | None:
        """What somebody else will not say, nobody has been silent about yet: একটি মহল এ নিয়ে | কথা বলবে না; ওটিপি কাউকে |
        বলবেন না; not এ নিয়ে আমি কিছু | বলব না."""
        words = t.s.words[t.cue.first : t.cue.last]
        return NOTHING if t.cue.person != "first" and any("future" in word.tenses for word in words) else None

    def _asked_what(self, t: Tying) -> Ruling | None:
        """What was said, to whom or why is asked: কাকে কী | বলা হলো, কেউ বোঝেনি; কোন নদীর কথা | বলছেন তিনি?"""
        s, cue = t.s, t.cue
        if cue.function in (QUESTION, BELIEF, DEMAND) or cue.first == t.lo:
            return None
        before = s.words[cue.first - 1].text
        if (before in self._g.asking and before not in self._g.asking_who) or before in self._g.asking_whom:
            marked = cue.last == len(s) or s.words[cue.last].mark or s.words[cue.last].text in self._g.that
            open_ = s.text_at(cue.last) == "," and s.text_at(cue.last + 1) not in OPENING
            return NOTHING if open_ or not marked else None
        asked = before in self._g.talk and s.text_at(cue.last) not in RIGHT and "?" in s.text[s.end - 1 : s.end + 1]
        near = range(cue.first - 2, max(t.lo, cue.first - NEAR) - 1, -1) if asked else ()
        return NOTHING if any(s.words[k].text in self._g.asking_which for k in near) else None

    def _put_to_the_reader(self, t: Tying) -> Ruling | None:
        """What the reader is asked: আপনি কি কখনো | ভেবেছেন, পাখিরা কোথায় যায়? not মেয়র | ভেবেছেন, …"""
        s = t.s
        asked = "?" in s.text[s.end - 1 : s.end + 1] and t.cue.first > t.lo
        return NOTHING if asked and any(word.text in self._g.readers for word in s.words[t.lo : t.cue.first]) else None

    def _nobody_does(self, t: Tying) -> Ruling | None:
        """Nobody ever does it, or asks: কেউ তাকে নিয়ে | লেখে না; কারও নাম | জিজ্ঞেস করেননি; not কেউ কিছু | বলছে না."""
        if t.cue.rule in ASKS:
            return NOTHING
        asks = t.cue.function is QUESTION or t.cue.verb.says or t.cue.compound.silent
        words = t.s.words[t.lo : t.cue.first] if asks and _tenses(t.s, t.cue) == {"present"} else ()
        return NOTHING if any(word.text in self._g.nobody for word in words) else None

    def _sounds(self, t: Tying) -> Ruling | None:
        """A sound is heard, something else told behind it: মাঝিদের হাঁক | শোনা যায়, …; not বাজারে | শোনা যায়, …"""
        s, k = t.s, t.cue.first - 1
        if k < t.lo or s.text_at(t.cue.last) not in RIGHT:
            return None
        word = s.words[k]
        if word.case != "nom" or word.is_aside or word.mark or word.nonfinite or word.classes & NO_SOUND:
            return None
        return NOTHING if self._knows.thing(word) or (k > t.lo and s.words[k - 1].case == "gen") else None

    def _not_written(self, t: Tying) -> Ruling | None:
        """A work was not written so or for that: বইটি টাকার জন্য | লেখা হয়নি; not সনদের কোথাও | লেখা হয়নি যে …"""
        s, cue = t.s, t.cue
        if s.text_at(cue.last) in self._g.that or (
            cue.first > t.lo and s.words[cue.first - 1].classes & {"pointer", "content_noun"}
        ):
            return None
        told = any(s.words[k].case == "loc" and self._knows.document_at(s, k) for k in range(t.lo, cue.first))
        return None if told else NOTHING

    def _makes_works(self, t: Tying) -> Ruling | None:
        """A work is what somebody tells or writes, ever or never: দাদি গল্প | বলতেন, …; মাঝি কবিতা | লেখেন, …; not, by
        that name, কবিতা | বলেন, …"""
        s, k = t.s, t.cue.first - 1
        if s.text_at(t.cue.last) in self._g.works and t.cue.last + 1 == len(s):
            return NOTHING  # রাতে | লেখেন ছোটগল্প
        if k < t.lo or s.words[k].text not in self._g.works:
            return None
        named = k == t.lo and self._knows.proper_name(s.words[k])
        if named or s.text_at(t.cue.last) in OPENING or s.text_at(t.cue.last + 1) in OPENING:
            return None
        judged = s.words[k].text in self._g.claimed  # অভিযোগ মিথ্যা | বলেন
        return NOTHING if t.cue.negative or (not judged and _tenses(s, t.cue) <= HABIT) else None

    def _not_to_be_denied(self, t: Tying) -> Ruling | None:
        """What nobody can deny the narrator says himself: | অস্বীকার করা যায় না, হকাররা কষ্টে আছেন."""
        k = t.cue.last - 1
        forms = t.s.words[k - t.s.words[k].is_a("negation")].forms
        return NOTHING if any(form.lemma == "jaowa" and form.tense == "present" for form in forms) else None

    def _does_time_and_again(self, t: Tying) -> Ruling | None:
        """What somebody does again and again, one thing after another: নেতারা আসেন, আশ্বাস | দেন, চলে যান; not মেয়র আশ্বাস |
        দেন, ঘাট খুলবে."""
        s, start, last = t.s, t.cue.last, t.s.words[-1]
        told = t.cue.first > t.lo and s.words[t.cue.first - 1].case == "gen"  # ঘাট খোলার | ঘোষণা দেয়, যেখানে …
        if told or s.text_at(start) != "," or _tenses(s, t.cue) != {"present"} or len(s) - start > LONGEST:
            return None
        plain = any(form.tense == "present" and form.kind == "finite" and not form.negative for form in last.forms)
        same = plain and last.honorific == (t.cue.person == "honorific")
        subject = any("subject_pronoun" in word.classes or word.case == "pl" for word in s.words[start:])
        return NOTHING if same and not subject else None

    def _neither_does(self, t: Tying) -> Ruling | None:
        """Nor does he do something else, which is not what is said: শেষ কথা | বলে যাননি, লিখে যাননি কোথাও."""
        s, start = t.s, t.cue.last
        behind = s.words[start + 1 : start + 1 + NEAR] if s.text_at(start) == "," else []
        verb = next((word for word in behind if word.finite and not word.nonfinite), None)
        tenses = _tenses(s, t.cue)
        if verb is None or not any(form.negative and form.tense in tenses for form in verb.forms):
            return None
        said = behind[0].text in self._g.asking or "subject_pronoun" in behind[0].classes
        said = said or behind[0].case == "pl" or self._knows.speaks(behind[0]) or self._knows.proper_name(behind[0])
        return None if said or verb.honorific != (t.cue.person == "honorific") else NOTHING


def _tenses(s: Sentence, cue: Cue) -> set[str]:
    """The tenses that the cue's verb can be in."""
    k = cue.last - 1
    forms = s.words[k - s.words[k].is_a("negation")].forms
    return {form.tense for form in forms if form.kind == "finite" and form.tense}
