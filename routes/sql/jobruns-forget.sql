DELETE FROM gangway.jobrun WHERE lastrun < :before
