-- Stores how long a service asked to be left alone, for all nodes and later runs.
INSERT INTO gangway.salesrest (url, resteduntil)
VALUES (:url, CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND)
