-- The longest wait counts.
UPDATE gangway.salesrest
   SET resteduntil = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE url = :url AND resteduntil < CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
