"""``annotate_table`` mapped over a data set by Ray Data or by Spark, as docs/scale.md has it; run in their environment.

python -m tests.batch.engines (ray|spark) IN OUT
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pyarrow as pa

from annotator.batch import SCHEMA, annotate_table


def on_ray(source: str, target: str) -> None:
    """Map the function over batches of rows."""
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=200_000_000)
    articles = ray.data.read_parquet(source)
    articles.map_batches(annotate_table, batch_format="pyarrow", batch_size=20).write_parquet(target)


def annotated(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Annotate what Spark hands over."""
    for batch in batches:
        yield from annotate_table(pa.Table.from_batches([batch])).to_batches()


def on_spark(source: str, target: str) -> None:
    """Map the function over partitions."""
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    settings = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.driver.host": "127.0.0.1"}
    spark = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    found = spark.read.parquet(source).mapInArrow(annotated, from_arrow_schema(SCHEMA))
    found.write.parquet(target)


if __name__ == "__main__":
    {"ray": on_ray, "spark": on_spark}[sys.argv[1]](*sys.argv[2:])
