"""Annotations in forms that other programs read: JSON lines, brat standoff, W3C Web Annotation, spaCy's DocBin.

Each form has a writer and a reader, and what is written is read again as it was. Offsets are code points
into the stored text of the page in all of them.
"""

from annotator.interchange.rows import from_row, line, to_row

__all__ = ["from_row", "line", "to_row"]
