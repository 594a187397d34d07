"""The workflow as functions, a module a step: ingest, annotate, push and pull, export, compare.

Nothing here knows a terminal: what happened comes back as a record, and how far it has come goes to a ``Progress``.
The command line and the public API (``annotator.api``) are skins over it.
"""
