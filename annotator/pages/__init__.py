"""Reading: page dumps, HTML and rows of tables become pages, and the articles on them.

A page is split into lines, each known for what it is on the page (``lines``); the lines that are the article are found
(``body``); what scrapers joined to them is cut off (``inline``, ``repeats``); headline, outlet and time of publication
are read around them (``headline``, ``outlet``, ``published``).
"""

from annotator.intake import find_files
from annotator.pages.reader import Reading, read

__all__ = ["Reading", "find_files", "read"]
