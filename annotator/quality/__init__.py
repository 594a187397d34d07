"""How right it is: figures against gold or reviews, agreement, what differs between two runs, what no lexicon knows."""
