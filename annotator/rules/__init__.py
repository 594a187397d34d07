"""The rule pass: who says what in a Bangla news text, and how sure it is made to sound.

``RulePass`` is the way in; ``engine`` shows the steps in the order of the work.
"""

from annotator.rules.engine import RulePass

__all__ = ["RulePass"]
