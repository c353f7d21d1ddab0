-- Selects when the delta token of each table was last stored.
SELECT entityset, changed FROM gangway.deltatoken WHERE token IS NOT NULL
