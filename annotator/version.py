"""The version of the package, and the title of its workbooks: the only copy of each."""

__version__ = "0.1.0"

#: What the workbooks that ``tables.excel`` writes are called, by which ``intake.sheets`` knows them again.
WORKBOOK_TITLE = "Who says what in Bangla news"
