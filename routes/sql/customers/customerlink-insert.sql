-- Links a customer to its Sales record, with the values both sides had.
INSERT INTO gangway.customerlink (dataareaid, customeraccount, entityset, recordid, known)
VALUES (:dataareaid, :customeraccount, :entityset, :recordid, :known)
