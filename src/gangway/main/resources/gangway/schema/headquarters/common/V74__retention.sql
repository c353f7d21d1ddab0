-- Whose turn it is to erase what is older than gangway.retention.* allow: one row. Who takes the turn sets nextsweep ahead,
-- and again with each step, so that a node that dies leaves it to another.
CREATE TABLE gangway.retention (
  onlyone                 INTEGER DEFAULT 1 NOT NULL,
  nodeid                  VARCHAR(36),
  nextsweep               TIMESTAMP WITH TIME ZONE NOT NULL,
  lastsweep               TIMESTAMP WITH TIME ZONE,
  CONSTRAINT retention_key PRIMARY KEY (onlyone),
  CONSTRAINT retention_one CHECK (onlyone = 1)
);
INSERT INTO gangway.retention (onlyone, nextsweep) VALUES (1, CURRENT_TIMESTAMP);
