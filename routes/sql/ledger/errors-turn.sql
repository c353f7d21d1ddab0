-- Does nothing: on PostgreSQL, its twin waits for other operators who retry or discard errors. The embedded database has
-- no lock for that.
SELECT 1 AS turn FROM (VALUES (1)) AS one(turn)
