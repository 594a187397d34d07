"""Reading: page dumps, HTML and rows of tables become pages, and the articles on them.

A page is split into lines, each known for what it is on the page (``lines``); the lines that are the article are found
(``body``); what scrapers joined to them is cut off (``inline``, ``repeats``); headline, outlet and time of publication
are read around them (``headline``, ``outlet``, ``published``).
"""

from annotator.intake import find_files
from annotator.pages.reader import Each, PageReader, Task, read
from annotator.pages.readings import Reading, in_order

__all__ = ["Each", "PageReader", "Reading", "Task", "find_files", "in_order", "read"]
