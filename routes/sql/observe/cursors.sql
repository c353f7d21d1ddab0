-- How long ago the place in each table's changes was written down.
SELECT entityset, changed FROM gangway.deltatoken WHERE token IS NOT NULL
