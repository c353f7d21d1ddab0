-- Extends the time for which a service is left alone; the longest wait wins.
UPDATE gangway.salesrest
   SET resteduntil = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE url = :url AND resteduntil < CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
