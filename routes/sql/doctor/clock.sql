-- Selects the database's time, to compare it with this machine's clock.
SELECT t.now FROM (VALUES (CURRENT_TIMESTAMP)) AS t (now)
