"""Calls of the house to follow it, joined to the paragraph behind them."""

from __future__ import annotations

import re

#: A call at the beginning of a line, with the next word joined to it: what stands behind is the story's.
FOLLOW = re.compile(r"[^।?!]{4,90}?(?:ফলো|অনুসরণ|সাবস্ক্রাইব|লাইক|শেয়ার|ক্লিক) করুন(?=[ক-হঅ-ঔA-Z‘“])")
