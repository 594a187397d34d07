"""What an object that a command prints is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

#: Nothing beside the fields, and each field told by the words below it.
STRICT = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Printed(BaseModel):
    """An object that a command prints."""

    model_config = STRICT
