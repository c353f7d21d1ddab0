DELETE FROM gangway.error WHERE requestid = :requestid
