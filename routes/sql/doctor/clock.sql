-- The database's time, to compare with this machine's.
SELECT t.now FROM (VALUES (CURRENT_TIMESTAMP)) AS t (now)
