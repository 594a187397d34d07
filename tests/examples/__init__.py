"""Example sentences with their attributions marked in the text, and what runs the rule pass over them."""
