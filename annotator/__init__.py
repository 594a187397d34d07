"""Claim and source attribution in Bangla news: who says what, and how sure it is made to sound."""

__version__ = "0.1.0"
