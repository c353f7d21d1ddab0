INSERT INTO gangway.customerlink (dataareaid, customeraccount, entityset, recordid, known)
VALUES (:dataareaid, :customeraccount, :entityset, :recordid, :known)
