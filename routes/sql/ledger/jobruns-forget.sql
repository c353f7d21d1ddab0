-- Deletes the runs of nodes that are long gone.
DELETE FROM gangway.jobrun WHERE lastrun < :before
