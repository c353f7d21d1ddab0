-- Checks that headquarters accepts writes; touches no row.
DELETE FROM gangway.due WHERE 1 = 0
