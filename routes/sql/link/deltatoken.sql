-- Where the changes of a table were read up to.
SELECT token, changed FROM gangway.deltatoken WHERE entityset = :entityset
