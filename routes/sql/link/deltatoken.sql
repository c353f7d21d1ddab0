-- Selects the delta token up to which the changes of a table were read.
SELECT token, changed FROM gangway.deltatoken WHERE entityset = :entityset
