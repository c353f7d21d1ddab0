-- Since when a record has been waiting for its job, whatever happened to it meanwhile: a claim, an outage or a change of
-- the record leave it as it is. Unlike dueat, which each of them moves, it tells how far a job is behind.
ALTER TABLE gangway.due ADD COLUMN waitingsince TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;
