"""With whom the reporter spoke, or whom somebody tried to reach: কথা হয় দোকানি রহিম মিয়ার সঙ্গে, মেয়রকে ফোন করা হলে."""

from __future__ import annotations

from annotator.rules.before import Before
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.unanswered import called

#: Tokens before an anaphor, in its own sentence, in which somebody named is looked for.
NEAR = 100


class Contacts(Before):
    """Finds whom a sentence tells that somebody reached or tried to reach."""

    def body(self, s: Sentence, hi: int) -> Speaker | None:
        """Return the body that somebody got in touch with: নদী কমিশনের | সঙ্গে যোগাযোগ, কমিশনের দপ্তরে | যোগাযোগ."""
        for k in range(hi - 2, max(-1, hi - NEAR), -1):
            beside = s.words[k + 1]
            within = s.words[k].case == "loc" and beside.nominative in self._g.contact
            if within or (s.words[k].case == "gen" and beside.text in self._g.company):
                phrase = self._phrases.grow(s, k, k + 1, 0)
                described = self._namer.describe(s, phrase, "third")
                named = described.role in ("body", "entity") and not described.person
                return self._coreference.settle(s, phrase, described) if named else None
        return None

    def reached(self, s: Sentence, hi: int) -> Speaker | None:
        """Return with whom the reporter spoke, or tried to, as the first ``hi`` tokens of a sentence tell."""
        words = s.words[max(0, hi - NEAR) : hi]
        texts = [word.text for word in words]
        talked = [words[n].forms for n, text in enumerate(texts[:-1], 1) if text in self._g.talk]
        reporter = bool(talked) and any(self._knows.reports(s, k) for k in range(max(0, hi - NEAR), hi))
        held = ("howa", "bola") if reporter else ("howa",)
        spoke = any(form.lemma in held for forms in talked for form in forms)
        reached = spoke or not self._g.contact.isdisjoint([word.nominative for word in words])
        asked = not self._g.to_learn.isdisjoint(texts)
        if not (reached or asked):
            return None
        beside = (self._g.company | self._g.by_phone if reached else frozenset()) | (
            self._g.asked_of if asked else frozenset()
        )
        for k in range(hi - 1, max(0, hi - NEAR) - 1, -1):
            if s.words[k].case != "gen" and not (reached and called(s, k, hi)):
                continue
            closes = s.words[k].case == "acc" or k + 1 == len(s.words)
            # … সঙ্গে, or কথা হয় … লেখিকা রেহানা বেগমের
            if closes or any(word.text in beside for word in s.words[k + 1 : min(k + 3, hi)]):
                phrase = self._phrases.grow(s, k, k + 1, 0)
                speaker = self._namer.describe(s, phrase, "honorific")
                known = speaker.names and self._knows.known_name(s.words[k])
                if (known or speaker.role in ("office", "spokesperson")) and not speaker.plural:
                    return self._coreference.settle(s, phrase, speaker)
        return None
