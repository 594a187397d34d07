"""Errors that end a command, each with the exit code it ends with.

    AnnotatorError              1  anything below; its text is one line that says what to do
    ├── UsageError              2  an option, a table or a format that does not exist
    ├── InputError              3  nothing could be read: a path that is missing, a file that cannot be opened
    ├── LexiconError            4  a lexicon file or record that is not of its form
    ├── DatabaseError           5  the database cannot be used
    │   ├── DatabaseLocked      5  another program is writing to it
    │   └── NewerSchema         5  it was written by a later version of this program
    ├── NotFound                6  no article, run or table of that name
    └── StudioError             7  Label Studio is not to be reached, or refuses

What is wrong with *one* page or one article is no error but a finding (``models.Finding``): data,
stored and listed, and the run goes on.
"""

from __future__ import annotations


class AnnotatorError(Exception):
    """A failure that the command line prints as one line, without a traceback."""

    exit_code = 1


class UsageError(AnnotatorError):
    exit_code = 2


class InputError(AnnotatorError):
    exit_code = 3


class LexiconError(AnnotatorError):
    exit_code = 4


class DatabaseError(AnnotatorError):
    exit_code = 5


class DatabaseLocked(DatabaseError):
    pass


class NewerSchema(DatabaseError):
    pass


class NotFound(AnnotatorError):
    exit_code = 6


class StudioError(AnnotatorError):
    exit_code = 7
