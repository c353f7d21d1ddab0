DELETE FROM gangway.error WHERE errorid = :errorid
