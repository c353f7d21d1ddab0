-- Remembers for all nodes and later runs that a service asked to be left alone.
INSERT INTO gangway.salesrest (url, resteduntil)
VALUES (:url, CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND)
