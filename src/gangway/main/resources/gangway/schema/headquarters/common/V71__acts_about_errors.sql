-- Which error somebody decided about, and what it said: the error itself is gone when it was discarded.
ALTER TABLE gangway.act ADD COLUMN errorid BIGINT;
ALTER TABLE gangway.act ADD COLUMN words VARCHAR(4000);
CREATE INDEX act_error ON gangway.act (errorid);
