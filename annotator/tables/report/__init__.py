"""The report: one page that shows a reading's tables to somebody who only reads a page.

``page.report_page`` makes the page of all outlets and stories, ``article.article_page`` that of one article. Both are
whole in themselves: they ask nothing of the network and run no script. Every figure comes out of a row of a table that
``annotator export`` writes too.
"""
