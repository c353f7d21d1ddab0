-- Deletes the links to Sales records that were deleted there. Locks those links.
DELETE FROM gangway.customerlink
 WHERE recordid IN (SELECT k.recordid FROM UNNEST(CAST(:recordids AS VARCHAR(36) ARRAY)) AS k (recordid))
