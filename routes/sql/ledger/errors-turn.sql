-- Waits for other operators who retry or discard errors. The embedded database has nothing to wait with.
SELECT 1 AS turn FROM (VALUES (1)) AS one(turn)
