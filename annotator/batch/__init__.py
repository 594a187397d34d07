"""Archives: tables of articles annotated part by part, on one machine or many, without a database.

``annotate_table`` is a function of an Arrow table alone; whatever maps a function over the parts of a data set can run
it. ``partitions`` and ``cluster`` do so over Parquet files, here or by a Dask scheduler.
"""

from annotator.batch.schema import SCHEMA
from annotator.batch.table import annotate_table

__all__ = ["SCHEMA", "annotate_table"]
