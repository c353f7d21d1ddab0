-- When a change that came before its link is looked at again (UTC, as seen).
ALTER TABLE gangway.earlychange ADD COLUMN lookat TIMESTAMP DEFAULT LOCALTIMESTAMP NOT NULL;
CREATE INDEX earlychange_look ON gangway.earlychange (lookat);
