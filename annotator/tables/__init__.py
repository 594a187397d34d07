"""The exported tables: what a row holds, which tables there are, and the formats they are written in.

A row model says everything about its table once: from it come the columns of every format, the JSON
Schema and the data dictionary. A further table is a row model and a line in ``catalogue.TABLES``.
"""
