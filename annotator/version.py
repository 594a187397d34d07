"""The version of the package, the only copy."""

__version__ = "0.1.0"
