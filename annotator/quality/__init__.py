"""Quality: evaluation against gold or reviews, agreement, changes by reviewers, candidates for the lexicon."""
