-- Which processes are at work. Each says every few seconds that it lives; the claims of one that fell silent are given
-- back by the others at once, instead of waiting for the end of their leases. The clock is the database's.
CREATE TABLE gangway.node (
  nodeid                  VARCHAR(36) NOT NULL,
  name                    VARCHAR(100) NOT NULL,
  started                 TIMESTAMP WITH TIME ZONE NOT NULL,
  aliveuntil              TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT node_key PRIMARY KEY (nodeid)
);
ALTER TABLE gangway.due ADD nodeid VARCHAR(36);

-- Jobs that a batch has for itself, so that a scheduler does not start the next before the last has ended.
CREATE TABLE gangway.reservation (
  job                     VARCHAR(40) NOT NULL,
  nodeid                  VARCHAR(36) NOT NULL,
  since                   TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT reservation_key PRIMARY KEY (job)
);
