-- The database as SQLite has it. PostgreSQL has the same tables, views and columns.
-- Offsets are 0-based code points into pages.text, end exclusive; moments are UTC.

-- An article's metadata, the same for every version of its body.
CREATE TABLE articles (
    id INTEGER NOT NULL,
    "key" VARCHAR(16) NOT NULL,
    url TEXT,
    url_key VARCHAR(16),
    outlet TEXT,
    outlet_name TEXT,
    headline TEXT,
    dateline TEXT,
    published_at DATETIME,
    published_offset INTEGER,
    published_day DATE,
    date_only BOOLEAN DEFAULT 0 NOT NULL,
    date_kind VARCHAR(16),
    updated_at DATETIME,
    updated_offset INTEGER,
    author TEXT,
    section TEXT,
    extra TEXT,
    added_at DATETIME NOT NULL,
    CONSTRAINT pk_articles PRIMARY KEY (id),
    CONSTRAINT uq_articles_key UNIQUE ("key"),
    CONSTRAINT uq_articles_url_key UNIQUE (url_key)
);

-- A page as it was found; its text never changes.
CREATE TABLE pages (
    id INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    media VARCHAR(16) NOT NULL,
    extractor TEXT,
    text TEXT NOT NULL,
    original BLOB,
    CONSTRAINT pk_pages PRIMARY KEY (id)
);

CREATE INDEX ix_pages_name ON pages (name);

CREATE INDEX ix_pages_sha256 ON pages (sha256);

-- A project on a Label Studio server. It has a key before it is made there, so that it is made once.
CREATE TABLE projects (
    id INTEGER NOT NULL,
    "key" VARCHAR(64) NOT NULL,
    number INTEGER,
    made_at DATETIME,
    url TEXT,
    watermark DATETIME,
    compared_at DATETIME,
    pushed_at DATETIME,
    pulled_at DATETIME,
    overlap DOUBLE,
    blind DOUBLE,
    CONSTRAINT pk_projects PRIMARY KEY (id),
    CONSTRAINT uq_projects_key UNIQUE ("key", made_at)
);

-- One going of a step over its input.
CREATE TABLE runs (
    id INTEGER NOT NULL,
    step VARCHAR(16) NOT NULL,
    version TEXT NOT NULL,
    lexicon TEXT,
    inputs VARCHAR(64),
    started_at DATETIME NOT NULL,
    finished_at DATETIME,
    counts JSON NOT NULL,
    CONSTRAINT pk_runs PRIMARY KEY (id)
);

CREATE INDEX ix_runs_inputs ON runs (inputs);

-- One state of an article's body. Exactly one of an article is current.
CREATE TABLE article_versions (
    id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    version VARCHAR(16) NOT NULL,
    page_id INTEGER NOT NULL,
    is_current BOOLEAN DEFAULT 1 NOT NULL,
    added_at DATETIME NOT NULL,
    CONSTRAINT pk_article_versions PRIMARY KEY (id),
    CONSTRAINT uq_article_versions_article_id UNIQUE (article_id, version),
    CONSTRAINT fk_article_versions_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE,
    CONSTRAINT uq_article_versions_page_id UNIQUE (page_id),
    CONSTRAINT fk_article_versions_page_id FOREIGN KEY(page_id) REFERENCES pages (id)
);

CREATE INDEX ix_article_versions_version ON article_versions (version);

CREATE UNIQUE INDEX uq_article_versions_current ON article_versions (article_id) WHERE is_current;

-- ``models.Finding``, and when it was first met.
CREATE TABLE findings (
    id INTEGER NOT NULL,
    digest VARCHAR(64) NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    severity VARCHAR(16) NOT NULL,
    run_id INTEGER,
    found_at DATETIME NOT NULL,
    CONSTRAINT pk_findings PRIMARY KEY (id),
    CONSTRAINT uq_findings_digest UNIQUE (digest),
    CONSTRAINT fk_findings_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);

CREATE INDEX ix_findings_place ON findings (place);

-- A person on the server.
CREATE TABLE reviewers (
    id INTEGER NOT NULL,
    project_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    drafts INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_reviewers PRIMARY KEY (id),
    CONSTRAINT uq_reviewers_project_id UNIQUE (project_id, number),
    CONSTRAINT fk_reviewers_project_id FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);

-- A sample of articles that was drawn to be reviewed, and how.
CREATE TABLE samples (
    id INTEGER NOT NULL,
    project_id INTEGER NOT NULL,
    size INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    strata JSON NOT NULL,
    drawn_at DATETIME NOT NULL,
    CONSTRAINT pk_samples PRIMARY KEY (id),
    CONSTRAINT uq_samples_project_id UNIQUE (project_id, size, seed),
    CONSTRAINT fk_samples_project_id FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);

-- The attributions that one run, or one reviewer, found in one version of an article: perhaps none.
CREATE TABLE annotations (
    id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    basis VARCHAR(16) NOT NULL,
    run_id INTEGER,
    digest VARCHAR(64) NOT NULL,
    is_current BOOLEAN DEFAULT 1 NOT NULL,
    made_at DATETIME NOT NULL,
    CONSTRAINT pk_annotations PRIMARY KEY (id),
    CONSTRAINT ck_annotations_prediction_has_run CHECK (basis <> 'predicted' OR run_id IS NOT NULL),
    CONSTRAINT fk_annotations_version_id FOREIGN KEY(version_id) REFERENCES article_versions (id) ON DELETE CASCADE,
    CONSTRAINT fk_annotations_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);

CREATE INDEX ix_annotations_run_id ON annotations (run_id);

CREATE INDEX ix_annotations_version_id ON annotations (version_id);

CREATE UNIQUE INDEX uq_annotations_current ON annotations (version_id, basis) WHERE is_current;

-- The frame of a sample: each article that could have been drawn, with its chance, and whether it was.
CREATE TABLE sample_frames (
    sample_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    stratum TEXT NOT NULL,
    chance DOUBLE NOT NULL,
    is_drawn BOOLEAN NOT NULL,
    CONSTRAINT pk_sample_frames PRIMARY KEY (sample_id, article_id),
    CONSTRAINT fk_sample_frames_sample_id FOREIGN KEY(sample_id) REFERENCES samples (id) ON DELETE CASCADE,
    CONSTRAINT fk_sample_frames_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_sample_frames_article_id ON sample_frames (article_id);

-- A piece of the body.
CREATE TABLE segments (
    version_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    CONSTRAINT pk_segments PRIMARY KEY (version_id, position),
    CONSTRAINT ck_segments_forward CHECK (start_offset >= 0 AND end_offset >= start_offset),
    CONSTRAINT fk_segments_version_id FOREIGN KEY(version_id) REFERENCES article_versions (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

-- ``models.Attribution`` without its spans.
CREATE TABLE attributions (
    annotation_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    uid VARCHAR(64) NOT NULL,
    via VARCHAR(64),
    rule TEXT,
    score DOUBLE,
    hedge_level SMALLINT NOT NULL,
    function VARCHAR(16) NOT NULL,
    quote_type VARCHAR(16) NOT NULL,
    scope VARCHAR(16) NOT NULL,
    polarity VARCHAR(16) NOT NULL,
    source_type VARCHAR(16) NOT NULL,
    canonical TEXT,
    affiliation TEXT,
    CONSTRAINT pk_attributions PRIMARY KEY (annotation_id, number),
    CONSTRAINT uq_attributions_annotation_id UNIQUE (annotation_id, uid),
    CONSTRAINT ck_attributions_hedge_level CHECK (hedge_level BETWEEN 0 AND 3),
    CONSTRAINT ck_attributions_score CHECK (score BETWEEN 0 AND 1),
    CONSTRAINT fk_attributions_annotation_id FOREIGN KEY(annotation_id) REFERENCES annotations (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

-- A fragment of a hedge in the outlet's own voice.
CREATE TABLE bare_hedges (
    annotation_id INTEGER NOT NULL,
    span INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_bare_hedges PRIMARY KEY (annotation_id, span, position),
    CONSTRAINT ck_bare_hedges_forward CHECK (start_offset >= 0 AND end_offset > start_offset),
    CONSTRAINT fk_bare_hedges_annotation_id FOREIGN KEY(annotation_id) REFERENCES annotations (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

-- ``models.Held``: who holds the floor in a sentence that no attribution holds.
CREATE TABLE floor (
    annotation_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    holder VARCHAR(16) NOT NULL,
    source TEXT,
    evidence TEXT NOT NULL,
    CONSTRAINT pk_floor PRIMARY KEY (annotation_id, number),
    CONSTRAINT ck_floor_forward CHECK (start_offset >= 0 AND end_offset > start_offset),
    CONSTRAINT ck_floor_speaker_has_name CHECK ((source IS NOT NULL) = (holder = 'speaker')),
    CONSTRAINT fk_floor_annotation_id FOREIGN KEY(annotation_id) REFERENCES annotations (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

-- An article version on its way to reviewers: the outbox.
CREATE TABLE tasks (
    id INTEGER NOT NULL,
    project_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    sample_id INTEGER,
    "key" VARCHAR(40) NOT NULL,
    number INTEGER,
    state VARCHAR(16) NOT NULL,
    prediction_id INTEGER,
    digest VARCHAR(64),
    is_blind BOOLEAN DEFAULT 0 NOT NULL,
    changed_at DATETIME NOT NULL,
    seen_at DATETIME,
    CONSTRAINT pk_tasks PRIMARY KEY (id),
    CONSTRAINT uq_tasks_project_id UNIQUE (project_id, "key"),
    CONSTRAINT fk_tasks_project_id FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE,
    CONSTRAINT fk_tasks_version_id FOREIGN KEY(version_id) REFERENCES article_versions (id) ON DELETE CASCADE,
    CONSTRAINT fk_tasks_sample_id FOREIGN KEY(sample_id) REFERENCES samples (id),
    CONSTRAINT fk_tasks_prediction_id FOREIGN KEY(prediction_id) REFERENCES annotations (id) ON DELETE SET NULL
);

CREATE INDEX ix_tasks_project_id_number ON tasks (project_id, number);

CREATE INDEX ix_tasks_project_id_state ON tasks (project_id, state);

CREATE INDEX ix_tasks_version_id ON tasks (version_id);

-- A run of text that belongs to a part of an attribution. A part is nearly always one fragment.
CREATE TABLE fragments (
    annotation_id INTEGER NOT NULL,
    attribution INTEGER NOT NULL,
    label VARCHAR(16) NOT NULL,
    span INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_fragments PRIMARY KEY (annotation_id, attribution, label, span, position),
    CONSTRAINT fk_fragments_annotation_id FOREIGN KEY(annotation_id, attribution) REFERENCES attributions (annotation_id, number) ON DELETE CASCADE,
    CONSTRAINT ck_fragments_forward CHECK (start_offset >= 0 AND end_offset > start_offset)
)
 WITHOUT ROWID;

-- A version of an annotation as the server gave it, whole, and what became of it. No version is ever deleted.
CREATE TABLE reviews (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    digest VARCHAR(64) NOT NULL,
    raw JSON NOT NULL,
    reviewer_id INTEGER,
    editor_id INTEGER,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    seconds DOUBLE,
    is_skip BOOLEAN DEFAULT 0 NOT NULL,
    is_adjudicated BOOLEAN DEFAULT 0 NOT NULL,
    is_bulk BOOLEAN DEFAULT 0 NOT NULL,
    is_latest BOOLEAN DEFAULT 1 NOT NULL,
    is_chosen BOOLEAN DEFAULT 0 NOT NULL,
    deleted_at DATETIME,
    pulled_at DATETIME NOT NULL,
    reader INTEGER,
    status VARCHAR(16),
    comment TEXT,
    annotation_id INTEGER,
    base_id INTEGER,
    inferred JSON NOT NULL,
    CONSTRAINT pk_reviews PRIMARY KEY (id),
    CONSTRAINT uq_reviews_task_id UNIQUE (task_id, number, digest),
    CONSTRAINT fk_reviews_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE,
    CONSTRAINT fk_reviews_reviewer_id FOREIGN KEY(reviewer_id) REFERENCES reviewers (id),
    CONSTRAINT fk_reviews_editor_id FOREIGN KEY(editor_id) REFERENCES reviewers (id),
    CONSTRAINT fk_reviews_annotation_id FOREIGN KEY(annotation_id) REFERENCES annotations (id) ON DELETE SET NULL,
    CONSTRAINT fk_reviews_base_id FOREIGN KEY(base_id) REFERENCES annotations (id) ON DELETE SET NULL
);

CREATE INDEX ix_reviews_annotation_id ON reviews (annotation_id);

CREATE UNIQUE INDEX uq_reviews_latest ON reviews (task_id, number) WHERE is_latest;

-- The attributions of current annotations of current article versions: a row each. Predictions and reviews
-- differ in `basis`; count one of them, or what `is_best`: of each article its review, else its prediction.
-- `published_at` is UTC, `published_day` the day where it was published.
CREATE VIEW current_attributions AS
SELECT
    articles.key AS article,
    article_versions.version,
    pages.name,
    articles.outlet,
    articles.outlet_name,
    articles.published_at,
    articles.published_day,
    articles.headline,
    articles.url,
    annotations.basis,
    annotations.basis = 'reviewed' OR NOT EXISTS (
        SELECT 1 FROM annotations AS reviewed
        WHERE reviewed.version_id = article_versions.id AND reviewed.basis = 'reviewed' AND reviewed.is_current
    ) AS is_best,
    runs.version AS rule_pass,
    attributions.uid AS attribution,
    (
        SELECT group_concat(text, ' … ') FROM (
        SELECT text
        FROM fragments WHERE fragments.annotation_id = attributions.annotation_id
        AND fragments.attribution = attributions.number AND fragments.label = 'SOURCE' ORDER BY position
        )
    ) AS source,
    (
        SELECT group_concat(text, ' … ') FROM (
        SELECT text
        FROM fragments WHERE fragments.annotation_id = attributions.annotation_id
        AND fragments.attribution = attributions.number AND fragments.label = 'CUE' ORDER BY position
        )
    ) AS cue,
    (
        SELECT group_concat(text, ' … ') FROM (
        SELECT text
        FROM fragments WHERE fragments.annotation_id = attributions.annotation_id
        AND fragments.attribution = attributions.number AND fragments.label = 'CLAIM' ORDER BY position
        )
    ) AS claim,
    (
        SELECT count(DISTINCT fragments.span) FROM fragments
        WHERE fragments.annotation_id = attributions.annotation_id
        AND fragments.attribution = attributions.number AND fragments.label = 'HEDGE'
    ) AS hedges,
    attributions.hedge_level,
    attributions.function,
    attributions.quote_type,
    attributions.scope,
    attributions.polarity,
    attributions.source_type,
    attributions.canonical,
    attributions.affiliation,
    attributions.via,
    attributions.rule,
    attributions.score,
    attributions.annotation_id,
    attributions.number
FROM articles
JOIN article_versions ON article_versions.article_id = articles.id AND article_versions.is_current
JOIN pages ON pages.id = article_versions.page_id
JOIN annotations ON annotations.version_id = article_versions.id AND annotations.is_current
JOIN attributions ON attributions.annotation_id = annotations.id
LEFT JOIN runs ON runs.id = annotations.run_id;

-- What each person made of the current version of an article, as it is on the server now: a row each. Skips,
-- what was deleted there and what could not be read are left out. `editor` is another person who changed it
-- last; `is_blind` is one that began from no prediction. `is_chosen` is the one that speaks for its
-- article; `status` other than done does not count as reviewed.
CREATE VIEW current_reviews AS
SELECT
    articles.key AS article,
    article_versions.version,
    pages.name,
    articles.outlet,
    articles.outlet_name,
    articles.published_at,
    articles.published_day,
    articles.headline,
    articles.url,
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
FROM articles
JOIN article_versions ON article_versions.article_id = articles.id AND article_versions.is_current
JOIN pages ON pages.id = article_versions.page_id
JOIN tasks ON tasks.version_id = article_versions.id
JOIN reviews ON reviews.task_id = tasks.id AND reviews.is_latest AND reviews.deleted_at IS NULL AND NOT reviews.is_skip
LEFT JOIN reviewers ON reviewers.id = reviews.reviewer_id
LEFT JOIN reviewers AS editors ON editors.id = reviews.editor_id
WHERE reviews.annotation_id IS NOT NULL;
