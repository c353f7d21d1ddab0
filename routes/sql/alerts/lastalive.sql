-- Selects when a permanently running node was last alive, and whether that is longer ago than allowed.
SELECT name, seen, CASE WHEN seen < CURRENT_TIMESTAMP - CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND THEN 1 ELSE 0 END AS toolong
  FROM gangway.lastalive
