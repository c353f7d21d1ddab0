-- A node that stays up is there; hits the row for one of several that come after a long silence. Locks the row.
UPDATE gangway.lastalive
   SET name = :name, seen = CURRENT_TIMESTAMP
 WHERE CASE WHEN seen < CURRENT_TIMESTAMP - CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND THEN 1 ELSE 0 END = CAST(:toolong AS INTEGER)
