SELECT entityset, token, changed FROM gangway.deltatoken ORDER BY entityset
