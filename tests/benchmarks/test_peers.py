"""What is compared with peers: the scan finds the cues and hedges that the rule pass begins with."""

from __future__ import annotations

from annotator.rules import RulePass
from benchmarks.peers.compare import cue_words, scan


def test_the_scan_finds_cues_and_hedges() -> None:
    rules = RulePass()
    assert scan(rules, "নদী কমিশন জানিয়েছে, ঘাট বন্ধ। সম্ভবত কাল পানি নামবে। ঘাটে তিনটি নৌকা আছে।") == 2
    assert len(cue_words(rules)) > 100
