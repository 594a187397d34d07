"""The page to look around: what is said in the database, by whom, where and how sure, for a browser on this machine.

``index.make_index`` reads a database into an index, ``app.application`` answers a browser out of it, ``static.write``
writes the same pages as files. Nothing here writes to the database. Why it is built so is told in
docs/decisions/explore.md.
"""
