-- Remembers which Sales record belongs to a customer, and the values both sides had.
INSERT INTO gangway.customerlink (dataareaid, customeraccount, entityset, recordid, known)
VALUES (:dataareaid, :customeraccount, :entityset, :recordid, :known)
