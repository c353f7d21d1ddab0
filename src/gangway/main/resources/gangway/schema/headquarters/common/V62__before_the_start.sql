-- What was in the channel up to the start point when P-0001 began, so that what comes there later is noticed; null where
-- it began before this was kept.
ALTER TABLE gangway.watermark ADD COLUMN startcounter BIGINT;
ALTER TABLE gangway.watermark ADD COLUMN startrecords BIGINT;
ALTER TABLE gangway.watermark ADD COLUMN starttime TIMESTAMP;
