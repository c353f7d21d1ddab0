SELECT token, changed FROM gangway.deltatoken WHERE entityset = :entityset
