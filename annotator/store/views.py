"""Views for people who query the database with tools of their own: what stands now, nothing superseded.

They are dropped before migrations run and made anew after the last one, so that they follow from the tables and the
attributes as they are. A change here takes effect with the next migration, which may be an empty one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.attributes import NAMES
from annotator.labels import Label

#: What lies between two fragments of a part, as in ``Span.text``.
_GLUE = " … "

_ARTICLE = """\
    articles.key AS article,
    article_versions.version,
    pages.name,
    articles.outlet,
    articles.outlet_name,
    articles.published_at,
    articles.published_day,
    articles.headline,
    articles.url,"""

_CURRENT_VERSION = """\
FROM articles
JOIN article_versions ON article_versions.article_id = articles.id AND article_versions.is_current
JOIN pages ON pages.id = article_versions.page_id"""


@dataclass(frozen=True, slots=True)
class View:
    """A view."""

    meaning: str
    """What it holds."""
    query: str
    """With places for the words of the parts, and for the attributes."""

    def statement(self, name: str, dialect: str) -> str:
        """Return the statement that makes it.

        Args:
            dialect: ``sqlite`` or ``postgresql``.
        """
        parts = {label.lower(): _words(label, dialect) for label in (Label.SOURCE, Label.CUE, Label.CLAIM)}
        attributes = "\n".join(f"    attributions.{each}," for each in NAMES)
        return f"CREATE VIEW {name} AS\n{self.query.format(**parts, attributes=attributes)}"


#: By name.
VIEWS = {
    "current_attributions": View(
        "The attributions of current annotations of current article versions: a row each. Predictions and reviews\n"
        "differ in `basis`; count one of them, or what `is_best`: of each article its review, else its prediction.\n"
        "`published_at` is UTC, `published_day` the day where it was published.",
        f"""\
SELECT
{_ARTICLE}
    annotations.basis,
    annotations.basis = 'reviewed' OR NOT EXISTS (
        SELECT 1 FROM annotations AS reviewed
        WHERE reviewed.version_id = article_versions.id AND reviewed.basis = 'reviewed' AND reviewed.is_current
    ) AS is_best,
    runs.version AS rule_pass,
    attributions.uid AS attribution,
    {{source}} AS source,
    {{cue}} AS cue,
    {{claim}} AS claim,
    (
        SELECT count(DISTINCT fragments.span) FROM fragments
        WHERE fragments.annotation_id = attributions.annotation_id
        AND fragments.attribution = attributions.number AND fragments.label = '{Label.HEDGE}'
    ) AS hedges,
{{attributes}}
    attributions.via,
    attributions.rule,
    attributions.score,
    attributions.annotation_id,
    attributions.number
{_CURRENT_VERSION}
JOIN annotations ON annotations.version_id = article_versions.id AND annotations.is_current
JOIN attributions ON attributions.annotation_id = annotations.id
LEFT JOIN runs ON runs.id = annotations.run_id""",
    ),
    "current_reviews": View(
        "What each person made of the current version of an article, as it is on the server now: a row each. Skips,\n"
        "what was deleted there and what could not be read are left out. `editor` is another person who changed it\n"
        "last; `is_blind` is one that began from no prediction. `is_chosen` is the one that speaks for its\n"
        "article; `status` other than done does not count as reviewed.",
        f"""\
SELECT
{_ARTICLE}
    COALESCE(NULLIF(reviewers.name, ''), NULLIF(reviewers.email, ''), 'unknown reviewer') AS reviewer,
    COALESCE(NULLIF(editors.name, ''), NULLIF(editors.email, '')) AS editor,
    tasks.is_blind,
    COALESCE(reviews.status, 'done') AS status,
    reviews.comment,
    reviews.is_chosen,
    reviews.is_adjudicated,
    reviews.is_bulk,
    reviews.seconds,
    reviews.created_at,
    reviews.updated_at,
    (SELECT count(*) FROM attributions WHERE attributions.annotation_id = reviews.annotation_id) AS attributions,
    reviews.annotation_id,
    reviews.base_id,
    tasks.number AS task,
    reviews.number AS review
{_CURRENT_VERSION}
JOIN tasks ON tasks.version_id = article_versions.id
JOIN reviews ON reviews.task_id = tasks.id AND reviews.is_latest AND reviews.deleted_at IS NULL AND NOT reviews.is_skip
LEFT JOIN reviewers ON reviewers.id = reviews.reviewer_id
LEFT JOIN reviewers AS editors ON editors.id = reviews.editor_id
WHERE reviews.annotation_id IS NOT NULL""",
    ),
}


def drop(connection: Connection) -> None:
    """Drop the views that are there."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def make(connection: Connection) -> None:
    """Make the views."""
    for name, view in VIEWS.items():
        connection.exec_driver_sql(view.statement(name, connection.dialect.name))


def _words(label: Label, dialect: str) -> str:
    """The expression for the words of a part, its fragments in order."""
    of = f"""\
        FROM fragments WHERE fragments.annotation_id = attributions.annotation_id
        AND fragments.attribution = attributions.number AND fragments.label = '{label}'"""
    if dialect == "sqlite":  # whose aggregates have no order of their own before version 3.44
        fragments = f"(\n        SELECT text\n{of} ORDER BY position\n        )"
        return f"(\n        SELECT group_concat(text, '{_GLUE}') FROM {fragments}\n    )"
    return f"(\n        SELECT string_agg(text, '{_GLUE}' ORDER BY position)\n{of}\n    )"
