"""Bangla text, below all that reads it: one spelling of each sign, words, numbers, days, conjugation."""
