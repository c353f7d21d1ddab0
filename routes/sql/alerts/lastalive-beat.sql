-- Records that a permanently running node is alive. After a long silence (:toolong = 1) only one of several nodes hits
-- the row. Locks the row.
UPDATE gangway.lastalive
   SET name = :name, seen = CURRENT_TIMESTAMP
 WHERE CASE WHEN seen < CURRENT_TIMESTAMP - CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND THEN 1 ELSE 0 END = CAST(:toolong AS INTEGER)
