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
        ├── StudioRefused       7  it answered with an error; ``status`` is the answer's
        └── StudioUncertain     7  a writing call was sent and no answer came: it may have been carried out

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


class StudioRefused(StudioError):
    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
        """HTTP status of the answer."""


class StudioUncertain(StudioError):
    pass
